using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Reconciling;

/// <summary>How many articles have an edition in a language.</summary>
/// <param name="Language">ISO 639-1 code.</param>
/// <param name="Done">Articles with an edition in it.</param>
/// <param name="Total">All live articles.</param>
public sealed record LanguageProgress(string Language, int Done, int Total);

/// <summary>How much of its container a site has processed.</summary>
/// <param name="Uploads">Files in the container, and articles in files with several.</param>
/// <param name="Read">Files that are processed themselves, translations apart: published, stored, held or rejected.</param>
/// <param name="Languages">The languages of the site.</param>
public sealed record SiteProgress(int Uploads, int Read, IReadOnlyList<LanguageProgress> Languages)
{
    /// <summary>Whether nothing is left to read or to translate.</summary>
    public bool IsComplete => Read == Uploads && Languages.All(language => language.Done == language.Total);
}

/// <summary>Counts the progress from a listing of the container and a few columns of the ledger.</summary>
public sealed class ProgressCount(Inbox inbox, Ledger ledger, Rebuild rebuild, SiteOptions site)
{
    private static readonly string[] Columns =
    [
        nameof(LedgerEntry.Path),
        nameof(LedgerEntry.ETag),
        nameof(LedgerEntry.State),
        nameof(LedgerEntry.Article),
        nameof(LedgerEntry.Languages),
        nameof(LedgerEntry.Items),
        "Timestamp",
    ];

    public async Task<SiteProgress> ReadAsync(CancellationToken cancellationToken)
    {
        var request = await rebuild.FindAsync(cancellationToken);
        var entries = await ledger.ReadAllAsync(state: null, cancellationToken, Columns)
            .ToDictionaryAsync(entry => entry.Path, cancellationToken: cancellationToken);
        var (uploads, read) = (0, 0);
        await foreach (var item in inbox.ListAsync(cancellationToken))
        {
            if (!entries.TryGetValue(item.Path, out var entry) && new BlobPath(item.Path).IsSideFile)
            {
                continue;
            }

            var rows = entry?.ItemPaths.Select(entries.GetValueOrDefault).ToList() ?? [];
            uploads += 1 + rows.Count;
            read += entry?.ETag == item.ETag && IsRead(entry, request) ? 1 : 0;
            read += rows.Count(row => IsRead(row, request));
        }

        var articles = entries.Values
            .Where(IsLiveArticle)
            .GroupBy(entry => entry.Article, entry => entry.Languages)
            .Select(languages => languages.SelectMany(some => some).ToHashSet(StringComparer.Ordinal))
            .ToList();
        return new SiteProgress(uploads, read, [.. site.Languages.Select(language => ProgressOf(language, articles))]);
    }

    private static LanguageProgress ProgressOf(string language, List<HashSet<string>> articles) =>
        new(language, articles.Count(languages => languages.Contains(language)), articles.Count);

    private static bool IsLiveArticle(LedgerEntry entry) => entry.State is LedgerState.Published or LedgerState.Complete
        && !entry.IsList && new BlobPath(entry.Path) is { IsCorrection: false, IsGlossary: false };

    private static bool IsRead(LedgerEntry? entry, RebuildRequest? request) =>
        entry is not null && (entry.IsSettled || entry.State is LedgerState.Published or LedgerState.Held)
        && !(entry.Changed < request?.Since);
}
