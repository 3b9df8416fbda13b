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
            + "related relatedposts recommended recommendations recommandations suggestions outbrain taboola comment "
                + "comments commentaires commentaire comentarios comentario "
            + "kommentar kommentare komentarze disqus respond reactions newsletter subscribe subscription abonnement suscripcion cookie "
                + "cookies consent gdpr rgpd interesting readmore nextstory recirculation recirc upsell cta optin appstores disclosure "
                + "followus siguenos empfehlungen empfehlung verwandt trending reklama werbung anzeige adv "
                + "footer pied sidebar sidebars widget widgets banner banners "
            + "promo promos promotion advert adverts advertisement ad ads adsbygoogle publicite publicidad publi sponsor sponsored "
                + "sponsors toolbar pagination pager popup modal "
            + "skiplink login signin signup rating ratings valoracion tags tagcloud toc topbar masthead noprint authorbox saboxplugin "
                + "bio biography onglets").Split(' '),
    ];

    /// <summary>Names of boilerplate, but also of leads and of articles behind a gate: it depends on what is in them.</summary>
    private static readonly HashSet<string> Teasers = [.. "teaser paywall muro".Split(' ')];

    /// <summary>Names that hold for a whole class, and say that only programs read the text aloud.</summary>
    private static readonly HashSet<string> Unseen =
        [.. "sr-only visually-hidden visuallyhidden screen-reader-text screenreader-only screen-reader-only hidden-print".Split(' ')];

    private static readonly HashSet<string> Others =
    [
        .. ("comment comments commentlist commentaires comentarios kommentar kommentare related recommended recommendations sidebar "
            + "trending popular teasers").Split(' '),
    ];

    private static readonly HashSet<string> Bylines =
    [
        .. ("byline meta date dateline author authors auteur auteurs autor autores firma signature posted published publish pubdate "
            + "timestamp time fecha fechas publication infos info details credits").Split(' '),
    ];

    public static bool IsBoilerplate(IElement element) =>
        element.LocalName is "nav" or "footer" or "menu" || IsHidden(element)
            || (element.GetAttribute("role") is { } role && Roles.Contains(role.Trim().ToLowerInvariant()))
        || WordsOf(element.ClassName).Any(word => IsBoilerplate(word) && !(word is "widget" or "widgets" && IsBuilt(element)))
            || element.ClassList.Any(Unseen.Contains)
            || (WordsOf(element.Id).ToList() is var id && id.Count <= MaxWords(element) && id.Exists(IsBoilerplate))
            || IsPhrase(element.ClassName) || IsPhrase(element.Id) || IsSkipLink(element);

    // Builders of pages call all of their parts widgets.
    private static bool IsBuilt(IElement element) => element.ClassName!.Contains("elementor-", StringComparison.Ordinal);

    /// <summary>Whether an element is called a teaser: of another article, or what stands above this one.</summary>
    public static bool IsTeaser(IElement element) => Names(element).Any(Teasers.Contains);

    /// <summary>Whether an element is about the author, and may be the byline or a life.</summary>
    public static bool IsAboutAuthor(IElement element) =>
        (element.ClassName is { Length: <= MaxNamesLength } names && Author().IsMatch(names))
        || (element.Id is { Length: <= MaxNamesLength } id && Author().IsMatch(id));

    /// <summary>Whether it says of itself that it describes a picture, or whose it is.</summary>
    public static bool IsCaption(IElement element) => element.LocalName == "figcaption"
        || WordsOf(element.ClassName).Any(word => word is "caption" or "figcaption" or "credit" or "bildunterschrift" or "copyright");

    /// <summary>Whether it is called a byline, even below the lead; other times and dates there may be those of a programme.</summary>
    public static bool IsPlainByline(IElement element) =>
        Names(element).Any(word => word is "byline" or "published" or "pubdate" or "author" or "auteur" or "autor");

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

    /// <summary>Whether comments or other articles stand in it: what it says of author and date is theirs.</summary>
    public static bool IsAnotherText(IElement element) => Names(element).Any(Others.Contains) || IsPhrase(element.ClassName);

    public static IEnumerable<string> NamesOf(IElement element) => Names(element);

    public static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || (element.GetAttribute("style") is { Length: <= 2_000 } style && Hidden().IsMatch(style));

    public static bool IsTitle(IElement heading) =>
        heading.GetAttribute("itemprop") == "headline"
            || Names(heading).Any(word => word is "title" or "headline" or "titre" or "titulo" or "titular");

    /// <summary>Whether a heading is called the site's name, or the way to a page.</summary>
    public static bool IsSiteTitle(IElement heading) => Names(heading).ToList() is var names
        && (names.Exists(word => word is "logo" or "branding" or "breadcrumb" or "sitename")
            || names.Zip(names.Skip(1)).Any(pair => pair is ("site", "title" or "name") or ("blog", "title" or "name")));

    // Generators derive ids of headings and sections from what they say.
    private static int MaxWords(IElement element) => element.LocalName == "div" ? 2 * MaxWordsOfId : MaxWordsOfId;

    private static bool IsPhrase(string? names) => names is { Length: > 1 and <= MaxNamesLength } && Phrase().IsMatch(names);

    /// <summary>Whether a part of a headline stands above or below it: a kicker, the date, a subtitle.</summary>
    public static bool IsKicker(IElement part) => part.LocalName is "small" or "time" || (part.LocalName is "span" or "div" or "em" or "p"
        && Names(part).Any(word => word is "kicker" or "supertitle" or "overline" or "topline" or "dachzeile" or "roofline" or "subtitle"
            or "subline" or "eyebrow" or "pretitle" or "toptitle" or "antetitulo" or "surtitre" or "date"));

    private static bool IsSkipLink(IElement element) => element.LocalName == "a" && Names(element).Contains("skip");

    private static bool IsBoilerplate(string word) => Words.Contains(word) || Navigation().IsMatch(word);

    private static IEnumerable<string> Names(IElement element) => WordsOf(element.ClassName).Concat(WordsOf(element.Id));

    private static IEnumerable<string> WordsOf(string? names) =>
        names is { Length: > 1 and <= MaxNamesLength } ? Word().Matches(names).Select(word => word.Value.ToLowerInvariant()) : [];

    [GeneratedRegex(@"(?:^|[\s_-])(?:most[_-]?read|read[_-](?:more|next|also)|more[_-](?:on|from|stories|articles|news)"
        + @"|next[_-]?(?:story|post|article)|(?:may|also)[_-]like|in[_-]other[_-]news|mas[_-]leidas?|lire[_-]aussi|print[_-]button|weitere[_-](?:artikel|themen))"
        + @"(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?:^|[\s_-])(?:author[_-]{0,2}(?:bio|box|info|desc|description|about|card|profile|block|vita)"
        + @"|about[_-](?:the[_-])?author|post[_-]author|authorbox)(?:$|[\s_-])|\b(?:author(?:Box|Bio|Info|Card|Description))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Author();

    // site-header, siteHeader, site_header, SiteHeader__root
    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("^(?:doc|sub|top|bot|bottom|main|site|page|post)?nav(?:header|footer|bar|igation|links?|list|menu|igator|item|s)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Hidden();
}
