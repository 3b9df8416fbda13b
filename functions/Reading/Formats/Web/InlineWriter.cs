using System.Text;
using AngleSharp.Dom;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Writes runs of text: emphasis stays, links become absolute or go, what only lays out the page is unwrapped.</summary>
internal sealed class InlineWriter(PageAddress address)
{
    private const int MaxDownloads = 50;

    private readonly List<Download> _downloads = [];

    public IReadOnlyList<Download> Downloads => _downloads;

    public void Write(IElement element, Flow flow)
    {
        var html = new StringBuilder();
        var text = new StringBuilder();
        Append(element, html, text);
        flow.Add(html.ToString(), text.ToString());
    }

    public static void Write(IText run, Flow flow)
    {
        var line = Blanks(run.Data);
        if (line == " ")
        {
            flow.AddBlank();
        }
        else if (line.Length > 0)
        {
            flow.Add(HtmlText.Escape(line), line);
        }
    }

    private void AppendChildren(IElement parent, StringBuilder html, StringBuilder text)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IText run)
            {
                html.Append(HtmlText.Escape(Blanks(run.Data)));
                text.Append(run.Data);
            }
            else if (child is IElement element && !HtmlNames.Invisible.Contains(element.LocalName)
                && !HtmlNames.Controls.Contains(element.LocalName))
            {
                Append(element, html, text);
            }
        }
    }

    private void Append(IElement element, StringBuilder html, StringBuilder text)
    {
        switch (element.LocalName)
        {
            case "br":
                html.Append("<br>");
                text.Append(' ');
                break;
            case "img":
                AppendImage(element, html);
                break;
            case "a":
                AppendLink(element, html, text);
                break;
            case var name when HtmlNames.KeptInline.Contains(name) && !string.IsNullOrWhiteSpace(element.TextContent):
                html.Append('<').Append(name).Append('>');
                AppendChildren(element, html, text);
                html.Append("</").Append(name).Append('>');
                break;
            default:
                AppendChildren(element, html, text);
                break;
        }
    }

    private void AppendLink(IElement link, StringBuilder html, StringBuilder text)
    {
        var href = link.GetAttribute("href");
        if (IsAnchorSign(link, href))
        {
            return;
        }

        var target = address.Absolute(href);
        if (href is not null && _downloads.Count < MaxDownloads
            && Reading.Downloads.Link(link, target ?? href.Trim()) is { } download && !_downloads.Contains(download))
        {
            _downloads.Add(download);
        }

        html.Append(target is null ? "" : $"<a href=\"{Attribute(target)}\">");
        AppendChildren(link, html, text);
        html.Append(target is null ? "" : "</a>");
    }

    // The sign beside a heading that links to it.
    private static bool IsAnchorSign(IElement link, string? href) =>
        href is ['#', ..] && link.TextContent.Trim() is { Length: > 0 and <= 2 } sign && !sign.Any(char.IsLetterOrDigit);

    private void AppendImage(IElement image, StringBuilder html)
    {
        var source = image.GetAttribute("src") is { Length: > 0 } stated && !stated.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            ? stated : image.GetAttribute("data-src");
        var isPixel = image.GetAttribute("width") is "0" or "1" || image.GetAttribute("height") is "0" or "1";
        if (!isPixel && address.Absolute(source) is { } target)
        {
            html.Append("<img src=\"").Append(Attribute(target)).Append("\" alt=\"")
                .Append(Attribute(Block.Line(image.GetAttribute("alt") ?? ""))).Append("\">");
        }
    }

    private static string Attribute(string value) => HtmlText.Escape(value).Replace("\"", "&quot;", StringComparison.Ordinal);

    // A no-break space is kept: it holds figures and their units together.
    private static string Blanks(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isBlank = c is ' ' or '\n' or '\t' or '\r' or '\f';
            if (!isBlank || line.Length == 0 || line[^1] != ' ')
            {
                line.Append(isBlank ? ' ' : c);
            }
        }

        return line.ToString();
    }
}
