using System.Text;
using System.Text.Json;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Json;

/// <summary>A JSON file, and the articles that it holds.</summary>
internal sealed class JsonSource : IDisposable
{
    private const int MaxArticles = 200;
    private const int MaxDepth = 32;
    private const int MaxCounted = 1_000;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = MaxDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly string _text;
    private readonly JsonDocument _document;

    /// <param name="text">The text of the file.</param>
    /// <param name="maxArticles">How many articles are looked for.</param>
    /// <exception cref="UnreadableException">It is no JSON; the message says where.</exception>
    public JsonSource(string text, int maxArticles = MaxCounted)
    {
        _text = text;
        try
        {
            _document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException error)
        {
            throw new UnreadableException($"The file is not valid JSON: {Place(text, error)}: {Reason(error)}", error);
        }

        Articles = [.. ArticlesIn(Root).Take(maxArticles)];
    }

    /// <summary>The articles in the file, each with what it stands in.</summary>
    public IReadOnlyList<(JsonElement Article, JsonContainer Container)> Articles { get; }

    /// <summary>
    /// Whether each article of the file is to be an article by itself: there are several, or it is a feed or a list that has only one just
    /// now. A single article that stands beside other things of schema.org is what was said of one page.
    /// </summary>
    public bool IsList => Articles switch
    {
        [] => ListIn(Root)?.GetArrayLength() == 0,
        [var (article, _)] => ForeignArticle.IsFeed(Root)
            || (Root.ValueKind == JsonValueKind.Array && !ForeignArticle.IsLinkedData(article)),
        _ => true,
    };

    /// <summary>Elements of a list that are no objects, and so no articles.</summary>
    public int Others => ListIn(Root)?.EnumerateArray().Count(element => element.ValueKind != JsonValueKind.Object) ?? 0;

    private JsonElement Root => _document.RootElement;

    /// <summary>The only article.</summary>
    /// <exception cref="UnreadableException">There is none, or there are several; the message says what to do.</exception>
    public (JsonElement Article, JsonContainer Container) Single()
    {
        CheckCount();
        return Articles is [var single] ? single : throw new UnreadableException(Refusal(_text, Root, Articles.Count));
    }

    /// <exception cref="UnreadableException">It holds more articles than one file may.</exception>
    public void CheckCount()
    {
        if (Articles.Count > MaxArticles)
        {
            throw new UnreadableException($"The file holds {Count(Articles.Count)} articles: at most {MaxArticles} are read from one file. "
                + "Divide it, and upload it again.");
        }
    }

    public void Dispose() => _document.Dispose();

    private static JsonElement? ListIn(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array ? root : ForeignArticle.IsFeed(root) ? root.Member("items") : null;

    private static IEnumerable<(JsonElement Article, JsonContainer Container)> ArticlesIn(JsonElement root)
    {
        var list = ListIn(root) is { } elements ? elements.EnumerateArray()
            : ForeignArticle.IsGraph(root) ? root.Member("@graph")!.Value.EnumerateArray()
            : Enumerable.Repeat(root, 1);
        var container = new JsonContainer(root);
        foreach (var element in list.Where(element => element.ValueKind == JsonValueKind.Object))
        {
            if (root.ValueKind == JsonValueKind.Array && (ForeignArticle.IsFeed(element) || ForeignArticle.IsGraph(element)))
            {
                foreach (var inner in ArticlesIn(element))
                {
                    yield return inner;
                }
            }
            else if (!ForeignArticle.IsLinkedData(element) || ForeignArticle.IsArticleOfSchema(element))
            {
                yield return (element, container);
            }
        }
    }

    private static string Refusal(string text, JsonElement root, int articles)
    {
        var before = text.AsSpan(0, text.Length - text.AsSpan().TrimStart().Length);
        var place = $"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}";
        return articles > 1 ? $"The file holds {Count(articles)} articles, and can't be read as one: at {place} begins a list."
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
        error.Message.Contains("maximum configured depth", StringComparison.Ordinal) ? $"it is nested more than {MaxDepth} deep."
        : error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is var end and > 0 ? error.Message[..end]
        : error.Message;
}
