using System.Text.Json;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>The fields of an object, by names in any case. A field of the wrong type is reported and left out.</summary>
internal sealed class JsonFields
{
    private const int MaxItems = 200;
    private const int MaxQuotedLength = 100;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _nulls = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;
    private readonly ICollection<string> _warnings;

    /// <param name="fields">The object.</param>
    /// <param name="path">What stands before the names of the fields in warnings: <c>events[1].</c></param>
    /// <param name="warnings">Takes what could not be read.</param>
    public JsonFields(JsonElement fields, string path, ICollection<string> warnings)
    {
        _path = path;
        _warnings = warnings;
        foreach (var field in fields.EnumerateObject())
        {
            if (field.HasEscapeOfHalf())
            {
                continue;
            }

            if (field.Value.ValueKind == JsonValueKind.Null)
            {
                _nulls.Add(field.Name);
            }
            else
            {
                _fields[field.Name] = field.Value;
            }
        }
    }

    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Whether a field is there and says that there is nothing.</summary>
    public bool IsNull(string name) => _nulls.Contains(name);

    /// <summary>A text on one line.</summary>
    public string? Line(string name) => StatedText.Line(Written(name));

    /// <summary>A text with its lines; null where it is blank.</summary>
    public string? Lines(string name) =>
        Written(name) is { } written && StatedText.Lines(written) is var text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text that stands for something; <paramref name="expected"/> says for what.</summary>
    public T? Read<T>(string name, Func<string?, T?> parse, string expected)
    {
        if (Line(name) is not { } text)
        {
            return default;
        }

        var value = parse(text);
        if (value is null)
        {
            Warn(name, $"'{TextLimits.Shorten(text, MaxQuotedLength)}' is not {expected}");
        }

        return value;
    }

    /// <summary>What a field says, of whatever type; null where it is missing.</summary>
    public string? Scalar(string name) => !_fields.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? StatedText.Line(Text(name, value)) ?? "" : value.GetRawText();

    public bool? Flag(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Warn(name, "it is neither true nor false");
        return null;
    }

    /// <summary>A number of bytes or the like: whole, and not below 0.</summary>
    public long? Count(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) && count >= 0)
        {
            return count;
        }

        Warn(name, "it is not a whole number");
        return null;
    }

    /// <summary>Texts: a list of them, or one with commas.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return [];
        }

        return value.ValueKind == JsonValueKind.String
            ? [.. (Line(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MaxItems)]
            : [.. Items(name).Select(item => item.Text).OfType<string>()];
    }

    /// <summary>What a list holds: texts, and objects with fields of their own. Anything else is reported and left out.</summary>
    public IEnumerable<(string? Text, JsonFields? Fields)> Items(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            yield break;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Warn(name, "it is not a list");
            yield break;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray().Take(MaxItems))
        {
            var path = $"{name}[{index++}]";
            switch (item.ValueKind)
            {
                case JsonValueKind.String when StatedText.Line(Text(path, item)) is { } text:
                    yield return (text, null);
                    break;
                case JsonValueKind.Object:
                    yield return (null, new JsonFields(item, $"{_path}{path}.", _warnings));
                    break;
                default:
                    Warn(path, "it is neither a text nor an object");
                    break;
            }
        }
    }

    /// <summary>An object with fields of its own; null where there is none.</summary>
    public JsonFields? Object(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, $"{_path}{name}.", _warnings);
        }

        Warn(name, "it is not an object");
        return null;
    }

    /// <summary>A text or an object, or the first of a list of them; nothing where it is missing.</summary>
    public (string? Text, JsonFields? Fields) First(string name) => !_fields.TryGetValue(name, out var value) ? default
        : value.ValueKind switch
        {
            JsonValueKind.Array => Items(name).FirstOrDefault(),
            JsonValueKind.Object => (null, Object(name)),
            _ => (Line(name), null),
        };

    public void Warn(string name, string why) => _warnings.Add($"Field \"{_path}{name}\": {why}; it was left out.");

    private string? Written(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return Text(name, value);
        }

        Warn(name, "it is not a text");
        return null;
    }

    private string? Text(string path, JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Escapes of halves of characters.
            Warn(path, "it has characters in it that are none");
            return null;
        }
    }
}
