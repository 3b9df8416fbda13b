using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>
/// What editors say of a file in a file beside it. It is kept in the article's row: the file can come before what it corrects, and goes
/// without leaving anything behind.
/// </summary>
public sealed class Corrections(Inbox inbox, ArticleStore articles, ArticleReader reader)
{
    /// <summary>Characters: the uploads and corrections of an article share a column of 32 Ki characters.</summary>
    private const int Longest = 4_000;

    private const int MostTries = 10;

    /// <summary>Keeps a correction as it is in the container now.</summary>
    /// <returns>The uploads to be read again, and what an editor should know; null where the file is gone.</returns>
    /// <exception cref="UnreadableException">The file is no correction; the message says why.</exception>
    public async Task<(IReadOnlyList<string> Paths, IReadOnlyList<string> Warnings)?> TakeInAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (await inbox.DownloadAsync(entry.Path, cancellationToken) is not { } upload)
            {
                return null;
            }

            var warnings = new List<string>();
            var correction = new Correction(entry.Path, upload.ETag, Read(upload, warnings));
            if (stored.Article.Corrections.Contains(correction) || await TrySaveAsync(stored, entry.Path, correction, cancellationToken))
            {
                return (Corrected(stored.Article, upload.Path), warnings);
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    /// <summary>Forgets a correction whose file was deleted.</summary>
    /// <returns>The uploads to be read again; null where the file is there after all, and has its own turn.</returns>
    public async Task<IReadOnlyList<string>?> TakeOutAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var stored = await articles.LoadAsync(entry.Article, cancellationToken);
            if (await inbox.HasAsync(entry.Path, cancellationToken))
            {
                return null;
            }

            if (stored.Article.Corrections.All(other => other.Path != entry.Path) || await TrySaveAsync(stored, entry.Path, correction: null, cancellationToken))
            {
                return Corrected(stored.Article, new BlobPath(entry.Path));
            }
        }

        throw new InvalidOperationException($"The article was changed by others {MostTries} times in a row.");
    }

    private static string Read(Upload upload, List<string> warnings)
    {
        var yaml = upload.Content is { } content ? TextDecoder.Decode(content.Span, warnings) : "";
        if (upload.Content is null || yaml.Length > Longest)
        {
            throw new UnreadableException($"A correction has at most {Longest:N0} characters.");
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
