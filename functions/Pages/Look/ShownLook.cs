using Newsroom.Content;
using Newsroom.Http.Files;

namespace Newsroom.Pages.Look;

/// <summary>A link of a menu.</summary>
/// <param name="Url">Inside the site, or a whole address.</param>
/// <param name="Language">The language of what it leads to, if that is not the one of the page; else null.</param>
public sealed record MenuLink(string Title, string Url, string? Language);

/// <summary>
/// What an organisation adds to each page. What a language lacks is taken from the first of the site's languages that has it.
/// </summary>
public sealed class ShownLook
{
    private readonly string _root;
    private readonly SiteLook _look;
    private readonly IReadOnlyList<string> _languages;
    private readonly IReadOnlyList<OwnPage> _pages;

    /// <param name="look">The look as it is stored.</param>
    /// <param name="languages">The languages of the site.</param>
    /// <param name="root">The address that readers fetch files from.</param>
    /// <param name="now">The time: pages that have expired are left out.</param>
    internal ShownLook(SiteLook look, IReadOnlyList<string> languages, string root, DateTimeOffset now)
    {
        (_look, _languages, _root) = (look, languages, root);
        _pages = [.. look.PublicPages(now).Select(Resolve)];
        ValidUntil = look.Pages.Where(page => page.Expires > now).Min(page => page.Expires) ?? DateTimeOffset.MaxValue;
    }

    /// <summary>When the next page expires.</summary>
    internal DateTimeOffset ValidUntil { get; }

    internal static ShownLook Empty { get; } = new(SiteLook.Empty, [], "", DateTimeOffset.MinValue);

    /// <summary>All pages with an address of their own.</summary>
    internal IEnumerable<OwnPage> Pages => _pages.Where(page => page.HasAddress);

    /// <summary>The picture in tabs: its address and media type; null for that of Newsroom.</summary>
    internal (string Url, string Type)? Icon => _look.SiteIcon is not { } icon ? null
        : icon.File.Width is null ? (LogoPicture.Of(icon, _root).Url, icon.File.Type)
        : (PictureWidths.AddressIn(_root, icon.File, PictureWidths.Of(icon.File.Width.Value)[0]), PictureWidths.Type);

    /// <summary>The logo; null for none.</summary>
    internal LogoPicture? Logo(string language) => _look.LogoFor(language) is { } logo ? LogoPicture.Of(logo, _root) : null;

    /// <summary>The logo on a dark ground; null if it is the same.</summary>
    internal LogoPicture? DarkLogo(string language) => _look.DarkLogoFor(language) is { } logo ? LogoPicture.Of(logo, _root) : null;

    /// <summary>What stands at the bottom of each page; null for nothing.</summary>
    internal OwnPage? Footer(string language) => Find(OwnPage.Footer, language);

    /// <summary>A page in exactly this language; null if there is none.</summary>
    internal OwnPage? Page(string name, string language) =>
        _pages.FirstOrDefault(page => page.HasAddress && page.Name == name && page.Language == language);

    /// <summary>The languages of a page, those of the site first.</summary>
    internal IReadOnlyList<string> LanguagesOf(string name) =>
        [.. _languages.Where(language => Page(name, language) is not null)];

    /// <summary>The links to pages of a menu and, in the header, to elsewhere.</summary>
    internal IReadOnlyList<MenuLink> Menu(PageMenu menu, string language)
    {
        var pages = Pages.Select(page => page.Name).Distinct().Select(name => Find(name, language)).OfType<OwnPage>()
            .Where(page => page.Menu == menu)
            .OrderBy(page => page.Weight).ThenBy(page => page.Title, StringComparer.Ordinal)
            .Select(page => new MenuLink(
                page.Title, Links.OwnPage("", page.Language, page.Name), page.Language == language ? null : page.Language));
        var links = menu == PageMenu.Header ? Find(OwnPage.LinkList, language) : null;
        return
        [
            .. pages,
            .. (links?.Links ?? []).Select(link => new MenuLink(link.Title, link.Url, links!.Language == language ? null : links.Language)),
        ];
    }

    private OwnPage? Find(string name, string language) => _languages.OrderByDescending(one => one == language)
        .Select(one => _pages.FirstOrDefault(page => page.Name == name && page.Language == one))
        .FirstOrDefault(page => page is not null);

    private OwnPage Resolve(OwnPage page)
    {
        var found = page.Files.Select(path => (path, File: _look.Files.FirstOrDefault(
                file => StoredFile.KeyOf(file.File.Path) == StoredFile.KeyOf(path))))
            .Where(one => one.File is not null).ToDictionary(one => one.path, one => one.File!);
        return found.Count == 0 ? page : page with { Html = FileLinks.Resolve(page.Html, found, _root) };
    }
}
