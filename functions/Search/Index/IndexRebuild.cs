using Newsroom.Search.Analysis;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>Rebuilds the index of a language from its articles. The old index is used until the new one is complete.</summary>
public sealed partial class IndexRebuild(
    StorageAccount storage,
    ManifestStore manifests,
    PendingRows pending,
    IndexedEditions editions,
    TimeProvider clock,
    ILogger<IndexRebuild> log)
{
    /// <summary>Editions that are held in memory at a time.</summary>
    private const int Batch = 1_000;

    private readonly BlockCache _noCache = new(0);

    /// <returns>False if another process is merging, or replaced the manifest first.</returns>
    public async Task<bool> RunAsync(string language, CancellationToken cancellationToken)
    {
        await using var lease = await MergeLease.TryAcquireAsync(storage, language, cancellationToken);
        if (lease is null)
        {
            return false;
        }

        // An edition that is published from now on writes its own pending row, newer than these.
        var state = await pending.ReadAsync(language, since: null, cancellationToken);
        var before = await manifests.ReadAsync(language, cancellationToken);
        var parts = await WritePartsAsync(language, cancellationToken);
        var (whole, announced) = await JoinAsync(language, parts, cancellationToken);
        var manifest = Next(before.Manifest, whole);
        var replaced = await manifests.TryReplaceAsync(language, before, manifest, announced, cancellationToken);
        if (replaced)
        {
            await pending.RemoveAsync(language, manifest.Sequence, state, cancellationToken);
            await manifests.EndRebuildAsync(language, cancellationToken);
            Rebuilt(language, whole?.Documents ?? 0);
        }

        await RemoveAsync(language, parts.Where(part => !replaced || part.Info.Id != whole?.Id), cancellationToken);
        return replaced;
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

    private async Task<List<Part>> WritePartsAsync(string language, CancellationToken cancellationToken)
    {
        List<Part> parts = [];
        await foreach (var documents in editions.ReadAsync(language, cancellationToken).Chunk(Batch).WithCancellation(cancellationToken))
        {
            var segment = await PendingSegment.BuildAsync(documents, _noCache);
            if (await WriteAsync(language, [new MergeInput(segment, new HashSet<int>())], cancellationToken) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private async Task<(SegmentInfo? Whole, AnnouncedSegment? Announced)> JoinAsync(
        string language, List<Part> parts, CancellationToken cancellationToken)
    {
        if (parts is [var only])
        {
            return (only.Info, only.Announced);
        }

        var store = new SegmentStore(storage, language);
        var inputs = parts
            .Select(part => new MergeInput(new Segment(part.Info, store.Open(part.Info.Id), _noCache), new HashSet<int>()))
            .ToArray();
        var joined = await WriteAsync(language, inputs, cancellationToken);
        return (joined?.Info, joined?.Announced);
    }

    private async Task<Part?> WriteAsync(string language, IReadOnlyList<MergeInput> inputs, CancellationToken cancellationToken)
    {
        if (inputs.All(input => input.Segment.Info.Documents == 0))
        {
            return null;
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var announced = await manifests.AnnounceAsync(language, id, cancellationToken);
        var sink = new SegmentStore(storage, language).Create(announced.Segment);
        var info = await new SegmentMerge(inputs, sink).RunAsync(cancellationToken);
        return info is null ? null : new Part(info, announced);
    }

    private async Task RemoveAsync(string language, IEnumerable<Part> parts, CancellationToken cancellationToken)
    {
        var store = new SegmentStore(storage, language);
        foreach (var part in parts)
        {
            await store.DeleteAsync(part.Info.Id, cancellationToken);
            await manifests.ForgetAsync(language, part.Info.Id, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index of {Language}: rebuilt, {Documents} documents.")]
    private partial void Rebuilt(string language, int documents);

    private sealed record Part(SegmentInfo Info, AnnouncedSegment Announced);
}
