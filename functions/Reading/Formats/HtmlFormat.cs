using Newsroom.Content;
using AngleSharp.Dom;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Web;

namespace Newsroom.Reading.Formats;

/// <summary>
/// Pages that a web team saved from a browser or exported from a content management system: only the article is read, and what the page
/// says about it to machines.
/// </summary>
public sealed class HtmlFormat(HtmlCleaner html) : IFormat
{
    /// <summary>Blocks that are cleaned at a time.</summary>
    private const int PartSize = 100;

    private const int MaxCutCount = 500;
    private const int MaxCutLength = 2_000;

    public IReadOnlyList<string> Extensions => ["html", "htm"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings)
    {
        using var page = html.Open(TextDecoder.Decode(content.Span, warnings, DeclaredCharset.Find(content.Span)));
        var cut = new List<string>();
        var metadata = new PageMetadata(page);
        var address = new PageAddress(page);
        WriteFormulas(page.Body!);
        Pruning.Prune(page.Body!, element => Cut(ElementFilter.VisibleText(element)));
        var main = new MainContent(page.Body!, metadata);
        var writer = new ArticleWriter(main, address, Cut);
        // In parts: the sanitizer takes sixteen seconds for fifty thousand blocks beside each other.
        var body = html.Parse(string.Concat(writer.Write().Chunk(PartSize).Select(part => html.Clean(string.Concat(part)).InnerHtml)));
        foreach (var beside in main.Beside())
        {
            Cut(ElementFilter.VisibleText(beside));
        }

        return new Page
        {
            Body = body,
            Headline = main.Headline.Text,
            Cut = cut,
            Metadata = new Stated
            {
                Date = metadata.Date ?? Byline.Date(writer.Bylines),
                Language = metadata.Language,
                Summary = metadata.Summary($"{main.Headline.Text} {body.TextContent}"),
                Author = metadata.Author ?? Byline.Author(writer.Bylines),
                Tags = metadata.Tags,
                Downloads = writer.Downloads,
            },
        };

        void Cut(string text)
        {
            if (cut.Count < MaxCutCount && Block.Line(text) is { Length: > 0 } line)
            {
                cut.Add(TextLimits.Shorten(line, MaxCutLength));
            }
        }
    }

    private static void WriteFormulas(IElement body)
    {
        foreach (var math in body.QuerySelectorAll("math"))
        {
            math.Replace(body.Owner!.CreateTextNode(ElementFilter.VisibleText(math)));
        }
    }
}
