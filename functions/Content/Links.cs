namespace Newsroom.Content;

/// <summary>Addresses inside a site.</summary>
internal static class Links
{
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

    /// <summary>The address with the scheme <c>webcal</c>: the system opens it with the calendar program, which subscribes to it.</summary>
    public static string Webcal(string address) => $"webcal{address[address.IndexOf(':', StringComparison.Ordinal)..]}";
}
