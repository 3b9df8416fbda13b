using System.Runtime.InteropServices;
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
            found = !field.HasEscapeOfHalf() && field.NameEquals(name) ? field.Value : found;
        }

        return found is { ValueKind: not JsonValueKind.Null } ? found : null;
    }

    /// <summary>The names of the fields of an object.</summary>
    public static IEnumerable<string> Names(this JsonElement element) =>
        element.EnumerateObject().Where(field => !field.HasEscapeOfHalf()).Select(field => field.Name);

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

    /// <summary>
    /// Whether a name has an escape of half a character, or of a letter near those. Half a character alone can't be compared, and costs an
    /// exception each time; names that are looked for have none.
    /// </summary>
    public static bool HasEscapeOfHalf(this JsonProperty field)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(field);
        return name.IndexOf("\\ud"u8) >= 0 || name.IndexOf("\\uD"u8) >= 0;
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
