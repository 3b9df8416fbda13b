using AngleSharp.Dom;
using Markdig;

namespace Newsroom.Reading;

/// <summary>Reads Markdown: CommonMark with tables, footnotes and bare links.</summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseAutoLinks().UseFootnotes().UseEmphasisExtras().UseListExtras().Build();

    /// <exception cref="UnreadableException">It is nested too deeply.</exception>
    public static Page Read(string text, HtmlCleaner cleaner)
    {
        var body = cleaner.Clean(ToHtml(text));
        var headline = TakeHeadline(body);
        var lead = body.QuerySelector("p")?.TextContent.Trim().ReplaceLineEndings(" ") ?? "";
        return new Page(headline, lead, body.InnerHtml.Trim(), HtmlText.Of(body), Cut: []);
    }

    private static string ToHtml(string text)
    {
        try
        {
            return Markdown.ToHtml(text, Pipeline);
        }
        catch (ArgumentException tooDeep)
        {
            throw new UnreadableException("The text is nested too deeply: quotations or lists stand inside each other without end.", tooDeep);
        }
    }

    /// <summary>The first heading, where nothing stands before it. Headings below it keep their level: a page shows the headline as h1.</summary>
    private static string? TakeHeadline(IElement body)
    {
        if (body.FirstElementChild is not { LocalName: "h1" } heading || heading.TextContent.Trim() is not { Length: > 0 } headline)
        {
            return null;
        }

        heading.Remove();
        return headline.ReplaceLineEndings(" ");
    }
}
