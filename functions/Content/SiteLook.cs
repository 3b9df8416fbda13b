namespace Newsroom.Content;

/// <summary>A file of the folder <c>site/</c> that is no page.</summary>
/// <param name="File">What it is.</param>
/// <param name="Width">Of a picture, in pixels or of the same proportions; null if it is none, or if its drawing does not say it.</param>
/// <param name="Height">Likewise.</param>
public sealed record LookFile(StoredFile File, int? Width, int? Height);

/// <summary>What an organisation adds to the pages: the public content of the folder <c>site/</c>.</summary>
/// <param name="Pages">Pages, footers and lists of links, in the order of their paths. Drafts are not among them.</param>
/// <param name="Files">All other files that can be shown, in the order of their paths.</param>
public sealed record SiteLook(IReadOnlyList<OwnPage> Pages, IReadOnlyList<LookFile> Files)
{
    private const string Logo = "logo";
    private const string DarkLogo = "logo-dark";
    private const string Icon = "icon";

    /// <summary>Of files with the same name, the first of these counts.</summary>
    private static readonly string[] PictureExtensions = ["svg", "png", "webp", "avif", "jpg", "jpeg", "gif"];

    public static readonly SiteLook Empty = new([], []);

    /// <summary>The logo for a language: its own (<c>site/logo.ar.svg</c>), else that of all languages.</summary>
    public LookFile? LogoFor(string language) => Picture(Logo, language) ?? Picture(Logo, language: null);

    /// <summary>The logo on a dark ground: <c>site/logo-dark.svg</c>.</summary>
    public LookFile? DarkLogoFor(string language) => Picture(DarkLogo, language) ?? Picture(DarkLogo, language: null);

    /// <summary>The picture of the site in tabs and bookmarks.</summary>
    public LookFile? SiteIcon => Picture(Icon, language: null);

    /// <summary>The look with what a path has now, or without the path.</summary>
    public SiteLook With(string path, OwnPage? page, LookFile? file) => new(
        [
            .. Pages.Where(other => other.Path != path).Concat(page is null ? [] : [page])
                .OrderBy(other => other.Path, StringComparer.Ordinal),
        ],
        [
            .. Files.Where(other => other.File.Path != path).Concat(file is null ? [] : [file])
                .OrderBy(other => other.File.Path, StringComparer.Ordinal),
        ]);

    /// <summary>The file that a page means by a path; null if no public page refers to it, and if it is neither logo nor icon.</summary>
    public StoredFile? PublicFile(string path, DateTimeOffset now)
    {
        var key = StoredFile.KeyOf(path);
        var found = Files.FirstOrDefault(one => one.File.Path == path)
            ?? Files.FirstOrDefault(one => StoredFile.KeyOf(one.File.Path) == key);
        var isPublic = found is not null
            && (IsPartOfEachPage(found) || PublicPages(now).Any(page => page.Files.Select(StoredFile.KeyOf).Contains(key)));
        return isPublic ? found!.File : null;
    }

    /// <summary>The pages that have not expired.</summary>
    public IEnumerable<OwnPage> PublicPages(DateTimeOffset now) => Pages.Where(page => !(page.Expires <= now));

    private static bool IsPartOfEachPage(LookFile file) => IsPicture(file) && NameOf(file) is Logo or DarkLogo or Icon;

    private LookFile? Picture(string name, string? language) => Files
        .Where(file => IsPicture(file) && NameOf(file) == name && PathOf(file).Language == language)
        .MinBy(file => Array.IndexOf(PictureExtensions, PathOf(file).Extension));

    private static bool IsPicture(LookFile file) => file.File.IsMadeAnew && PictureExtensions.Contains(PathOf(file).Extension);

    private static BlobPath PathOf(LookFile file) => new(file.File.Path);

    private static string? NameOf(LookFile file) => PathOf(file).SiteName?.ToLowerInvariant();
}
