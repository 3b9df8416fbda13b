using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;

namespace Newsroom.Feeds;

/// <summary>
/// An item's content as it is read away from its page: addresses are whole, a machine translation says that it is one, and the files that the text
/// does not link to are listed.
/// </summary>
internal static partial class ItemHtml
{
    private static readonly string[] References = ["href", "src", "cite"];

    private static readonly HtmlParser Parser = new();

    public static string Of(FeedItem item)
    {
        var words = FeedWords.In(item.Edition.Language);
        var note = item.Edition.Kind == EditionKind.Machine ? Note(item, words) : "";
        var body = WithWholeAddresses(item.Body?.Html ?? XmlText.ToHtml(item.Edition.Summary ?? ""), item.Url);
        var files = item.Enclosures.Where(file => !body.Contains($"\"{XmlText.ToHtml(file.Url)}\"", StringComparison.Ordinal)).ToArray();
        return XmlText.Clean(note + body + (files.Length == 0 ? "" : List(files, words)));
    }

    private static string Note(FeedItem item, FeedWords words)
    {
        var engine = item.Edition.Engine is { } name ? $" – {name}" : "";
        var says = XmlText.ToHtml($"{words.MachineTranslationOf(item.Original?.Language)}{engine}.");
        var link = item.Original is { } original
            ? $" <a href=\"{XmlText.ToHtml(original.Url)}\" hreflang=\"{original.Language}\">{words.ReadOriginal}</a>" : "";
        return $"<p><em lang=\"{words.Language}\">{says}{link}</em></p>";
    }

    private static string List(IReadOnlyList<Enclosure> files, FeedWords words) =>
        $"<h2>{words.Downloads}</h2><ul>{string.Concat(files.Select(file => $"<li><a href=\"{XmlText.ToHtml(file.Url)}\">{XmlText.ToHtml(file.Title)}</a></li>"))}</ul>";

    private static string WithWholeAddresses(string html, string page)
    {
        if (!OtherReference().IsMatch(html))
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

        return HtmlWriter.Inner(body);
    }

    /// <summary>An address that may not be whole, or not in ASCII. That it can stand in the text, too, costs only time.</summary>
    [GeneratedRegex("""\b(?:href|src|cite)\s*=\s*(?!"(?:https?://|mailto:)[A-Za-z0-9%._~:/?#@!$&'()*+,;=-]+")""", RegexOptions.IgnoreCase)]
    private static partial Regex OtherReference();
}
