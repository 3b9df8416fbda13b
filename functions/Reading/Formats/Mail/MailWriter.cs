using AngleSharp.Dom;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Web;

namespace Newsroom.Reading.Formats.Mail;

/// <summary>
/// Writes the HTML of a mail anew: lines between breaks and in boxes become paragraphs, and tables that lay out a letter are unwrapped.
/// </summary>
internal sealed class MailWriter(PageAddress address)
{
    private const string Blocks = "p, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, blockquote, figure, pre, div, center, section, article, "
        + "hr, header, footer, main";

    private readonly InlineWriter _inline = new(address);

    /// <summary>The blocks.</summary>
    public IReadOnlyList<string> Write(IElement body)
    {
        var flow = new Flow();
        WriteChildren(body, flow);
        flow.Close();
        return [.. flow.Blocks.Select(Flow.Outside)];
    }

    private void WriteChildren(IElement parent, Flow flow)
    {
        foreach (var child in parent.ChildNodes)
        {
            switch (child)
            {
                case IText run:
                    InlineWriter.Write(run, flow);
                    break;
                case IElement element when HtmlNames.Invisible.Contains(element.LocalName)
                    || HtmlNames.Controls.Contains(element.LocalName):
                    break;
                case IElement { LocalName: "br" }:
                    flow.Break();
                    break;
                case IElement element when HtmlNames.IsInline(element) && element.QuerySelector(Blocks) is null
                    && element.QuerySelector("br + br") is null:
                    _inline.Write(element, flow);
                    break;
                case IElement element:
                    WriteElement(element, flow);
                    break;
            }
        }
    }

    private void WriteElement(IElement element, Flow flow)
    {
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6']:
                flow.Close();
                var level = Math.Max(2, element.LocalName[1] - '0');
                flow.Add(new Written($"<h{level}>{Inside(element)}</h{level}>", Block.LineOf(element), level));
                break;
            case "ul" or "ol" or "blockquote":
                Wrap(element, flow);
                break;
            case "li":
                flow.Add(new Written($"<li>{Inside(element)}</li>", Block.LineOf(element)));
                break;
            case "pre":
                flow.Add(new Written($"<pre>{HtmlText.Escape(element.TextContent)}</pre>", Block.LineOf(element)));
                break;
            case "table" when HasData(element):
                flow.Add(new Written($"<table>{string.Concat(LayoutTable.Rows(element).Select(Row))}</table>", "-"));
                break;
            default:
                flow.Close();
                WriteChildren(element, flow);
                flow.Close();
                break;
        }
    }

    private void Wrap(IElement element, Flow flow)
    {
        var inside = new Flow();
        WriteChildren(element, inside);
        inside.Close();
        flow.Close();
        if (inside.Blocks.Count > 0)
        {
            flow.Add(new Written(
                $"<{element.LocalName}>{string.Concat(inside.Blocks.Select(Flow.Outside))}</{element.LocalName}>", "-"));
        }
    }

    private string Inside(IElement element)
    {
        var flow = new Flow();
        WriteChildren(element, flow);
        flow.Close();
        return flow.Inside();
    }

    // Letters are laid out in tables: those of data have rows of several short cells.
    private static bool HasData(IElement table) =>
        table.GetAttribute("role") is not ("presentation" or "none") && table.QuerySelector("table") is null
        && (table.QuerySelector("th, caption") is not null
            || (LayoutTable.Rows(table).Count(row => row.Children.Length > 1) > 1
                && table.QuerySelector("td h1, td h2, td h3, td p + p, td ul, td img") is null));

    private string Row(IElement row) => "<tr>" + string.Concat(row.Children.Where(cell => cell.LocalName is "td" or "th")
        .Select(cell => $"<{cell.LocalName}>{Inside(cell)}</{cell.LocalName}>")) + "</tr>";
}
