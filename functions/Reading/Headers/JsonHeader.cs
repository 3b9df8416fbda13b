using System.Text.Json;

namespace Newsroom.Reading.Headers;

/// <summary>Reads front matter that is a JSON object.</summary>
internal static class JsonHeader
{
    private const int MaxDepth = 16;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <exception cref="HeaderException">It is not a JSON object.</exception>
    public static HeaderMap Read(string source, int firstLine)
    {
        try
        {
            using var document = JsonDocument.Parse(source, Options);
            return Value(document.RootElement, source, firstLine) as HeaderMap
                ?? throw new HeaderException("it is not an object", firstLine, new InvalidDataException());
        }
        catch (JsonException error)
        {
            throw new HeaderException("it is not valid JSON", (int)(error.LineNumber ?? 0) + firstLine, error);
        }
        catch (InvalidOperationException error)
        {
            throw new HeaderException("it has half of a character in it", firstLine, error);
        }
    }

    /// <summary>The length of the object with which a text begins, in characters; null where it has no end.</summary>
    public static int? LengthOf(string text)
    {
        var (depth, isString) = (0, false);
        for (var i = 0; i < text.Length && i < HeaderBlock.MaxLength; i++)
        {
            switch (text[i])
            {
                case '\\' when isString:
                    i++;
                    break;
                case '"':
                    isString = !isString;
                    break;
                case '\n' when isString:
                    // No string goes on to another line: the quotation mark at its end is missing.
                    return null;
                case '{' or '[' when !isString:
                    depth++;
                    break;
                case '}' or ']' when !isString && --depth == 0:
                    return i + 1;
                default:
                    break;
            }
        }

        return null;
    }

    private static HeaderValue Value(JsonElement value, string source, int firstLine, int line = 0) => value.ValueKind switch
    {
        JsonValueKind.Object => new HeaderMap([.. value.EnumerateObject().Select(field => Entry(field, source, firstLine))], line),
        JsonValueKind.Array => new HeaderList([.. value.EnumerateArray().Select(item => Value(item, source, firstLine, line))], line),
        JsonValueKind.String => new HeaderText(value.GetString() ?? "", line),
        JsonValueKind.Null => new HeaderText("", line),
        _ => new HeaderText(value.GetRawText(), line),
    };

    // A JSON document does not say where its fields stand: the first of that name is shown to the editor.
    private static HeaderEntry Entry(JsonProperty field, string source, int firstLine)
    {
        var index = source.IndexOf($"\"{field.Name}\"", StringComparison.Ordinal);
        var line = firstLine + (index < 0 ? 0 : source.AsSpan(0, index).Count('\n'));
        return new HeaderEntry(field.Name, line, Value(field.Value, source, firstLine, line));
    }
}
