using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>
/// What authors of pages say about an element's part in the page: by its role, or by whole words in its class and id, as Mozilla's
/// Readability takes them, here in the languages that content management systems speak.
/// </summary>
internal static partial class BoilerplateHints
{
    private const int MaxNamesLength = 500;
    private const int MaxWordsOfId = 2;

    private static readonly HashSet<string> Roles =
        [.. "navigation complementary contentinfo search menu menubar toolbar dialog alertdialog tablist banner".Split(' ')];

    private static readonly HashSet<string> Words =
    [
        .. ("menu submenu breadcrumb breadcrumbs crumbs crumb ariane migas share sharing shares sharedaddy sharebar social socials "
            + "partage partager compartir redes addtoany addthis "
            + "related relatedposts recommended recommendations recommandations suggestions teaser teasers outbrain taboola comment "
                + "comments commentaires commentaire comentarios comentario "
            + "disqus respond reactions newsletter subscribe subscription abonnement suscripcion cookie cookies consent gdpr rgpd "
                + "footer pied sidebar sidebars widget widgets banner banners "
            + "promo promos promotion advert adverts advertisement ad ads adsbygoogle publicite publicidad publi sponsor sponsored "
                + "sponsors toolbar pagination pager popup modal "
            + "skiplink login signin signup rating ratings valoracion tags tagcloud toc topbar masthead paywall muro noprint authorbox "
                + "bio biography onglets").Split(' '),
    ];

    private static readonly HashSet<string> Bylines =
    [
        .. ("byline meta date dateline author authors auteur auteurs autor autores firma signature posted published publish pubdate "
            + "timestamp time fecha fechas publication infos info details credits").Split(' '),
    ];

    public static bool IsBoilerplate(IElement element) =>
        element.LocalName is "nav" or "footer" or "menu" || IsHidden(element)
            || (element.GetAttribute("role") is { } role && Roles.Contains(role.Trim().ToLowerInvariant()))
        || WordsOf(element.ClassName).Any(IsBoilerplate)
            || (WordsOf(element.Id).ToList() is { Count: <= MaxWordsOfId } id && id.Exists(IsBoilerplate)) || IsSkipLink(element);

    /// <summary>
    /// Whether the element itself says that it is boilerplate, not just its name: then it may even be longer than the article.
    /// </summary>
    public static bool IsPlain(IElement element) =>
        element.LocalName is "nav" or "footer" || element.GetAttribute("role") is "navigation" or "contentinfo"
            || Names(element).Any(word => word.StartsWith("comment", StringComparison.Ordinal));

    /// <summary>
    /// Whether an element has the name of boilerplate in its id only: that may also be the heading of a section, as generators derive ids
    /// from them.
    /// </summary>
    public static bool IsInDoubt(IElement element) =>
        element.LocalName == "section" && string.IsNullOrEmpty(element.ClassName)
            && !WordsOf(element.Id).Any(word => word.StartsWith("comment", StringComparison.Ordinal));

    /// <summary>Whether it may hold author and date of the article.</summary>
    public static bool IsByline(IElement element) =>
        Names(element).Any(Bylines.Contains) || element.LocalName == "time" || element.GetAttribute("rel") == "author"
            || element.GetAttribute("itemprop") is "author" or "datePublished"
        || element.QuerySelector("time, [rel=author], [itemprop=author], [itemprop=datePublished]") is not null;

    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { Length: <= 2_000 } style && Hidden().IsMatch(style));

    public static bool IsTitle(IElement heading) =>
        heading.GetAttribute("itemprop") == "headline"
            || Names(heading).Any(word => word is "title" or "headline" or "titre" or "titulo" or "titular");

    private static bool IsSkipLink(IElement element) => element.LocalName == "a" && Names(element).Contains("skip");

    private static bool IsBoilerplate(string word) => Words.Contains(word) || Navigation().IsMatch(word);

    private static IEnumerable<string> Names(IElement element) => WordsOf(element.ClassName).Concat(WordsOf(element.Id));

    private static IEnumerable<string> WordsOf(string? names) =>
        names is { Length: > 1 and <= MaxNamesLength } ? Word().Matches(names).Select(word => word.Value.ToLowerInvariant()) : [];

    // site-header, siteHeader, site_header, SiteHeader__root
    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("^(?:doc|sub|top|bot|bottom|main|site|page|post)?nav(?:header|footer|bar|igation|links?|list|menu|igator|item|s)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
