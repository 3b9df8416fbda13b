using Newsroom.Search.Analysis;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>
/// Rebuilds the index of a language from its articles. The old index is used until the new one is complete. A run ends after some minutes,
/// and the next one goes on where it ended, or where it was interrupted.
/// </summary>
/// <remarks>
/// Articles are read in batches by their ids. Each batch becomes a segment, and eight segments become a larger one. No merge runs
/// meanwhile: if the manifest changes all the same, the rebuild begins again. What is published meanwhile waits as pending rows.
/// </remarks>
public sealed partial class IndexRebuild(
    StorageAccount storage,
    ManifestStore manifests,
    RebuildProgressStore progresses,
    PendingRows pending,
    IndexedEditions editions,
    TimeProvider clock,
    ILogger<IndexRebuild> log)
{
    /// <summary>Segments that become one.</summary>
    private const int Joined = 8;

    private readonly BlockCache _noCache = new(0);

    /// <summary>Editions that are held in memory at a time.</summary>
    internal int BatchSize { get; init; } = 1_000;

    /// <summary>How long a run takes, but for the step that it is at then: a host may end functions after five minutes.</summary>
    internal TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(3);

    /// <returns>
    /// Whether the index was replaced. Not so if another process is merging or was first, or if there is more to do in another run.
    /// </returns>
    public async Task<bool> RunAsync(string language, CancellationToken cancellationToken)
    {
        await using var lease = await MergeLease.TryAcquireAsync(storage, language, cancellationToken);
        if (lease is null)
        {
            return false;
        }

        var began = clock.GetTimestamp();
        var before = await manifests.ReadAsync(language, cancellationToken);
        var stored = await ContinueAsync(language, before, cancellationToken)
            ?? await progresses.BeginAsync(language, before.ETag, cancellationToken);
        if (stored is null)
        {
            return false;
        }

        var batches = editions.ReadAsync(language, stored.Progress.After, BatchSize, cancellationToken);
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            stored = await AddAsync(language, stored, batch, cancellationToken);
            if (stored is null)
            {
                return false;
            }

            if (clock.GetElapsedTime(began) >= MaxDuration)
            {
                Interrupted(language, stored.Progress.Documents);
                return false;
            }
        }

        return await JoinAsync(language, stored, [.. stored.Progress.Parts], cancellationToken) is { } whole
            && await ReplaceAsync(language, before, whole.Progress, cancellationToken);
    }

    /// <summary>The progress of an earlier run, if it is still of use; else its parts are removed.</summary>
    private async Task<StoredProgress?> ContinueAsync(string language, StoredManifest before, CancellationToken cancellationToken)
    {
        if (await progresses.FindAsync(language, cancellationToken) is not { } stored)
        {
            return null;
        }

        var announced = (await manifests.AnnouncedAsync(language, cancellationToken)).ToDictionary(one => one.Segment, one => one.ETag);
        if (stored.Progress.Revision == TextAnalysis.Revision && stored.Progress.Manifest == (before.ETag?.ToString() ?? "")
            && stored.Progress.Parts.All(part => announced.GetValueOrDefault(part.Info.Id) == part.Announced.ETag))
        {
            return stored;
        }

        await GiveUpAsync(language, stored.Progress, cancellationToken);
        return null;
    }

    /// <summary>Adds a batch as a part, and joins parts where there are enough.</summary>
    /// <returns>Null if another process goes on with the rebuild: its own remains are removed as those of a merge that died.</returns>
    private async Task<StoredProgress?> AddAsync(
        string language, StoredProgress before, EditionBatch batch, CancellationToken cancellationToken)
    {
        var segment = await PendingSegment.BuildAsync(batch.Documents, _noCache);
        var part = await WriteAsync(language, [segment], level: 0, cancellationToken);
        var progress = before.Progress with
        {
            After = batch.Last,
            Parts = part is null ? before.Progress.Parts : [.. before.Progress.Parts, part],
        };
        var stored = await progresses.TrySaveAsync(language, before, progress, cancellationToken);
        while (stored is not null
            && stored.Progress.Parts.CountBy(one => one.Level).Where(some => some.Value >= Joined).Select(some => (int?)some.Key)
                .FirstOrDefault() is { } level)
        {
            stored = await JoinAsync(
                language, stored, [.. stored.Progress.Parts.Where(one => one.Level == level)], cancellationToken);
        }

        return stored;
    }

    /// <summary>Makes one segment of several parts.</summary>
    /// <returns>Null if another process goes on with the rebuild.</returns>
    private async Task<StoredProgress?> JoinAsync(
        string language, StoredProgress before, IReadOnlyList<RebuildPart> parts, CancellationToken cancellationToken)
    {
        if (parts.Count < 2)
        {
            return before;
        }

        var store = new SegmentStore(storage, language);
        var segments = parts.Select(part => new Segment(part.Info, store.Open(part.Info.Id), _noCache)).ToList();
        try
        {
            var joined = await WriteAsync(language, segments, parts.Max(part => part.Level) + 1, cancellationToken);
            var progress = before.Progress with { Parts = [.. before.Progress.Parts.Except(parts), joined!] };
            if (await progresses.TrySaveAsync(language, before, progress, cancellationToken) is not { } stored)
            {
                return null;
            }

            foreach (var part in parts)
            {
                await store.DeleteAsync(part.Info.Id, cancellationToken);
                await manifests.ForgetAsync(language, part.Info.Id, cancellationToken);
            }

            return stored;
        }
        catch (SegmentGoneException)
        {
            // Another process has joined them.
            return null;
        }
    }

    private async Task<RebuildPart?> WriteAsync(
        string language, IReadOnlyList<Segment> segments, int level, CancellationToken cancellationToken)
    {
        if (segments.All(segment => segment.Info.Documents == 0))
        {
            return null;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var announced = await manifests.AnnounceAsync(language, id, cancellationToken);
        var sink = new SegmentStore(storage, language).Create(announced.Segment);
        var inputs = segments.Select(segment => new MergeInput(segment, new HashSet<int>())).ToArray();
        var info = await new SegmentMerge(inputs, sink).RunAsync(cancellationToken);
        return info is null ? null : new RebuildPart(info, announced, level);
    }

    /// <summary>Replaces the index by the only part that is left.</summary>
    private async Task<bool> ReplaceAsync(
        string language, StoredManifest before, RebuildProgress progress, CancellationToken cancellationToken)
    {
        var whole = progress.Parts.SingleOrDefault();
        var manifest = Next(before.Manifest, whole?.Info);

        // An edition that is published from the beginning on has its own pending row, which is newer.
        var state = await pending.ReadAsync(language, since: null, cancellationToken);
        var covered = state with { Rows = [.. state.Rows.Where(row => row.Written < progress.Started)] };
        if (!await manifests.TryReplaceAsync(language, before, manifest, whole?.Announced, cancellationToken))
        {
            await GiveUpAsync(language, progress, cancellationToken);
            return false;
        }

        await pending.RemoveAsync(language, manifest.Sequence, covered, cancellationToken);
        await progresses.EndAsync(language, cancellationToken);
        await manifests.EndRebuildAsync(language, cancellationToken);
        Rebuilt(language, progress.Documents);
        return true;
    }

    private Manifest Next(Manifest before, SegmentInfo? whole)
    {
        var now = clock.GetUtcNow();
        var sequence = before.Sequence + 1;
        return new Manifest(
            TextAnalysis.Revision,
            sequence,
            whole is null ? [] : [whole with { Sequence = sequence }],
            [.. before.Retired, .. before.Segments.Select(info => new RetiredSegment(info.Id, now))]);
    }

    /// <summary>Removes the parts that are in no manifest, and the progress.</summary>
    private async Task GiveUpAsync(string language, RebuildProgress progress, CancellationToken cancellationToken)
    {
        var store = new SegmentStore(storage, language);
        foreach (var part in progress.Parts)
        {
            if (await manifests.TryRevokeAsync(language, part.Announced, cancellationToken))
            {
                await store.DeleteAsync(part.Info.Id, cancellationToken);
                await manifests.ForgetAsync(language, part.Info.Id, cancellationToken);
            }
        }

        await progresses.EndAsync(language, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index of {Language}: rebuilt, {Documents} documents.")]
    private partial void Rebuilt(string language, int documents);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Search index of {Language}: {Documents} documents of the new index are written. The next run goes on.")]
    private partial void Interrupted(string language, int documents);
}
