using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Corrections by editors. They are stored in the article's row: a correction can be uploaded before the file that it corrects, and
/// nothing is left of it once it is deleted.
/// </summary>
public sealed class Corrections(Inbox inbox, ArticleStore articles, ArticleReader reader)
{
    /// <summary>In characters: the uploads and corrections of an article share a column of 32 Ki characters.</summary>
    private const int MaxLength = 4_000;

    /// <summary>Stores a correction as it is in the container now.</summary>
    /// <returns>The uploads to read again, and warnings for the editor; null if the blob does not exist.</returns>
    /// <exception cref="UnreadableException">The file is not a correction. The message says why.</exception>
    public async Task<(IReadOnlyList<string> Paths, IReadOnlyList<string> Warnings)?> StoreAsync(
        LedgerEntry entry, CancellationToken cancellationToken)
    {
        (IReadOnlyList<string> Paths, IReadOnlyList<string> Warnings)? corrected = null;
        await Conflict.RetryAsync(async _ =>
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (await inbox.DownloadAsync(entry.Path, cancellationToken) is not { } upload)
            {
                corrected = null;
                return true;
            }

            var warnings = new List<string>();
            var correction = new Correction(entry.Path, upload.ETag, Read(upload, warnings));
            corrected = (Corrected(stored.Article, upload.Path), warnings);
            return stored.Article.Corrections.Contains(correction) || await TrySaveAsync(stored, entry.Path, correction, cancellationToken);
        });
        return corrected;
    }

    /// <summary>Removes a correction whose blob was deleted.</summary>
    /// <returns>The uploads to read again; null if the blob exists again.</returns>
    public async Task<IReadOnlyList<string>?> RemoveAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? corrected = null;
        await Conflict.RetryAsync(async _ =>
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (await inbox.HasAsync(entry.Path, cancellationToken))
            {
                corrected = null;
                return true;
            }

            corrected = Corrected(stored.Article, new BlobPath(entry.Path));
            return stored.Article.Corrections.All(other => other.Path != entry.Path)
                || await TrySaveAsync(stored, entry.Path, correction: null, cancellationToken);
        });
        return corrected;
    }

    private static string Read(Upload upload, List<string> warnings)
    {
        var yaml = upload.Content is { } content ? TextDecoder.Decode(content.Span, warnings) : "";
        if (upload.Content is null || yaml.Length > MaxLength)
        {
            throw new UnreadableException($"A correction has at most {MaxLength:N0} characters.");
        }

        FrontMatter.ReadCorrection(yaml, warnings);
        return yaml;
    }

    private async Task<bool> TrySaveAsync(StoredArticle stored, string path, Correction? correction, CancellationToken cancellationToken)
    {
        var others = stored.Article.Corrections.RemoveAll(other => other.Path == path);
        var changed = stored.Article with { Corrections = correction is null ? others : others.Add(correction) };
        return await articles.TrySaveAsync(stored with { Article = changed }, cancellationToken) is not null;
    }

    // Files that are held or rejected are not among the article's sources.
    private IReadOnlyList<string> Corrected(Article article, BlobPath correction) =>
        [.. article.Sources.Select(source => source.Path).Where(path => new BlobPath(path).Base == correction.Base)
            .Union(reader.Extensions.Select(extension => $"{correction.Base}.{extension}"))];
}
