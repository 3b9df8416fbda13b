using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Feeds;

/// <summary>
/// The content of an item for reading outside of its page: addresses are absolute, a machine translation has a note,
/// and the files without a link in the text are listed.
/// </summary>
internal static partial class ItemHtml
{
    private static readonly string[] References = ["href", "src", "cite"];

    private static readonly string[] OfPages = ["srcset", "sizes", "loading"];

    private static readonly HtmlParser Parser = new();

    public static string Of(FeedItem item)
    {
        var strings = FeedStrings.For(item.Edition.Language);
        var note = item.Edition.Kind == EditionKind.Machine ? Note(item, strings) : "";
        var body = ForReaders(item.Body?.Html ?? XmlText.ToHtml(item.Edition.Summary ?? ""), item.Url);
        var files = item.Enclosures.Where(file => !body.Contains($"\"{XmlText.ToHtml(file.Url)}\"", StringComparison.Ordinal)).ToArray();
        return XmlText.Clean(note + body + (files.Length == 0 ? "" : List(files, strings)));
    }

    private static string Note(FeedItem item, FeedStrings strings)
    {
        var engine = item.Edition.Engine is { } name ? $" – {name}" : "";
        var text = XmlText.ToHtml($"{strings.MachineTranslationOf(item.Original?.Language)}{engine}.");
        var link = item.Original is { } original
            ? $" <a href=\"{XmlText.ToHtml(original.Url)}\" hreflang=\"{original.Language}\">{strings.ReadOriginal}</a>" : "";
        return $"<p><em lang=\"{strings.Language}\">{text}{link}</em></p>";
    }

    private static string List(IReadOnlyList<Enclosure> files, FeedStrings strings)
    {
        var items = files.Select(file => $"<li><a href=\"{XmlText.ToHtml(file.Url)}\">{XmlText.ToHtml(file.Title)}</a></li>");
        return $"<h2>{strings.Downloads}</h2><ul>{string.Concat(items)}</ul>";
    }

    /// <summary>With absolute addresses, and without the attributes that only pages need.</summary>
    private static string ForReaders(string html, string page)
    {
        if (!DoubtfulReference().IsMatch(html) && !html.Contains(" loading=", StringComparison.Ordinal))
        {
            return html;
        }

        var body = Parser.ParseDocument(html).Body!;
        var address = new Uri(page);
        foreach (var element in body.QuerySelectorAll("[href], [src], [cite]"))
        {
            foreach (var name in References)
            {
                if (element.GetAttribute(name) is { } reference)
                {
                    element.SetAttribute(name, WebAddress.Resolve(address, reference));
                }
            }
        }

        foreach (var picture in body.QuerySelectorAll("img"))
        {
            foreach (var name in OfPages)
            {
                picture.RemoveAttribute(name);
            }
        }

        return HtmlWriter.Inner(body);
    }

    /// <summary>An address that can be relative, or not in ASCII. A match in the text itself costs only time.</summary>
    [GeneratedRegex(
        """\b(?:href|src|cite)\s*=\s*(?!"(?:https?://|mailto:|tel:)[A-Za-z0-9%._~:/?#@!$&'()*+,;=-]+")""", RegexOptions.IgnoreCase)]
    private static partial Regex DoubtfulReference();
}
