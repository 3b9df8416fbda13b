using System.Globalization;

namespace Newsroom.Content;

/// <summary>Addresses inside a site.</summary>
internal static class Links
{
    public static string Home(string site, string language) => $"{site}/{language}";

    public static string Search(string site, string language) => $"{site}/{language}/search";

    public static string EventsPage(string site, string language) => $"{site}/{language}/events";

    /// <summary>The page that lists the topics of a language.</summary>
    public static string Topics(string site, string language) => $"{site}/{language}/topics";

    /// <summary>The articles and events of a topic: a tag.</summary>
    public static string Topic(string site, string language, string tag) => Named(Topics(site, language), "tag", tag);

    /// <summary>The articles and events of a place, by its English name.</summary>
    public static string Place(string site, string language, string place) => Named(Places(site, language), "place", place);

    /// <summary>The articles and events of an organisation, by its acronym or its name.</summary>
    public static string Organisation(string site, string language, string name) => Named(Organisations(site, language), "org", name);

    /// <summary>The page that lists the places of a language.</summary>
    public static string Places(string site, string language) => $"{site}/{language}/places";

    /// <summary>The page that lists the organisations of a language.</summary>
    public static string Organisations(string site, string language) => $"{site}/{language}/orgs";

    /// <summary>All articles of a language, by month.</summary>
    public static string Archive(string site, string language) => $"{site}/{language}/archive";

    /// <summary>A page of the site's own, such as <c>about</c>.</summary>
    public static string OwnPage(string site, string language, string name) =>
        $"{site}/{language}/pages/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}";

    public static string Month(string site, string language, int year, int month) =>
        string.Create(CultureInfo.InvariantCulture, $"{Archive(site, language)}/{year:0000}-{month:00}");

    /// <summary>A translation beside its original.</summary>
    public static string SideBySide(string site, string article, string language) => $"{Page(site, article, language)}/original";

    public static string Page(string site, string article, string language) => $"{site}/{language}/{article}";

    public static string Article(string site, string article, string language) => $"{site}/api/articles/{article}?lang={language}";

    /// <summary>The same address for one state of the edition, so that no cache answers with an older one.</summary>
    public static string Article(string site, string article, string language, string version) =>
        $"{Article(site, article, language)}&version={version}";

    public static string Rss(string site, string language) => $"{site}/api/feeds/{language}/rss.xml";

    public static string Atom(string site, string language) => $"{site}/api/feeds/{language}/atom.xml";

    public static string JsonFeed(string site, string language) => $"{site}/api/feeds/{language}/feed.json";

    public static string Calendar(string site, string language) => $"{site}/api/calendar/{language}.ics";

    public static string Event(string site, string id, string language) => $"{site}/api/events/{id}.ics?lang={language}";

    /// <summary>
    /// The page of a name. One that a path would change, such as <c>a//b</c> or <c>..</c>, is a parameter.
    /// </summary>
    private static string Named(string list, string parameter, string name)
    {
        var segments = name.Split('/');
        return segments.Any(segment => segment is "" or "." or ".." || segment.Contains('\\', StringComparison.Ordinal))
            ? $"{list}?{parameter}={Uri.EscapeDataString(name)}"
            : $"{list}/{string.Join('/', segments.Select(Uri.EscapeDataString))}";
    }

    /// <summary>The address with the scheme <c>webcal</c>: the system opens it with the calendar program, which subscribes to it.</summary>
    public static string Webcal(string address) => $"webcal{address[address.IndexOf(':', StringComparison.Ordinal)..]}";
}
