using System.Xml.Linq;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;

namespace Newsroom.Importing.Feeds;

/// <summary>An item of RSS or an entry of Atom.</summary>
internal sealed class XmlFeedItem
{
    private const string MediaNamespace = "search.yahoo.com/mrss";
    private const string ShortenedByProgram = "[…]";

    public XmlFeedItem(XElement element)
    {
        var isAtom = element.Name.LocalName == "entry";
        Title = element.Text("title");
        Address = isAtom ? LinkOf(element, "alternate") : element.Text("link") ?? element.Text("guid");
        Id = element.Text("guid") ?? element.Text("id") ?? Address ?? Title ?? "";
        Date = StatedDate.Parse(
            element.Text("pubDate") ?? element.Text("published") ?? element.Text("date") ?? element.Text("issued")
            ?? element.Text("updated"));
        Language = LanguageCode.Normalise(element.Text("language") ?? (string?)element.Attribute(XNamespace.Xml + "lang"));
        var whole = isAtom ? Markup(element, "content") : element.Text("encoded", "/content/");
        var summary = isAtom ? Markup(element, "summary") : element.Text("description");
        (Html, Summary, IsSummary) = whole is null ? (summary, null, summary is not null) : (whole, Shown(summary), false);
        Authors = AuthorsOf(element, isAtom);
        Tags = [.. element.Elements().Where(one => one.Name.LocalName == "category")
            .Select(one => (string?)one.Attribute("label") ?? (string?)one.Attribute("term") ?? one.Value.Trim())
            .Where(tag => tag.Length > 0 && tag != "Uncategorized")];
        var media = element.Descendants().Where(one => one.Name.NamespaceName.Contains(MediaNamespace, StringComparison.Ordinal)).ToList();
        var enclosures = element.Elements().Where(one => one.Name.LocalName == "enclosure"
            || (one.Name.LocalName == "link" && (string?)one.Attribute("rel") == "enclosure")).ToList();
        Picture = media.Where(one => one.Name.LocalName == "content" && IsPicture(one)).Concat(enclosures.Where(IsPicture))
            .Concat(media.Where(one => one.Name.LocalName == "thumbnail")).Select(AddressOf).FirstOrDefault(IsWeb);
        Enclosures = [.. enclosures.Where(one => !IsPicture(one)).Select(AddressOf).OfType<string>().Where(IsWeb)];
    }

    public string Id { get; }
    public string? Title { get; }

    /// <summary>Of its page.</summary>
    public string? Address { get; }

    public DateTimeOffset? Date { get; }
    public string? Language { get; }
    public string? Html { get; }

    /// <summary>In HTML; null if it is the text itself, or cut off.</summary>
    public string? Summary { get; }

    /// <summary>Whether the feed has no more of the text than a summary.</summary>
    public bool IsSummary { get; }

    public IReadOnlyList<string> Authors { get; }
    public IReadOnlyList<string> Tags { get; }
    public string? Picture { get; }
    public IReadOnlyList<string> Enclosures { get; }

    /// <summary>A person without an address of mail: <c>mail@example.org (Name)</c>.</summary>
    private static string? Person(string? written)
    {
        var text = written?.Trim() ?? "";
        var name = text.IndexOf('(', StringComparison.Ordinal) is > 0 and var open && text.EndsWith(')') ? text[(open + 1)..^1]
            : text.IndexOf('<', StringComparison.Ordinal) is > 0 and var angle ? text[..angle] : text;
        return name.Contains('@', StringComparison.Ordinal) ? null : StatedText.Line(name);
    }

    private static string[] AuthorsOf(XElement element, bool isAtom) =>
    [
        .. (isAtom ? element.Elements().Where(one => one.Name.LocalName == "author").Select(one => one.Text("name"))
            : element.Elements().Where(one => one.Name.LocalName == "creator").Select(one => one.Value)
                .DefaultIfEmpty(element.Text("author")))
            .Select(Person).OfType<string>().Distinct(),
    ];

    private static string? LinkOf(XElement element, string relation) => element.Elements()
        .Where(one => one.Name.LocalName == "link" && ((string?)one.Attribute("rel") ?? "alternate") == relation)
        .Select(one => (string?)one.Attribute("href")).FirstOrDefault();

    /// <summary>A text construct of Atom (RFC 4287, 3.1) as HTML.</summary>
    private static string? Markup(XElement element, string name)
    {
        var child = element.Elements().FirstOrDefault(
            one => one.Name.LocalName == name && !one.Name.NamespaceName.Contains(MediaNamespace, StringComparison.Ordinal));
        return child is null ? null : (string?)child.Attribute("type") switch
        {
            "xhtml" => string.Concat(child.Nodes()),
            "html" or "text/html" => child.Value,
            _ => $"<p>{HtmlText.Escape(child.Value)}</p>",
        } is { } html && !string.IsNullOrWhiteSpace(html) ? html : null;
    }

    private static string? Shown(string? summary) =>
        summary is null || summary.TrimEnd().EndsWith(ShortenedByProgram, StringComparison.Ordinal)
            || summary.Contains("[&#8230;]", StringComparison.Ordinal)
            || summary.Contains("[&hellip;]", StringComparison.Ordinal) ? null : summary;

    private static bool IsPicture(XElement element) =>
        ((string?)element.Attribute("type"))?.StartsWith("image/", StringComparison.Ordinal)
            ?? (string?)element.Attribute("medium") == "image";

    private static string? AddressOf(XElement element) => (string?)element.Attribute("url") ?? (string?)element.Attribute("href");

    private static bool IsWeb(string? address) => StatedText.WebAddress(address) is not null;
}
