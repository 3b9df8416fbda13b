using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>
/// Merges pending rows into segments, and small segments into larger ones. A segment is written before the manifest names it, and deleted
/// only when no reader can use it any more: a merge that dies leaves the index unchanged, and rows that a later cleaning removes.
/// </summary>
public sealed partial class IndexMerger(
    StorageAccount storage, ManifestStore manifests, PendingRows pending, TimeProvider clock, ILogger<IndexMerger> log)
{
    /// <summary>Min pending rows for a merge.</summary>
    public const int MinPendingRows = 128;

    /// <summary>Max rows of one merge; the others wait for the next.</summary>
    private const int MaxRows = 2_000;

    /// <summary>
    /// A segment is merged with smaller ones that have together at least a third of its documents: there is about one segment for each
    /// power of four.
    /// </summary>
    private const int Tier = 3;

    /// <summary>A segment is written again if more than one document in so many is dead.</summary>
    private const int DeadTolerated = 10;

    /// <summary>How long readers may use a segment that is no longer in the manifest.</summary>
    private static readonly TimeSpan GracePeriod = TimeSpan.FromMinutes(10);

    /// <summary>The age at which an unfinished segment counts as abandoned: no merge takes so long.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    /// <summary>Max bytes of article locations that one merge caches; it reads all other blocks once.</summary>
    private const long CacheBytes = 32 << 20;

    /// <summary>Merges if enough rows are pending.</summary>
    /// <returns>Whether anything was merged.</returns>
    public async Task<bool> MergeAsync(string language, CancellationToken cancellationToken)
    {
        if (await pending.CountAsync(language, MinPendingRows, cancellationToken) < MinPendingRows)
        {
            return false;
        }

        await using var lease = await MergeLease.TryAcquireAsync(storage, language, cancellationToken);
        return lease is not null && await MergeAsync(language, everything: false, cancellationToken);
    }

    /// <summary>Merges everything into one segment.</summary>
    /// <returns>False while another process is merging.</returns>
    public async Task<bool> MergeAllAsync(string language, CancellationToken cancellationToken)
    {
        await using var lease = await MergeLease.TryAcquireAsync(storage, language, cancellationToken);
        return lease is not null && await MergeAsync(language, everything: true, cancellationToken);
    }

    /// <summary>Deletes the rows of retired segments that are no longer read, and of segments that were never finished.</summary>
    public async Task CleanAsync(string language, CancellationToken cancellationToken)
    {
        await using var lease = await MergeLease.TryAcquireAsync(storage, language, cancellationToken);
        if (lease is null)
        {
            return;
        }

        var store = new SegmentStore(storage, language);
        var now = clock.GetUtcNow();
        foreach (var announced in await manifests.AnnouncedAsync(language, cancellationToken))
        {
            // Revoked first: if the writer is still alive, it can no longer add the segment to the manifest.
            if (now - announced.Since > AbandonedAfter && await manifests.TryRevokeAsync(language, announced, cancellationToken))
            {
                await store.DeleteAsync(announced.Segment, cancellationToken);
                await manifests.ForgetAsync(language, announced.Segment, cancellationToken);
                AbandonedSegmentRemoved(language, announced.Segment);
            }
        }

        var before = await manifests.ReadAsync(language, cancellationToken);
        var expired = before.Manifest.Retired.Where(retired => now - retired.Since > GracePeriod).ToArray();
        foreach (var retired in expired)
        {
            await store.DeleteAsync(retired.Id, cancellationToken);
        }

        if (expired.Length > 0)
        {
            var manifest = before.Manifest with
            {
                Sequence = before.Manifest.Sequence + 1,
                Retired = [.. before.Manifest.Retired.Except(expired)],
            };
            await manifests.TryReplaceAsync(language, before, manifest, announced: null, cancellationToken);
        }
    }

    private async Task<bool> MergeAsync(string language, bool everything, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();

        // The manifest is read first. Rows that another process merges meanwhile may be older than what is now in segments;
        // the manifest has changed then, and replacing it fails.
        var before = await manifests.ReadAsync(language, cancellationToken);
        var state = await pending.ReadAsync(language, since: null, cancellationToken);
        var rows = state.Rows.Take(MaxRows).ToList();
        var store = new SegmentStore(storage, language);
        var cache = new BlockCache(CacheBytes);
        var segments = before.Manifest.Segments
            .ToDictionary(info => info.Id, info => new Segment(info, store.Open(info.Id), cache), StringComparer.Ordinal);
        var dead = await FindDeadAsync(before.Manifest.Segments, segments, rows, cancellationToken);
        var merged = everything
            ? before.Manifest.Segments
            : Choose(before.Manifest.Segments, dead, rows.Count(row => row.Document is not null));
        if (rows.Count == 0 && merged.Count <= 1 && merged.All(info => info.Dead.Length == 0))
        {
            return false;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var announced = await manifests.AnnounceAsync(language, id, cancellationToken);
        List<MergeInput> inputs = [.. merged.Select(info => new MergeInput(segments[info.Id], dead[info.Id].Keys.ToHashSet()))];
        var fresh = await PendingSegment.BuildAsync(rows.Select(row => row.Document).OfType<PendingDocument>(), cache);
        inputs.Add(new MergeInput(fresh, new HashSet<int>()));
        var written = await new SegmentMerge(inputs, store.Create(id)).RunAsync(cancellationToken);
        var manifest = Next(before.Manifest, merged, written, dead);
        if (!await manifests.TryReplaceAsync(language, before, manifest, announced, cancellationToken))
        {
            await store.DeleteAsync(id, cancellationToken);
            await manifests.ForgetAsync(language, id, cancellationToken);
            return false;
        }

        await pending.RemoveAsync(language, manifest.Sequence, state with { Rows = rows }, cancellationToken);
        var took = clock.GetElapsedTime(started);
        Merged(language, rows.Count, merged.Count, written?.Documents ?? 0, manifest.Segments.Count, took);
        return true;
    }

    /// <summary>
    /// The dead documents of each segment with their lengths: those in the manifest, and those that a row replaces or withdraws.
    /// </summary>
    private static async Task<Dictionary<string, Dictionary<int, long>>> FindDeadAsync(
        IReadOnlyList<SegmentInfo> infos, Dictionary<string, Segment> segments, List<PendingRow> rows, CancellationToken cancellationToken)
    {
        var dead = infos.ToDictionary(info => info.Id, info => info.DeadWithLengths(), StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var older in row.Older.Where(older => dead.ContainsKey(older.Segment)))
            {
                dead[older.Segment].TryAdd(older.Document, older.Length);
            }

            foreach (var later in infos.Where(info => info.Sequence > row.Sequence))
            {
                if (await segments[later.Id].LocateAsync(row.Article, cancellationToken) is { } number)
                {
                    dead[later.Id].TryAdd(number.Document, number.Length);
                }
            }
        }

        return dead;
    }

    private static List<SegmentInfo> Choose(
        IReadOnlyList<SegmentInfo> segments, Dictionary<string, Dictionary<int, long>> dead, int documents)
    {
        List<SegmentInfo> chosen = [];
        foreach (var info in segments.OrderBy(info => info.Documents))
        {
            var dying = dead[info.Id].Count;
            if (info.Documents <= Tier * documents || dying * DeadTolerated > info.Documents)
            {
                chosen.Add(info);
                documents += info.Documents - dying;
            }
        }

        return chosen;
    }

    private Manifest Next(
        Manifest before, IReadOnlyList<SegmentInfo> merged, SegmentInfo? written, Dictionary<string, Dictionary<int, long>> dead)
    {
        var sequence = before.Sequence + 1;
        var now = clock.GetUtcNow();
        List<SegmentInfo> segments = [.. before.Segments.Except(merged).Select(info =>
            info with { Dead = [.. dead[info.Id].Keys.Order()], DeadWords = dead[info.Id].Values.Sum() })];
        if (written is not null)
        {
            segments.Add(written with { Sequence = sequence });
        }

        return before with
        {
            Sequence = sequence,
            Segments = [.. segments.OrderByDescending(info => info.Documents)],
            Retired = [.. before.Retired, .. merged.Select(info => new RetiredSegment(info.Id, now))],
        };
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Search index of {Language}: {Rows} editions and {Merged} segments merged into one of {Documents} documents in {Took}; "
            + "{Segments} segments now.")]
    private partial void Merged(string language, int rows, int merged, int documents, int segments, TimeSpan took);

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index of {Language}: removed segment {Segment}, whose writer died.")]
    private partial void AbandonedSegmentRemoved(string language, string segment);
}
