using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// Writes the main content anew, in the few elements that an article needs: every run of text inside a block, layout tables and boxes
/// unwrapped. What surrounds an article even inside its own element (byline, share bar, lists of further articles) is left out.
/// </summary>
internal sealed class ArticleWriter(MainContent content, PageAddress address, Action<string> cut)
{
    private const int MinProseLength = 80;
    private const int MaxBylineLength = 200;
    private const int MaxKickerLength = 120;
    private const int MaxItems = 500;
    private const int MaxCaptionLength = 400;
    private const int MaxLeadBlocks = 3;
    private const int MaxLeadLength = 600;

    private readonly InlineWriter _inline = new(address);
    private readonly List<(IElement? Element, string Text)> _bylines = [];
    private readonly int _prose = content.Extents[content.Frame].ProseBefore + content.Extents[content.Frame].Prose;

    private bool _isBelowHeadline;

    /// <summary>Lines with author or date, as they stood before the text.</summary>
    public IReadOnlyList<(IElement? Element, string Text)> Bylines => _bylines;

    public IReadOnlyList<Download> Downloads => _inline.Downloads;

    /// <summary>The article's blocks.</summary>
    public IReadOnlyList<string> Write()
    {
        var flow = new Flow();
        WriteElement(content.Frame, flow, isTop: true);
        flow.Close();
        new ReaderCalls(flow.Blocks, address).Cut(cut);
        while (flow.Blocks.Count > 0 && flow.Blocks[^1].Level > 0)
        {
            cut(flow.Blocks[^1].Text);
            flow.Blocks.RemoveAt(flow.Blocks.Count - 1);
        }

        return [.. flow.Blocks.Select(Flow.Outside)];
    }

    private void WriteChildren(IElement parent, Flow flow, bool isTop)
    {
        var isOnTheWay = content.IsOnTheWay(parent);
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText run)
            {
                if (!isOnTheWay || run.Data.Trim().Length >= MinProseLength)
                {
                    InlineWriter.Write(run, flow);
                }
                else
                {
                    cut(run.Data);
                }
            }
            else if (child is IElement element && content.Extents.ContainsKey(element))
            {
                if (HtmlNames.Controls.Contains(element.LocalName))
                {
                    Cut(element);
                }
                else
                {
                    WriteChild(element, flow, isTop, isOnTheWay);
                }
            }
        }

        CutDateLine(flow, isTop);
    }

    private void WriteChild(IElement element, Flow flow, bool isTop, bool isOnTheWay)
    {
        if (element == content.Headline.Element)
        {
            CutKickers(flow);
            _isBelowHeadline = true;
        }
        else if (IsCaption(element))
        {
            WriteCaption(element, flow);
        }
        else if (isTop && IsByline(element, flow))
        {
            flow.Close();
            _bylines.Add((element, Cut(element)));
        }
        else if (!content.HoldsHeadline(element)
            && ((isOnTheWay && !content.IsJoined(element, _isBelowHeadline)) || IsBoilerplate(element, flow)))
        {
            flow.Close();
            Cut(element);
            if (flow.Blocks.Count > 0 && flow.Blocks[^1].Level > 0)
            {
                flow.Blocks[^1] = flow.Blocks[^1] with { IsBereft = true };
            }
        }
        else if (element.LocalName == "br")
        {
            flow.Break();
            CutDateLine(flow, isTop);
        }
        else if (HtmlNames.IsInline(element) && !content.Extents[element].HasBlocks && !content.HoldsHeadline(element))
        {
            _inline.Write(element, flow);
        }
        else
        {
            WriteElement(element, flow, isTop);
        }
    }

    private void WriteElement(IElement element, Flow flow, bool isTop)
    {
        switch (element.LocalName)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when !content.HoldsHeadline(element):
                WriteHeading(element, flow);
                break;
            case "ul" or "ol":
                Wrap(element.LocalName, WriteItems(element), flow);
                break;
            case "dl":
                Wrap("dl", WriteTerms(element), flow);
                break;
            case "table" when !content.IsOnTheWay(element) && !LayoutTable.IsOne(element, content):
                Wrap("table", WriteRows(element), flow);
                break;
            case "pre":
                flow.Add(new Written($"<pre>{HtmlText.Escape(element.TextContent)}</pre>", Block.Line(element.TextContent)));
                break;
            case "blockquote" or "figure" when !content.IsOnTheWay(element):
                Wrap(element.LocalName, [Blocks(element)], flow);
                break;
            case "figcaption":
                Wrap("figcaption", [Inside(element)], flow);
                break;
            default:
                flow.Close();
                WriteChildren(element, flow, isTop);
                flow.Close();
                CutDateLine(flow, isTop);
                break;
        }
    }

    private bool IsCaption(IElement element) =>
        element.LocalName is "p" or "div" or "span" or "small" or "em" && content.Extents[element] is { Text: > 0 and <= MaxCaptionLength }
            && BoilerplateHints.IsCaption(element) && !content.IsOnTheWay(element) && element != content.Root
            && !content.HoldsHeadline(element) && element.QuerySelector("img, h1, h2, h3, h4") is null;

    /// <summary>What is said of a picture stays with it, and goes where there is none.</summary>
    private void WriteCaption(IElement caption, Flow flow)
    {
        flow.Close();
        var beside = caption.ParentElement;
        var hasPicture = caption.Closest("figure, picture") is not null || beside?.QuerySelector("img") is not null
            || (beside != content.Root && beside?.ParentElement is { } around && around != content.Root
                && around.QuerySelector("img") is not null);
        if (!hasPicture || caption.Closest("figcaption") is not null)
        {
            Cut(caption);
        }
        else
        {
            Wrap("figure", [Within("figcaption", Inside(caption))], flow);
        }
    }

    private void WriteHeading(IElement heading, Flow flow)
    {
        var text = HeadlineFinder.TextOf(heading);
        var level = Math.Max(2, heading.LocalName[1] - '0');
        var inside = Inside(heading);
        if (string.Equals(text, content.Headline.Text, StringComparison.OrdinalIgnoreCase)
            && flow.Blocks.TrueForAll(block => block.Text.Length < MinProseLength))
        {
            cut(text);
        }
        else if (text.Length > 0)
        {
            flow.Add(HtmlNames.IsLead(text) ? new Written(inside, text, IsParagraph: true)
                : new Written($"<h{level}>{inside}</h{level}>", text, level));
        }
    }

    // In parts where it is longer than any article's: what is inside one element is cleaned in one piece.
    private static void Wrap(string name, IEnumerable<string> inside, Flow flow)
    {
        flow.Close();
        foreach (var part in inside.Where(item => item.Length > 0).Chunk(MaxItems))
        {
            var html = string.Concat(part);
            flow.Add(new Written($"<{name}>{html}</{name}>", html.TrimEnd().EndsWith(":</p>", StringComparison.Ordinal) ? ":" : "-"));
        }
    }

    private string Inside(IElement element)
    {
        var flow = new Flow();
        WriteChildren(element, flow, isTop: false);
        flow.Close();
        return flow.Inside();
    }

    private string Blocks(IElement element)
    {
        var flow = new Flow();
        WriteChildren(element, flow, isTop: false);
        flow.Close();
        return string.Concat(
            flow.Blocks.Select(block => block.IsParagraph && element.LocalName == "figure" && block.Text.Length == 0 ? block.Html
            : Flow.Outside(block)));
    }

    private IEnumerable<string> WriteItems(IElement list) => list.Children.Where(content.Extents.ContainsKey)
        .Select(item => Within(
            "li", item.LocalName is "ul" or "ol" ? Within(item.LocalName, string.Concat(WriteItems(item))) : Inside(item)));

    private static string Within(string name, string inside) => inside.Length > 0 ? $"<{name}>{inside}</{name}>\n" : "";

    private IEnumerable<string> WriteTerms(IElement list) => list.Children.Where(content.Extents.ContainsKey).SelectMany(term =>
        term.LocalName == "div" ? WriteTerms(term) : [Within(term.LocalName == "dt" ? "dt" : "dd", Inside(term))]);

    private IEnumerable<string> WriteRows(IElement table)
    {
        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } stated
            ? Within("caption", Inside(stated)) : "";
        return LayoutTable.Rows(table)
            .Select(row => Within("tr", string.Concat(row.Children.Where(cell => cell.LocalName is "td" or "th").Select(cell =>
            $"<{cell.LocalName}{Span(cell, "colspan")}{Span(cell, "rowspan")}>{Inside(cell)}</{cell.LocalName}>")))).Prepend(caption);
    }

    private static string Span(IElement cell, string name) => int.TryParse(cell.GetAttribute(name), out var span)
        && span is > 1 and < 1_000 ? $" {name}=\"{span}\"" : "";

    private bool IsByline(IElement element, Flow flow)
    {
        var extent = content.Extents[element];
        return extent.Text is > 0 and <= MaxBylineLength && (!flow.HasProse || IsLateByline(element, extent, flow))
            && !content.HoldsHeadline(element)
            && !content.IsOnTheWay(element) && element != content.Root
            && !HtmlNames.IsHeading(element) && extent.Prose < MinProseLength && BoilerplateHints.IsByline(element);
    }

    /// <summary>A byline below the lead.</summary>
    private static bool IsLateByline(IElement element, Extent extent, Flow flow) =>
        extent.Text <= MaxKickerLength && flow.Blocks.Count <= MaxLeadBlocks && flow.Blocks.Sum(block => block.Text.Length) <= MaxLeadLength
            && BoilerplateHints.IsPlainByline(element);

    // What stands before the headline is the section's name, the way there, or a word on how to read the letter.
    private void CutKickers(Flow flow)
    {
        flow.Close();
        flow.Remove(block => block.Text.Length <= MaxKickerLength && !Flow.IsSentence(block.Text), cut);
    }

    private void CutDateLine(Flow flow, bool isTop)
    {
        if (!isTop || flow.Blocks is not ([{ IsParagraph: true }] or [_, { IsParagraph: true }]) || flow.HasProse
            || !PageDate.IsDateLine(flow.Blocks[^1].Text))
        {
            return;
        }

        var line = flow.Blocks[^1].Text;
        _bylines.Add((null, line));
        if (!PageDate.IsDateline(line))
        {
            cut(line);
            flow.Blocks.RemoveAt(flow.Blocks.Count - 1);
        }
    }

    private bool IsBoilerplate(IElement element, Flow flow)
    {
        var extent = content.Extents[element];
        if (element == content.Root || content.IsOnTheWay(element) || extent.Text == 0 || element.LocalName is "li" or "dt" or "dd"
            or "tbody" or "tr")
        {
            return false;
        }

        var isInline = HtmlNames.IsInline(element) && !extent.HasBlocks;
        if (isInline)
        {
            return element.LocalName == "a" && element.GetAttribute("rel") is "prev" or "next";
        }

        return (extent.Controls > 0 && extent.Prose < 2 * MinProseLength && element.LocalName != "p")
            || (extent is { Links: > 0, IsLinks: true, Downloads: 0 } && !HtmlNames.IsHeading(element)
                && IsLinkList(element, extent, flow));
    }

    /// <summary>
    /// Links to other articles, to networks, or inside the page; not the sources of an article, nor a list that its text announces.
    /// </summary>
    private bool IsLinkList(IElement element, Extent extent, Flow flow)
    {
        var links = element.QuerySelectorAll("a").Take(100).ToList();
        if (links.Exists(PageAddress.IsShare) || links.Exists(link => link.GetAttribute("rel") is "prev" or "next" or "tag"))
        {
            return true;
        }

        if (links.Count(address.LeadsAway) * 2 > links.Count || flow.Blocks is [.., { Text: [.., ':'] }])
        {
            return false;
        }

        if (links.Count > 2 && links.TrueForAll(link => link.GetAttribute("href") is ['#', ..]))
        {
            return true;
        }

        var isEdge = !flow.HasProse || extent.ProseBefore + extent.Prose >= _prose;
        return element.LocalName switch
        {
            "p" or "pre" or "blockquote" or "figure" => false,
            "ul" or "ol" or "dl" or "table" => isEdge,
            _ => true
        };
    }

    private string Cut(IElement element)
    {
        var text = Block.Line(ElementFilter.VisibleText(element, separator: " "));
        cut(text);
        return text;
    }
}
