using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Web;

namespace Newsroom.Reading.Formats;

/// <summary>
/// Pages that a web team saved from a browser or exported from a content management system: only the article is read, and what the page
/// says about it to machines.
/// </summary>
public sealed partial class HtmlFormat(HtmlCleaner html) : IContainerFormat
{
    /// <summary>Blocks that are cleaned at a time.</summary>
    private const int PartSize = 100;

    private const int MaxPlayers = 50;
    private const int MaxTitles = 4;

    public IReadOnlyList<string> Extensions => ["html", "htm"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null) =>
        Read(content, warnings, budget, written => written);

    /// <summary>Reads a page in another syntax.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="warnings">Takes what an editor should know.</param>
    /// <param name="budget">Is checked now and then; null for none.</param>
    /// <param name="toHtml">Writes the page as HTML.</param>
    internal Page Read(
        ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget, Func<string, string> toHtml)
    {
        var embedded = new List<EmbeddedFile>();
        var written = EmbeddedData.Take(Decode(content, warnings), embedded, cut: null);
        var (stated, source) = HasFrontMatter(written) ? FrontMatter.Read(written, warnings) : (Stated.Nothing, written);
        using var page = html.Open(toHtml(source));
        var cut = new CutLines();
        var unshown = Unshown(page.Body!);
        var (metadata, address) = (new PageMetadata(page), new PageAddress(page));
        var imprint = new Imprint(page);
        var day = new PublicationDay(page, metadata, address, imprint);
        Prepare(page);
        Pruning.Prune(page.Body!, element => cut.Add(ElementFilter.VisibleText(element, separator: " ")));
        var main = new MainContent(page.Body!, metadata);
        var writer = new ArticleWriter(main, address, cut.Add);
        // In parts: the sanitizer takes sixteen seconds for fifty thousand blocks beside each other.
        var body = html.Parse(string.Concat(writer.Write().Chunk(PartSize).Select(part => Clean(part, budget))));
        main.Beside().ToList().ForEach(cut.Add);

        return new Page
        {
            Body = body,
            Headline = main.Headline.Text,
            Cut = [.. cut.Lines, .. unshown],
            Around = [.. metadata.Headlines.Take(MaxTitles)],
            Embedded = embedded,
            Stated = stated,
            Metadata = new Stated
            {
                NotBefore = metadata.NotBefore,
                Date = day.Find(main, writer.Bylines, body, cut.Lines),
                Expires = metadata.Expires,
                Language = metadata.Language,
                Summary = metadata.Summary($"{main.Headline.Text} {body.TextContent}"),
                Author = metadata.Person ?? Byline.Author(writer.Bylines) ?? imprint.AuthorOf(main) ?? metadata.Author,
                Tags = metadata.Tags,
                Image = metadata.Image(address),
                Events = metadata.Events($"{main.Headline.Text} {body.TextContent}"),
                Downloads = writer.Downloads,
            },
        };
    }

    public ReadOnlyMemory<byte>? Extract(ReadOnlyMemory<byte> content, string name) => EmbeddedData.Extract(Decode(content, []), name);

    // Pages of site generators begin like their articles.
    private static bool HasFrontMatter(string written) =>
        written.AsSpan().TrimStart("\uFEFF \r\n") is ['-', '-', '-', ..] or ['+', '+', '+', ..];

    private static string Decode(ReadOnlyMemory<byte> content, ICollection<string> warnings) =>
        TextDecoder.Decode(content.Span, warnings, DeclaredCharset.Find(content.Span));

    /// <summary>Text that goes with its element, and that some browsers show.</summary>
    private static IReadOnlyList<string> Unshown(IElement body) =>
    [
        .. body.QuerySelectorAll("dialog, object, applet, canvas, meter, progress")
            .Select(element => Block.Line(ElementFilter.VisibleText(element, separator: " "))).Where(text => text.Length > 0),
    ];

    private static void Prepare(IDocument page)
    {
        Unwrap(page.QuerySelector("noscript h1")?.Closest("noscript"));
        WriteFormulas(page.Body!);
        WritePlayers(page);
    }

    /// <summary>What is for browsers without scripts: a page that has its article there hides it from no reader.</summary>
    private static void Unwrap(IElement? noscript)
    {
        while (noscript?.FirstChild is { } child)
        {
            noscript.Before(child);
        }
    }

    private string Clean(string[] part, ReadingBudget? budget)
    {
        budget?.Check();
        return html.Clean(string.Concat(part)).InnerHtml;
    }

    /// <summary>Films and sounds leave a link. Other frames are advertisements, maps and counters.</summary>
    private static void WritePlayers(IDocument page)
    {
        foreach (var player in page.QuerySelectorAll("iframe, video, audio").Take(MaxPlayers))
        {
            var source = player.GetAttribute("src") ?? player.QuerySelector("source[src]")?.GetAttribute("src");
            if (!string.IsNullOrWhiteSpace(source) && (player.LocalName != "iframe" || Player().IsMatch(source)))
            {
                var link = page.CreateElement("a");
                link.SetAttribute("href", source.StartsWith("//", StringComparison.Ordinal) ? $"https:{source}" : source);
                link.TextContent = player.GetAttribute("title") is { Length: > 0 } title ? title : source;
                var paragraph = page.CreateElement("p");
                paragraph.AppendChild(link);
                player.Replace(paragraph);
            }
        }
    }

    [GeneratedRegex(
        @"^(?:https?:)?//(?:[\w-]+\.)*(?:youtube|youtube-nocookie|youtu|vimeo|dailymotion|soundcloud|spotify|arte|peertube)\.[a-z]{2,5}/",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Player();

    private static void WriteFormulas(IElement body)
    {
        foreach (var math in body.QuerySelectorAll("math"))
        {
            math.Replace(body.Owner!.CreateTextNode(ElementFilter.VisibleText(math)));
        }
    }
}
