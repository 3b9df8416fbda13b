namespace Newsroom.Content;

/// <summary>
/// Orders the uploads of an article so that its original comes first: the file without a language in its name, then the first of the
/// site's languages, then those whose text is not in the language of their name; a file of a translation program comes last. The order
/// does not depend on which file was uploaded first.
/// </summary>
public sealed class OriginalFirst(IReadOnlyList<string> siteLanguages) : IComparer<Source>, IComparer<BlobPath>
{
    public int Compare(Source? x, Source? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Key(new BlobPath(x.Path), x.Language).CompareTo(Key(new BlobPath(y.Path), y.Language)) is var order and not 0
            ? order : string.CompareOrdinal(x.Path, y.Path);
    }

    /// <summary>The same order for files that have not been read yet, as far as it follows from their names.</summary>
    public int Compare(BlobPath? x, BlobPath? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Key(x, x.Language).CompareTo(Key(y, y.Language)) is var order and not 0 ? order : string.CompareOrdinal(x.Path, y.Path);
    }

    private (int Kind, int Language) Key(BlobPath path, string? language)
    {
        var kind = path switch
        {
            { IsTranslation: true } => 3,
            { Language: null } => 0,
            _ => path.Language == language ? 1 : 2,
        };
        var rank = language is null ? -1 : siteLanguages.TakeWhile(other => other != language).Count();
        return (kind, rank);
    }
}
