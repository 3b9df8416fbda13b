using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Storage.Stores;

namespace Newsroom.Cli;

/// <summary>Waits for uploads to come to an end, whichever process handles them.</summary>
internal static class UploadWait
{
    /// <summary>The entries of all the paths, as soon as each is over, or of those that are when time runs out.</summary>
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
                .Where(entry => paths.Contains(entry.Path))
                .ToListAsync(cancellationToken);
            progress(entries);
            if (entries.Count(entry => entry.IsAtRest) == paths.Count || TimeProvider.System.GetElapsedTime(start) > max)
            {
                return entries;
            }

            await Task.Delay(pause, cancellationToken);
        }
    }
}
