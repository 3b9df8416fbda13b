using System.Globalization;
using System.Text;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Documents;

/// <summary>Writes blocks as HTML. The highest headings become h2, because the page shows the headline as h1.</summary>
internal sealed class StoryHtml
{
    /// <summary>The maximum length of the HTML in characters; the limit for text files is the same.</summary>
    private const int MaxLength = 3_000_000;

    private readonly StringBuilder _html = new();
    /// <summary>Numbers of items by list and level: a document may have thousands of lists.</summary>
    private readonly Dictionary<int, Dictionary<int, int>> _counts = [];
    private readonly List<(string Address, string Text)> _refused = [];
    private readonly int _highest;

    private StoryHtml(Story story) =>
        _highest = story.Blocks.OfType<TextParagraph>().Select(paragraph => paragraph.Level).OfType<int>().DefaultIfEmpty(1).Min();

    /// <summary>The document as HTML, with its notes below a line.</summary>
    /// <param name="story">The document.</param>
    /// <param name="warnings">Takes the addresses that are left out.</param>
    /// <exception cref="UnreadableException">The text is too long.</exception>
    public static string Write(Story story, ICollection<string> warnings)
    {
        var html = new StoryHtml(story);
        html.Write(story.Blocks);
        if (story.Notes.Count > 0)
        {
            html._html.Append("<hr>\n");
        }

        foreach (var (sign, blocks) in story.Notes)
        {
            html.Write([.. blocks.Take(1).Select(block => WithSign(block, sign)), .. blocks.Skip(1)]);
        }

        RefusedAddresses.Report(html._refused, warnings);
        return html._html.ToString();
    }

    private static TextBlock WithSign(TextBlock block, string sign)
    {
        if (block is not TextParagraph note)
        {
            return block;
        }

        // The text of a note begins with the place of its reference mark and a space. Both are replaced by the mark.
        var written = note.Spans.SkipWhile(span => string.IsNullOrWhiteSpace(span.Text)).ToList();
        written[0] = written[0] with { Text = written[0].Text.TrimStart() };
        return note with
        {
            Spans = [new Span($"{sign} ", Bold: false, Italic: false, IsProminent: false, Script: null, Href: null),
            .. written]
        };
    }

    private void Write(IReadOnlyList<TextBlock> blocks)
    {
        var open = new Stack<ListPlace>();
        foreach (var block in blocks)
        {
            CloseLists(open, (block as TextParagraph)?.Place);
            switch (block)
            {
                case TextTable table:
                    Write(table);
                    break;
                case TextPicture picture:
                    Write(picture);
                    break;
                case TextParagraph { Level: { } level } heading:
                    var name = $"h{Math.Min(level - _highest + 2, 6)}";
                    WriteParagraph($"<{name}>", heading.Spans.Select(span => span with { Bold = false }), $"</{name}>\n");
                    break;
                case TextParagraph { Place: { } place } item:
                    OpenLists(open, place);
                    WriteParagraph("<li>", item.Spans, "");
                    break;
                case TextParagraph paragraph:
                    WriteParagraph("<p>", paragraph.Spans, "</p>\n");
                    break;
            }

            if (_html.Length > MaxLength)
            {
                throw new UnreadableException(
                    $"The document is too long: at most {MaxLength / 1_000_000} million characters of text are read.");
            }
        }

        CloseLists(open, next: null);
    }

    // An item stays open until the next item of its level, so that lists of lower levels are inside it.
    private void CloseLists(Stack<ListPlace> open, ListPlace? next)
    {
        while (open.TryPeek(out var last)
            && (next is null || last.Level > next.Level
            || (last.Level == next.Level && (last.Ordered != next.Ordered || last.List != next.List))))
        {
            _html.Append(last.Ordered ? "</li></ol>\n" : "</li></ul>\n");
            open.Pop();
        }
    }

    private void OpenLists(Stack<ListPlace> open, ListPlace place)
    {
        if (!_counts.TryGetValue(place.List, out var counts))
        {
            _counts[place.List] = counts = [];
        }

        var count = counts[place.Level] = counts.GetValueOrDefault(place.Level) + 1;
        if (open.TryPeek(out var last) && last.Level == place.Level)
        {
            _html.Append("</li>\n");
            return;
        }

        // Lower levels start again at 1. The level itself continues its numbers after a paragraph in between.
        foreach (var below in counts.Keys.Where(level => level > place.Level).ToList())
        {
            counts.Remove(below);
        }

        _html.Append(!place.Ordered ? "<ul>\n" : count == 1 ? "<ol>\n"
            : string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{count}\">\n"));
        open.Push(place);
    }

    private void Write(TextPicture picture)
    {
        _html.Append(CultureInfo.InvariantCulture, $"<figure><img src=\"{HtmlText.EscapeAttribute(EmbeddedFile.ReferenceTo(picture.Name))}\"")
            .Append(CultureInfo.InvariantCulture, $" alt=\"{HtmlText.EscapeAttribute(picture.Alternative)}\">");
        if (picture.Caption is { } caption)
        {
            WriteParagraph("<figcaption>", caption, "</figcaption>");
        }

        _html.Append("</figure>\n");
    }

    private void Write(TextTable table)
    {
        _html.Append("<table>\n");
        foreach (var row in table.Rows)
        {
            _html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var name = row.IsHead ? "th" : "td";
                _html.Append(CultureInfo.InvariantCulture,
                    $"<{name}{(cell.Columns is > 1 and < 100 ? $" colspan=\"{cell.Columns}\"" : "")}>");
                Write(cell);
                _html.Append(CultureInfo.InvariantCulture, $"</{name}>");
            }

            _html.Append("</tr>\n");
        }

        _html.Append("</table>\n");
    }

    private void Write(TextCell cell)
    {
        if (cell.Blocks is [TextParagraph { Place: null } only])
        {
            WriteParagraph("", only.Spans, "");
        }
        else
        {
            Write(cell.Blocks);
        }
    }

    private void WriteParagraph(string start, IEnumerable<Span> spans, string end)
    {
        _html.Append(start);
        Span format = default;
        foreach (var span in spans)
        {
            if (span with { Text = "", IsProminent = false } is var next && next != format)
            {
                Close(format);
                Open(next);
                format = next;
            }

            if (span.Href is { } href && RefusedAddresses.IsRefused(href))
            {
                _refused.Add((href, span.Text));
            }

            _html.Append(HtmlText.Escape(span.Text).Replace("\n", "<br>", StringComparison.Ordinal));
        }

        Close(format);
        _html.Append(end);
    }

    private void Open(Span format) => _html
        .Append(Address(format) is { } href
            ? $"<a href=\"{HtmlText.Escape(href).Replace("\"", "&quot;", StringComparison.Ordinal)}\">"
            : "")
        .Append(format.Bold ? "<strong>" : "").Append(format.Italic ? "<em>" : "")
        .Append(format.Script is null ? "" : $"<{format.Script}>");

    private void Close(Span format) => _html
        .Append(format.Script is null ? "" : $"</{format.Script}>")
        .Append(format.Italic ? "</em>" : "").Append(format.Bold ? "</strong>" : "")
        .Append(Address(format) is null ? "" : "</a>");

    private static string? Address(Span format) =>
        Uri.TryCreate(format.Href, UriKind.Absolute, out var uri) && LinkSchemes.Allow(uri)
            ? format.Href : null;
}
