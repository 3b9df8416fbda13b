using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Json;

namespace Newsroom.Reading;

/// <summary>Divides files with several articles: JSON Feeds, lists of posts, graphs of schema.org.</summary>
public sealed class ArticleLists(HtmlCleaner html)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="upload">The file.</param>
    /// <param name="key">The only article that is wanted; null for all.</param>
    /// <returns>Null if the file is one article, or none.</returns>
    /// <exception cref="UnreadableException">It can't be divided; the message says why.</exception>
    public ArticleList? Read(Upload upload, string? key = null)
    {
        if (upload.Path.Extension != BlobPath.ListExtension || upload.Content is not { } bytes)
        {
            return null;
        }

        var warnings = new List<string>();
        var budget = ReadingBudget.Start();
        using var source = new JsonSource(TextDecoder.Decode(bytes.Span, warnings));
        if (!source.IsList)
        {
            return null;
        }

        source.CheckCount();
        if (source.Others is > 0 and var others)
        {
            warnings.Add($"{others} of the list's elements are no objects, and so no articles; they were left out.");
        }

        var articles = new List<ListedArticle>();
        foreach (var items in source.Articles.Select(one => JsonItem.Of(one.Article, one.Container)).GroupBy(item => item.Key))
        {
            budget.Check();
            articles.AddRange(Divide([.. items.DistinctBy(item => item.Article.GetRawText())], key));
        }

        return new ArticleList(articles, warnings);
    }

    private IEnumerable<ListedArticle> Divide(IReadOnlyList<JsonItem> same, string? key)
    {
        if (same is [{ Id: { } id }, _, ..])
        {
            // One of them may be the draft of the other.
            var refusal = $"{same.Count} articles of the file have the id '{TextLimits.Shorten(id, TextLimits.MaxTag)}', and nothing says "
                + "which of them counts. Give each an id of its own, or remove the others.";
            return [new ListedArticle(same[0].Key, Title: null, Content: default, refusal)];
        }

        var items = same.Count == 1 ? same : same.Select(item => item.ByContent());
        return items.Where(item => key is null || item.Key == key).Select(Read);
    }

    private ListedArticle Read(JsonItem item)
    {
        try
        {
            var article = new ForeignArticle(html).Translate(item.Article, item.Container);
            using var content = new MemoryStream();
            using (var writer = new Utf8JsonWriter(content, Compact))
            {
                article.WriteTo(writer);
            }

            var title = StatedText.Line(article.Text("title"));
            return new ListedArticle(item.Key, title is null ? null : TextLimits.Shorten(title, TextLimits.MaxTitle), content.ToArray());
        }
        catch (Exception reason) when (reason is UnreadableException or InvalidOperationException)
        {
            // As it is: reading it gives the reason.
            var written = Encoding.UTF8.GetBytes(item.Article.GetRawText());
            return new ListedArticle(item.Key, Title: null, written, (reason as UnreadableException)?.Message);
        }
    }
}
