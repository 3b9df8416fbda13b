using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Newsroom.Reading.Formats.Json;

/// <summary>Fields of elements that may be of any kind.</summary>
internal static class JsonElements
{
    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonElement? found = null;
        foreach (var field in element.EnumerateObject())
        {
            found = IsNamed(field, name) ? field.Value : found;
        }

        return found is { ValueKind: not JsonValueKind.Null } ? found : null;
    }

    public static bool Has(this JsonElement? element, string name) => element?.Member(name) is not null;

    public static string? Text(this JsonElement element, string name)
    {
        try
        {
            return element.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Escapes of halves of characters.
            return null;
        }
    }

    private static bool IsNamed(JsonProperty field, string name)
    {
        try
        {
            return field.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // Escapes of halves of characters.
            return false;
        }
    }

    /// <summary>What a field holds, or what each of its elements holds.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.Member(name) is not { } value ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    public static JsonNode? Copy(this JsonElement element, string name) => element.Member(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => JsonObject.Create(value),
        { ValueKind: JsonValueKind.Array } value => JsonArray.Create(value),
        { } value => JsonValue.Create(value),
    };
}

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class NodeJson : JsonSerializerContext;
