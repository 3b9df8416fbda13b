using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Newsroom.Feeds;

namespace Newsroom.Http.Api;

/// <summary>The JSON Schemas (draft 2020-12, as in OpenAPI 3.1) of the responses, generated from the types that are serialized.</summary>
internal sealed class ApiSchemas
{
    private const string Suffix = "Resource";

    private readonly SortedDictionary<string, JsonNode?> _components = new(StringComparer.Ordinal);

    /// <summary>The schemas referred to so far, by name.</summary>
    public JsonObject Components =>
        new(_components.Select(component => KeyValuePair.Create(component.Key, component.Value?.DeepClone())));

    public JsonObject Reference(Type type)
    {
        var name = Name(type);
        if (_components.TryAdd(name, null))
        {
            _components[name] = type.IsEnum ? Choice(type) : Export(type);
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    /// <summary><c>EditionResource</c> becomes Edition, <c>ListResource&lt;EditionResource&gt;</c> EditionList.</summary>
    private static string Name(Type type) =>
        type.DeclaringType == typeof(JsonFeed) ? $"JsonFeed{type.Name}" :
        type.IsGenericType ? Name(type.GenericTypeArguments[0]) + type.Name[..type.Name.IndexOf(Suffix, StringComparison.Ordinal)]
        : type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;

    /// <summary>The types of JSON Feed are written with other names than those of the API.</summary>
    private static JsonTypeInfo TypeInfo(Type type) =>
        (ApiJson.Readable.GetTypeInfo(type) ?? JsonFeedJson.Readable.GetTypeInfo(type))!;

    private JsonNode Export(Type type) => TypeInfo(type).GetJsonSchemaAsNode(new JsonSchemaExporterOptions
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) =>
            context.Path.Length > 0 && Named(context.TypeInfo) is { } type
                ? Reference(type)
                : ApiFormats.Refine(context, Simplify(context.TypeInfo, (JsonObject)schema)),
    });

    /// <summary>The type, if its schema has a name: objects and enumerations. Other schemas are inlined.</summary>
    private static Type? Named(JsonTypeInfo type) =>
        type.Kind == JsonTypeInfoKind.Object ? type.Type
        : (Nullable.GetUnderlyingType(type.Type) ?? type.Type) is { IsEnum: true } choice ? choice
        : null;

    private static JsonObject Choice(Type type)
    {
        var names = Enum.GetNames(type).Select(name => JsonValue.Create(name.ToLowerInvariant()));
        return new() { ["type"] = "string", ["enum"] = new JsonArray([.. names]) };
    }

    /// <summary>Removes the null types: unknown values are absent, never null.</summary>
    private static JsonObject Simplify(JsonTypeInfo type, JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = types.First(one => one!.GetValue<string>() != "null")!.DeepClone();
        }

        schema.Remove("default");
        if (type.Type == typeof(long) || type.Type == typeof(long?))
        {
            schema["format"] = "int64";
        }

        if (type.Kind == JsonTypeInfoKind.Object)
        {
            var required = type.Properties
                .Where(property => property.Get is not null && !property.IsGetNullable && !IsNullable(property))
                .Select(property => JsonValue.Create(property.Name));
            schema["required"] = new JsonArray([.. required]);
        }

        return schema;
    }

    private static bool IsNullable(JsonPropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null;
}
