namespace Newsroom.Content;

/// <summary>
/// The path of an upload and what follows from it: <c>2025/summit.fr.md</c> is the article <c>2025/summit</c>, in French, in Markdown;
/// so are <c>2025/summit_fr.md</c> and <c>2025/summit.fr-ca.md</c>.
/// </summary>
public sealed record BlobPath
{
    /// <summary>The folder of the site's glossary tables.</summary>
    public const string GlossaryFolder = "glossary/";

    /// <summary>Of files that may hold several articles.</summary>
    public const string ListExtension = "json";

    private const string SiteFolder = "site/";
    private const string BundleEnding = ".bundle.zip";
    private const string PdfExtension = "pdf";

    private static readonly string[] CorrectionEndings = [".meta.yaml", ".meta.yml"];

    /// <summary>Where the name ends in <see cref="Path"/>, and a language or the extension begins.</summary>
    private readonly int _nameEnd;

    public BlobPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
        var isInSite = path.StartsWith(SiteFolder, StringComparison.OrdinalIgnoreCase) && path.Length > SiteFolder.Length;
        if (!isInSite && CorrectionEndings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending
            && path[..^ending.Length] is { Length: > 0 } corrected && corrected[^1] != '/')
        {
            // x.fr.meta.yaml is read as x.fr.yaml.
            IsCorrection = true;
            path = $"{corrected}.yaml";
        }

        var slash = path.LastIndexOf('/');
        var dot = path.LastIndexOf('.');
        var stem = path;
        if (dot > slash + 1)
        {
            Extension = path[(dot + 1)..].ToLowerInvariant();
            stem = path[..dot];
        }

        (stem, var suffix) = PathLanguage.Split(stem);
        _nameEnd = stem.Length;
        if (Extension == ListExtension && !IsCorrection && !isInSite && ListItem.KeyOf(stem) is { } key)
        {
            ItemKey = key;
            List = path.Remove(stem.Length - ListItem.SuffixLength, ListItem.SuffixLength);
        }

        (stem, var folder) = PathLanguage.SplitFolder(stem);
        Language = suffix ?? folder;
        IsGlossary = path.StartsWith(GlossaryFolder, StringComparison.OrdinalIgnoreCase) && Extension == "csv";
        Base = dot > slash + 1 ? path[..dot] : path;
        Stem = stem;
        ArticleId = Digest.Of(stem)[..13];
        IsSideFile = !IsCorrection && SideFile.IsOne(path, Name, Extension);
        IsOfSite = isInSite && !IsBundle;
    }

    /// <summary>The whole path inside the container.</summary>
    public string Path { get; }

    /// <summary>The path without language and extension. It identifies the article.</summary>
    public string Stem { get; }

    /// <summary>The path without extension. An upload and its correction share it.</summary>
    public string Base { get; }

    /// <summary>Whether it corrects what is read from the file beside it: <c>summit.meta.yaml</c>.</summary>
    public bool IsCorrection { get; }

    /// <summary>Whether it is a glossary: <c>glossary/names.csv</c>.</summary>
    public bool IsGlossary { get; }

    /// <summary>Whether it is a part of the site's look, and no article: <c>site/logo.svg</c>, <c>site/about.fr.md</c>.</summary>
    public bool IsOfSite { get; }

    /// <summary>Whether it is a page of the site's own, a footer or a list of links.</summary>
    public bool IsOwnPage => IsOfSite && Extension is "md" or "markdown";

    /// <summary>The path inside the folder of the site's look, without language and extension; null for all others.</summary>
    public string? SiteName => IsOfSite ? Stem[SiteFolder.Length..] : null;

    /// <summary>Whether it is no article and no mistake either: <c>.DS_Store</c>, <c>README.md</c>. It is not read.</summary>
    public bool IsSideFile { get; }

    /// <summary>The language that the file's name or folder states; null if they state none.</summary>
    public string? Language { get; }

    /// <summary>In lower case, without the dot; empty if there is none.</summary>
    public string Extension { get; } = "";

    /// <summary>
    /// The file that holds this article beside others: <c>feed.fr.json</c> holds <c>feed#abcdefghijklm.fr.json</c>, which is no file by
    /// itself. Null for files.
    /// </summary>
    public string? List { get; }

    /// <summary>Which article of <see cref="List"/> it is; null for files.</summary>
    public string? ItemKey { get; }

    /// <summary>Whether it is a bundle: its files are put beside it.</summary>
    public bool IsBundle => Path.EndsWith(BundleEnding, StringComparison.OrdinalIgnoreCase) && Path.Length > BundleEnding.Length
        && Path[^(BundleEnding.Length + 1)] != '/';

    /// <summary>Whether it is a PDF, which is an article or a file (<see cref="PdfUse"/>).</summary>
    public bool IsPdf => Extension == PdfExtension;

    /// <summary>Whether it is a file of a translation program (XLIFF), which is made from an original.</summary>
    public bool IsTranslation => Extension is "xlf" or "xliff";

    /// <summary>
    /// 13 base32 characters of the SHA-256 digest of <see cref="Stem"/>: the same path is the same article, for ever. (An upload that
    /// became an article of another id, before more languages were known in paths, keeps that id: its ledger row has it.)
    /// </summary>
    public string ArticleId { get; }

    /// <summary>The file's name: the title of an article that has no other.</summary>
    public string Name => Stem[(Stem.LastIndexOf('/') + 1)..];

    /// <summary>The path of an article that this file holds beside others.</summary>
    public string ItemPath(string key) => Path.Insert(_nameEnd, ListItem.Suffix(key));
}
