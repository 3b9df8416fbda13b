using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Pages;

/// <summary>The stated lead picture above a text, and the text without it. What the text says about the picture stays with it.</summary>
internal sealed class LeadFigure
{
    private static readonly HtmlParser Parser = new();

    private readonly List<string> _captions = [];

    private LeadFigure(PublicPicture picture, string html)
    {
        Alt = picture.Alt ?? "";
        if (picture.Caption is { } caption)
        {
            _captions.Add(HtmlText.Escape(caption));
        }

        Text = html.Contains($"src=\"{HtmlText.EscapeAttribute(picture.Url)}\"", StringComparison.Ordinal) ? Without(picture, html) : html;
        Caption = string.Join(" – ", _captions.Concat(picture.Credit is { } credit ? [HtmlText.Escape(credit)] : []));
    }

    public string Alt { get; private set; }

    /// <summary>HTML; empty for none.</summary>
    public string Caption { get; }

    /// <summary>HTML.</summary>
    public string Text { get; }

    /// <summary>Null if no picture stands above the text.</summary>
    public static LeadFigure? Of(EditionBody body, PublicPicture? picture) =>
        picture is null || body.Image is null ? null : new LeadFigure(picture, body.Html);

    private string Without(PublicPicture picture, string html)
    {
        var body = Parser.ParseDocument(html).Body!;
        foreach (var image in body.QuerySelectorAll("img").Where(image => image.GetAttribute("src") == picture.Url).ToList())
        {
            if (Alt.Length == 0)
            {
                Alt = image.GetAttribute("alt") ?? "";
            }

            var around = image.ParentElement!;
            if (image.Closest("figure") is { } figure && figure.QuerySelectorAll("img, table, pre, blockquote").Length == 1)
            {
                AddCaption(figure.QuerySelector("figcaption"));
                around = figure.ParentElement!;
                figure.Remove();
            }
            else
            {
                image.Remove();
            }

            RemoveEmpty(around);
        }

        return HtmlWriter.Inner(body);
    }

    private void AddCaption(IElement? caption)
    {
        if (caption is not null && caption.TextContent.Trim() is { Length: > 0 } text
            && !_captions.Contains(HtmlText.Escape(text)) && !_captions.Contains(caption.InnerHtml.Trim()))
        {
            _captions.Add(HtmlWriter.Inner(caption).Trim());
        }
    }

    /// <summary>A paragraph, or a link to a large version, in which nothing is left.</summary>
    private static void RemoveEmpty(IElement element)
    {
        while (element is { LocalName: "p" or "a" or "figure" or "div", ParentElement: { } parent, ChildElementCount: 0 }
            && string.IsNullOrWhiteSpace(element.TextContent))
        {
            element.Remove();
            element = parent;
        }
    }
}
