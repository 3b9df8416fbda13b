using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Storage.Stores;

namespace Newsroom.Cli;

/// <summary>Waits for uploads to come to an end, whichever process handles them.</summary>
internal static class UploadWait
{
    /// <summary>
    /// The entries of all the paths and of the articles in files with several, as soon as each is over, or of those that are when time
    /// runs out.
    /// </summary>
    public static async Task<IReadOnlyList<LedgerEntry>> UntilAtRestAsync(
        Ledger ledger,
        IReadOnlySet<string> paths,
        TimeSpan pause,
        TimeSpan max,
        Action<IReadOnlyList<LedgerEntry>> progress,
        CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var entries = await ledger
                .ReadAllAsync(state: null, cancellationToken)
                .Where(entry => paths.Contains(entry.Path) || IsIn(entry, paths))
                .ToListAsync(cancellationToken);
            progress(entries);
            var isOver = entries.Count(entry => !IsIn(entry, paths)) == paths.Count && entries.All(entry => entry.IsAtRest);
            if (isOver || TimeProvider.System.GetElapsedTime(start) > max)
            {
                return entries;
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    private static bool IsIn(LedgerEntry entry, IReadOnlySet<string> paths) =>
        new BlobPath(entry.Path).List is { } file && paths.Contains(file);
}
