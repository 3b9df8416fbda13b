using System.Text;
using System.Text.Json;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>A JSON file that holds an article.</summary>
internal sealed class JsonSource(JsonDocument document, JsonElement article) : IDisposable
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public JsonElement Article => article;

    /// <exception cref="UnreadableException">It is no JSON, or no article; the message names line and column.</exception>
    public static JsonSource Parse(string text)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException error)
        {
            throw new UnreadableException($"The file is not valid JSON: {Place(text, error)}: {Reason(error)}", error);
        }

        return document.RootElement switch
        {
            { ValueKind: JsonValueKind.Object } article => new JsonSource(document, article),
            { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 1 && list[0].ValueKind == JsonValueKind.Object =>
                new JsonSource(document, list[0]),
            var other => Refuse(document, text, other),
        };
    }

    public void Dispose() => document.Dispose();

    private static JsonSource Refuse(JsonDocument document, string text, JsonElement root)
    {
        using (document)
        {
            var before = text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length);
            var place = $"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
            throw new UnreadableException(
                root.ValueKind == JsonValueKind.Array
                    ? $"The file must hold one article: at {place} begins a list of {root.GetArrayLength():N0}. Put each article into a "
                    + "file of its own."
                    : $"The file must hold an article as an object with fields such as \"title\" and \"text\": at {place} stands "
                    + "something else.");
        }
    }

    // The parser counts from 0, and bytes.
    private static string Place(string text, JsonException error)
    {
        var line = (int)(error.LineNumber ?? 0);
        var written = Encoding.UTF8.GetBytes(text.Split('\n').ElementAtOrDefault(line) ?? "");
        var column = Encoding.UTF8.GetCharCount(written, 0, (int)Math.Min(error.BytePositionInLine ?? 0, written.Length)) + 1;
        return $"line {line + 1}, column {column}";
    }

    private static string Reason(JsonException error) =>
        error.Message.Contains("depth", StringComparison.Ordinal) ? $"it is nested more than {MaxDepth} deep."
        : error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and > 0 ? error.Message[..end]
        : error.Message;
}
