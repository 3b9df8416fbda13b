using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using SmartReader;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>What a reader makes of a page.</summary>
/// <param name="Text">All of the text.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Title">The title.</param>
/// <param name="Date">The day of publication.</param>
/// <param name="Author">The author.</param>
internal sealed record PageReading(string Text, string Html, string? Title, DateOnly? Date, string? Author)
{
    private static readonly PageReading Nothing = new("", "", null, null, null);

    /// <summary>The text without what is said below pictures.</summary>
    public string WithoutCaptions()
    {
        var page = new HtmlParser().ParseDocument(Html);
        foreach (var caption in page.QuerySelectorAll("figcaption"))
        {
            caption.Remove();
        }

        return HtmlText.Of(page.Body!);
    }

    public static PageReading ByNewsroom(ArticleReader reader, byte[] page)
    {
        try
        {
            var body = reader.Read(new Upload(new BlobPath("page.html"), "1", DateTimeOffset.UtcNow, page.Length, page)).Body;
            return new PageReading(
                body.Text, body.Html, body.Title, body.PublishedInferred ? null : DateOnly.FromDateTime(body.Published.DateTime), body.Author);
        }
        catch (UnreadableException)
        {
            return Nothing;
        }
    }

    /// <summary>SmartReader, a port of Mozilla's Readability. Neither reader gets the page's address.</summary>
    public static PageReading BySmartReader(byte[] page)
    {
        using var reader = new Reader("https://example.org/", Encoding.UTF8.GetString(page));
        var article = reader.GetArticle();
        return new PageReading(
            article.TextContent ?? "", article.Content ?? "", article.Title,
            article.PublicationDate is { } date ? DateOnly.FromDateTime(date) : null, article.Byline);
    }
}
