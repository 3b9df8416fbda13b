using System.Text;
using System.Text.Json;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>A JSON file that holds an article.</summary>
internal sealed class JsonSource(JsonDocument document, JsonElement article) : IDisposable
{
    private const int MaxDepth = 32;
    private const int MaxCounted = 1_000;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public JsonElement Article => article;

    /// <param name="text">The file.</param>
    /// <param name="toText">The text of a piece of HTML.</param>
    /// <exception cref="UnreadableException">It is no JSON, or no article, or several; the message says where or what to do.</exception>
    public static JsonSource Parse(string text, Func<string, string> toText)
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

        var articles = Articles(document.RootElement).Take(MaxCounted).ToList();
        if (articles is [var (article, around)])
        {
            return new JsonSource(document, new ForeignArticle(toText).Translate(article, around));
        }

        using (document)
        {
            throw new UnreadableException(Refusal(text, document.RootElement, articles.Count));
        }
    }

    public void Dispose() => document.Dispose();

    /// <summary>The articles in a file, each with what it stands in.</summary>
    private static IEnumerable<(JsonElement Article, JsonElement Around)> Articles(JsonElement root)
    {
        var list = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray()
            : ForeignArticle.IsFeed(root) ? root.Member("items")!.Value.EnumerateArray()
            : ForeignArticle.IsGraph(root) ? root.Member("@graph")!.Value.EnumerateArray()
            : Enumerable.Repeat(root, 1);
        foreach (var element in list.Where(element => element.ValueKind == JsonValueKind.Object))
        {
            if (root.ValueKind == JsonValueKind.Array && (ForeignArticle.IsFeed(element) || ForeignArticle.IsGraph(element)))
            {
                foreach (var inner in Articles(element))
                {
                    yield return inner;
                }
            }
            else if (!ForeignArticle.IsLinkedData(element) || ForeignArticle.IsArticleOfSchema(element))
            {
                yield return (element, root);
            }
        }
    }

    private static string Refusal(string text, JsonElement root, int articles)
    {
        var before = text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length);
        var place = $"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
        const string advice = "A file is one article, so that it can be changed, corrected and withdrawn by itself: put each into a "
            + "file of its own.";
        return articles > 1 && ForeignArticle.IsFeed(root)
                ? $"The file is a JSON Feed of {Count(articles)} articles. {advice} An item of the feed can be such a file as it is."
            : articles > 1 ? $"The file holds {Count(articles)} articles: at {place} begins a list. {advice}"
            : ForeignArticle.IsFeed(root) ? "The file is a JSON Feed without an item."
            : ForeignArticle.IsGraph(root) || ForeignArticle.IsLinkedData(root)
                ? "The file has no article in it: none of its elements is a NewsArticle, an Article or the like (\"@type\")."
            : $"The file must hold an article as an object with fields such as \"title\" and \"text\": at {place} stands something else.";
    }

    private static string Count(int articles) => articles < MaxCounted ? $"{articles:N0}" : $"{MaxCounted:N0} or more";

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
