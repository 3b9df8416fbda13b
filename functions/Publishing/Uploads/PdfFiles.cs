using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Decides which PDFs are articles, and which are files of articles. It follows from the container and the ledger alone: the order of
/// uploads and deletions does not matter. PDFs do not make each other files: of two that refer to each other both are articles.
/// </summary>
public sealed class PdfFiles(Inbox inbox, Ledger ledger, FileStore files, ArticleReader reader, SiteOptions site)
{
    /// <summary>Folder whose folders may be languages: see <see cref="PathLanguage.SplitFolder"/>.</summary>
    private const string ContentFolder = "content";

    /// <summary>What a PDF is now.</summary>
    public async Task<PdfUse> UseOfAsync(BlobPath pdf, CancellationToken cancellationToken) =>
        pdf.IsOfSite ? PdfUse.File
        : await HasArticleBesideAsync(pdf, cancellationToken) ? PdfUse.Download
        : !site.PdfArticles || await IsLinkedAsync(pdf.Path, cancellationToken) ? PdfUse.File
        : PdfUse.Article;

    /// <summary>What each PDF of the container is, by path: the same as <see cref="UseOfAsync"/>.</summary>
    public IReadOnlyDictionary<string, PdfUse> UsesIn(IReadOnlyList<InboxItem> items, IReadOnlyCollection<LedgerEntry> entries)
    {
        var paths = items.Where(item => IsPdf(item.Path)).Select(item => new BlobPath(item.Path)).ToList();
        if (paths.Count == 0)
        {
            return new Dictionary<string, PdfUse>();
        }

        var stems = items.Select(item => new BlobPath(item.Path)).Where(IsArticle).Select(path => path.Stem)
            .ToHashSet(StringComparer.Ordinal);
        var linked = entries.SelectMany(LinkedBy).ToHashSet(StringComparer.Ordinal);
        return paths.ToDictionary(
            path => path.Path,
            path => path.IsOfSite ? PdfUse.File
                : stems.Contains(path.Stem) ? PdfUse.Download
                : !site.PdfArticles || linked.Contains(StoredFile.KeyOf(path.Path)) ? PdfUse.File
                : PdfUse.Article);
    }

    /// <summary>Whether a path is that of an article's file, of which a PDF of the same name is a download.</summary>
    public bool IsArticle(BlobPath path) =>
        path is { IsPdf: false, IsCorrection: false, IsGlossary: false, IsSideFile: false, IsOfSite: false, IsTranslation: false }
        && reader.Reads(path);

    private static bool IsPdf(string path) => path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    /// <summary>Keys of the PDFs that an upload refers to, held or not.</summary>
    private static IEnumerable<string> LinkedBy(LedgerEntry entry) =>
        entry.State == LedgerState.Withdrawn || IsPdf(entry.Path) ? [] : entry.Files.Where(IsPdf).Select(StoredFile.KeyOf);

    private async Task<bool> IsLinkedAsync(string path, CancellationToken cancellationToken)
    {
        var key = StoredFile.KeyOf(path);
        foreach (var link in await files.ReadLinksAsync(key, cancellationToken))
        {
            if (await ledger.FindAsync(link.Upload, cancellationToken) is { } entry && LinkedBy(entry).Contains(key))
            {
                return true;
            }

            await files.RemoveLinkAsync(link, cancellationToken);
        }

        return false;
    }

    private async Task<bool> HasArticleBesideAsync(BlobPath pdf, CancellationToken cancellationToken)
    {
        foreach (var stem in await StemsAsync(pdf, cancellationToken))
        {
            foreach (var end in new[] { '.', '_' })
            {
                if (await inbox.ListAsync(cancellationToken, stem + end).Select(item => new BlobPath(item.Path))
                    .AnyAsync(other => other.Stem == pdf.Stem && IsArticle(other), cancellationToken))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Paths that files of the same article may begin with: with folders of languages, where these exist.</summary>
    private async Task<IReadOnlyList<string>> StemsAsync(BlobPath pdf, CancellationToken cancellationToken)
    {
        var stems = new List<string> { pdf.Stem };
        var parts = pdf.Stem.Split('/');
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i - 1].Equals(ContentFolder, StringComparison.OrdinalIgnoreCase))
            {
                var (folder, rest) = ($"{string.Join('/', parts[..i])}/", string.Join('/', parts[i..]));
                var folders = await inbox.FoldersAsync(folder, cancellationToken);
                stems.AddRange(folders.Select(name => $"{folder}{name}/{rest}")
                    .Where(stem => stem != pdf.Stem && PathLanguage.SplitFolder(stem).Stem == pdf.Stem));
            }
        }

        return stems;
    }
}
