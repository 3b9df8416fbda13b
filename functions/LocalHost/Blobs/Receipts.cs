using System.Collections.Concurrent;
using System.Diagnostics;

namespace Newsroom.LocalHost.Blobs;

/// <summary>
/// What this host knows of the receipts of one function: all are read once, then kept. What other hosts write is learned when a claim
/// meets it.
/// </summary>
internal sealed class Receipts(ReceiptTable table, HostPresence presence, TimeSpan refresh)
{
    private readonly ConcurrentDictionary<string, Receipt> _known = new();
    private readonly ConcurrentDictionary<string, long> _looked = new();

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var (path, receipt) in await table.LoadAsync(cancellationToken))
        {
            _known[path] = receipt;
        }
    }

    /// <summary>How many blobs have a receipt.</summary>
    public int Count => _known.Count;

    /// <summary>Removes receipts of blobs that are gone, some at a time.</summary>
    /// <param name="present">The paths of all blobs that there are.</param>
    public async Task PruneAsync(IReadOnlySet<string> present)
    {
        const int most = 100;
        foreach (var (path, receipt) in _known.Where(known => known.Value.IsSettled && !present.Contains(known.Key)).Take(most).ToArray())
        {
            await table.RemoveAsync(path, receipt.Row);
            _known.TryRemove(KeyValuePair.Create(path, receipt));
        }
    }

    /// <summary>Whether this version of the blob is still to be delivered, now, by us.</summary>
    public async Task<bool> IsDueAsync(string path, string etag)
    {
        if (!_known.TryGetValue(path, out var receipt))
        {
            return true;
        }

        return receipt.State switch
        {
            ReceiptState.Waiting => receipt.BlobETag != etag || receipt.NotBefore <= DateTimeOffset.UtcNow,
            ReceiptState.Claimed when receipt.Owner != presence.Id => await IsAbandonedAsync(path, etag, receipt),
            ReceiptState.Claimed => true,
            _ => receipt.BlobETag != etag,
        };
    }

    /// <summary>Claims a version of a blob: null when another host has it, or had it.</summary>
    public async Task<Receipt?> ClaimAsync(string path, string etag)
    {
        do
        {
            var seen = _known.GetValueOrDefault(path);
            var attempts = seen is { IsSettled: false } && seen.BlobETag == etag ? seen.Attempts + 1 : 1;
            var claim = new Receipt(etag, ReceiptState.Claimed, presence.Id, attempts, DateTimeOffset.UtcNow, default);
            if (await table.TryClaimAsync(path, claim, seen?.Row) is { } claimed)
            {
                return _known[path] = claimed;
            }

            await LearnAsync(path);
        }
        while (await IsDueAsync(path, etag));
        return null;
    }

    public async Task SettleAsync(string path, Receipt outcome)
    {
        // Known first: if it cannot be written, at least this host does not deliver the blob again.
        _known[path] = outcome;
        _known[path] = await table.SettleAsync(path, outcome);
    }

    private async Task<bool> IsAbandonedAsync(string path, string etag, Receipt receipt)
    {
        if (await presence.IsDeadAsync(receipt.Owner))
        {
            return true;
        }

        if (_looked.TryGetValue(path, out var looked) && Stopwatch.GetElapsedTime(looked) < refresh)
        {
            return false;
        }

        await LearnAsync(path);
        return !_known.TryGetValue(path, out var news) || (news.State != ReceiptState.Claimed && await IsDueAsync(path, etag));
    }

    private async Task LearnAsync(string path)
    {
        _looked[path] = Stopwatch.GetTimestamp();
        if (await table.ReadAsync(path) is { } receipt)
        {
            _known[path] = receipt;
        }
        else
        {
            _known.TryRemove(path, out _);
        }
    }
}
