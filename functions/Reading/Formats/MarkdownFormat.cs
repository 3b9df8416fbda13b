using Markdig;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats;

/// <summary>Markdown: CommonMark with tables, footnotes and bare links, and front matter.</summary>
public sealed class MarkdownFormat(HtmlCleaner html) : IFormat
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseAutoLinks().UseFootnotes().UseEmphasisExtras().UseListExtras().Build();

    public IReadOnlyList<string> Extensions => ["md", "markdown"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings)
    {
        var (stated, text) = FrontMatter.Read(TextDecoder.Decode(content.Span, warnings), warnings);
        var cut = new List<string>();
        var body = html.Clean(ToHtml(text), cut);
        var headline = Headings.TakeFirst(body);
        return new Page { Body = body, Headline = headline, Stated = stated, Cut = cut };
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
}
