namespace Newsroom.Content;

/// <summary>
/// The path of an upload and what it says: <c>2025/summit.fr.md</c> is the article <c>2025/summit</c>, in French, in Markdown.
/// </summary>
public sealed record BlobPath
{
    /// <summary>Tables in it are the site's glossary.</summary>
    public const string GlossaryFolder = "glossary/";

    private static readonly string[] CorrectionEndings = [".meta.yaml", ".meta.yml"];

    public BlobPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
        if (CorrectionEndings.FirstOrDefault(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending && path[..^ending.Length] is { Length: > 0 } corrected && corrected[^1] != '/')
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

        var suffix = stem.LastIndexOf('.');
        if (suffix > slash + 1 && stem.Length - suffix - 1 == 2 && LanguageCode.Normalise(stem[(suffix + 1)..]) is { } language)
        {
            Language = language;
            stem = stem[..suffix];
        }

        IsGlossary = path.StartsWith(GlossaryFolder, StringComparison.OrdinalIgnoreCase) && Extension == "csv";
        Base = dot > slash + 1 ? path[..dot] : path;
        Stem = stem;
        ArticleId = Digest.Of(stem)[..13];
    }

    /// <summary>The whole path inside the container.</summary>
    public string Path { get; }

    /// <summary>The path without language suffix and extension: what names the article.</summary>
    public string Stem { get; }

    /// <summary>The path without extension: what an upload and its correction share.</summary>
    public string Base { get; }

    /// <summary>Whether it corrects what is read from the file beside it: <c>summit.meta.yaml</c>.</summary>
    public bool IsCorrection { get; }

    /// <summary>Whether it says how terms are translated: <c>glossary/names.csv</c>.</summary>
    public bool IsGlossary { get; }

    /// <summary>The language that the file's name states, if any.</summary>
    public string? Language { get; }

    /// <summary>In lower case and without its dot; empty where there is none.</summary>
    public string Extension { get; } = "";

    /// <summary>Whether it is a file of a translator's tool (XLIFF), which is made from an original.</summary>
    public bool IsTranslation => Extension is "xlf" or "xliff";

    /// <summary>13 base32 characters of SHA-256 over <see cref="Stem"/>: the same article for ever.</summary>
    public string ArticleId { get; }

    /// <summary>The file's name, for titles of last resort.</summary>
    public string Name => Stem[(Stem.LastIndexOf('/') + 1)..];
}
