using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>Where a page says that it stands on the web: what its links are relative to.</summary>
internal sealed partial class PageAddress(IDocument page)
{
    private readonly Uri? _address = Find(page);

    /// <summary>
    /// The link's target as a web or mail address, or the path of a file that was saved with the page; null where that can't be told, as a
    /// relative link would lead into our own site.
    /// </summary>
    public string? Absolute(string? href)
    {
        if (href?.Trim() is not { Length: > 1 and <= 2_000 } target || target[0] == '#')
        {
            return null;
        }

        if (EmbeddedFile.NameIn(target) is not null)
        {
            return target;
        }

        var isAbsolute = Uri.TryCreate(target, UriKind.Absolute, out var uri) && !target.StartsWith('/');
        var isKnown = isAbsolute || (_address is not null && Uri.TryCreate(_address, target, out uri));
        return IsSavedFile(target) ? target : isKnown && LinkSchemes.Allow(uri!) ? uri!.AbsoluteUri : null;
    }

    /// <summary>
    /// Whether a relative address is that of a file beside the page: any, if the page does not say where it stood on the web; else one in
    /// the folder that browsers make for a page that they save.
    /// </summary>
    private bool IsSavedFile(string target) =>
        !target.StartsWith("//", StringComparison.Ordinal) && !Scheme().IsMatch(target) && FileReference.IsFile(target.Split('?', '#')[0])
        && (_address is null || SavedFolder().IsMatch(target));

    /// <summary>Whether a link leads to another site, and not to one where the page is to be shared.</summary>
    public bool LeadsAway(IElement link) =>
        Absolute(link.GetAttribute("href")) is { } target && !target.StartsWith('/') && !Share().IsMatch(target)
        && Uri.TryCreate(target, UriKind.Absolute, out var uri) && (_address is null || uri.Host != _address.Host);

    /// <summary>Whether an absolute address is on another site, as far as the page says where it stands.</summary>
    public bool LeadsAway(string target) =>
        !Uri.TryCreate(target, UriKind.Absolute, out var uri) || _address is null || SiteOf(uri) != SiteOf(_address);

    private static string SiteOf(Uri uri) => uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;

    public static bool IsShare(IElement link) => link.GetAttribute("href") is { Length: <= 4_000 } target && Share().IsMatch(target);

    /// <summary>The day in the address, as many publications have it: <c>/2024/05/01/title.html</c>.</summary>
    public DateTimeOffset? Date { get; } =
        Pages(page).Prepend(Find(page)).OfType<Uri>().Select(DateOf).FirstOrDefault(date => date is not null);

    private static DateTimeOffset? DateOf(Uri address) => Day().Match(address.AbsolutePath) is { Success: true } day
        ? PageDate.Parse($"{day.Groups["year"].Value}-{day.Groups["month"].Value}-{day.Groups["day"].Value}")
        : NamedDay().Match(address.AbsolutePath) is { Success: true } named
        ? PageDate.Parse($"{named.Groups["day"].Value} {named.Groups["month"].Value} {named.Groups["year"].Value}") : null;

    private static IEnumerable<Uri?> Pages(IDocument page) => page
        .QuerySelectorAll("link[rel=canonical], link[rel=bookmark], meta[property='og:url'], link[rel=alternate][hreflang=x-default]")
        .Take(8).Select(link => Web(link.GetAttribute("href") ?? link.GetAttribute("content")));

    private static Uri? Find(IDocument page)
    {
        var canonical = Web(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"))
            ?? Web(page.QuerySelector("meta[property='og:url']")?.GetAttribute("content"));
        var stated = page.QuerySelector("base[href]")?.GetAttribute("href");
        return Web(stated)
            ?? (canonical is not null && stated is not null && Uri.TryCreate(canonical, stated, out var joined) ? joined : canonical);
    }

    private static Uri? Web(string? address) =>
        address?.Length <= 2_000 && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri : null;

    [GeneratedRegex(@"/(?<year>(?:19|20)[0-9]{2})(?<sign>[/-]?)(?<month>0[1-9]|1[0-2])\k<sign>(?<day>0[1-9]|[12][0-9]|3[01])(?![0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"/(?<year>(?:19|20)[0-9]{2})/(?<month>[a-z]{3,9})/(?<day>0?[1-9]|[12][0-9]|3[01])(?:/|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NamedDay();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^(?:\./)?[^/]+(?:_files|_fichiers|_archivos|_ficheiros|_arquivos|_bestanden|_file|_ملفات|-Dateien)/",
        RegexOptions.CultureInvariant)]
    private static partial Regex SavedFolder();

    [GeneratedRegex(
        @"/share[r/?.]|[?&/]share=|/intent/|^mailto:\?|^https?://(?:wa\.me|api\.whatsapp\.com)/|/submit\?url=|shareArticle"
            + @"|^https?://t\.me/share",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Share();
}
