using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Search.Index;

/// <summary>Makes the index of a language anew from the articles, which are the truth. The old one serves until the new one is complete.</summary>
internal sealed partial class IndexRebuild(
    StorageAccount storage, ManifestStore manifests, PendingRows pending, ArticleStore articles, EditionStore bodies, Analysis analysis,
    TimeProvider clock, ILogger<IndexRebuild> log)
{
    /// <summary>Editions that are held in memory at a time.</summary>
    private const int Batch = 1_000;

    private readonly BlockCache _noCache = new(0);

    /// <returns>False while somebody else is merging, or where somebody was faster.</returns>
    public async Task<bool> RunAsync(string language, CancellationToken cancellationToken)
    {
        await using var lease = await MergeLease.TryAcquireAsync(storage, language, cancellationToken);
        if (lease is null)
        {
            return false;
        }

        // What is published while we read writes a row of its own, newer than these.
        var state = await pending.ReadAsync(language, since: null, cancellationToken);
        var before = await manifests.ReadAsync(language, cancellationToken);
        var parts = await WritePartsAsync(language, cancellationToken);
        var (whole, announced) = await JoinAsync(language, parts, cancellationToken);
        var now = clock.GetUtcNow();
        var sequence = before.Manifest.Sequence + 1;
        var manifest = new Manifest(
            Analysis.Revision,
            sequence,
            whole is null ? [] : [whole with { Sequence = sequence }],
            [.. before.Manifest.Retired, .. before.Manifest.Segments.Select(info => new RetiredSegment(info.Id, now))]);
        var replaced = await manifests.TryReplaceAsync(language, before, manifest, announced, cancellationToken);
        if (replaced)
        {
            await pending.RemoveAsync(language, sequence, state, cancellationToken);
            await manifests.EndRebuildAsync(language, cancellationToken);
            Rebuilt(language, whole?.Documents ?? 0);
        }

        await RemoveAsync(language, parts.Where(part => !replaced || part.Info.Id != whole?.Id), cancellationToken);
        return replaced;
    }

    private async Task<List<Part>> WritePartsAsync(string language, CancellationToken cancellationToken)
    {
        List<Part> parts = [];
        var editions = articles.ReadAllAsync(cancellationToken).Select(article => article.In(language)).Where(edition => edition is not null);
        await foreach (var batch in editions.Chunk(Batch).WithCancellation(cancellationToken))
        {
            List<PendingDocument> documents = [];
            foreach (var edition in batch)
            {
                // Without a body there is a newer version, whose own row is to come.
                if (await bodies.ReadAsync(edition!.Article, edition.Version, language, cancellationToken) is { } body)
                {
                    documents.Add(EditionTerms.Of(analysis, edition, body));
                }
            }

            if (await WriteAsync(language, [new MergeInput(await PendingSegment.BuildAsync(documents, _noCache), new HashSet<int>())], cancellationToken) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private async Task<(SegmentInfo? Whole, AnnouncedSegment? Announced)> JoinAsync(string language, List<Part> parts, CancellationToken cancellationToken)
    {
        if (parts is [var only])
        {
            return (only.Info, only.Announced);
        }

        var store = new SegmentStore(storage, language);
        var inputs = parts.Select(part => new MergeInput(new Segment(part.Info, store.Open(part.Info.Id), _noCache), new HashSet<int>())).ToArray();
        var joined = await WriteAsync(language, inputs, cancellationToken);
        return (joined?.Info, joined?.Announced);
    }

    private async Task<Part?> WriteAsync(string language, IReadOnlyList<MergeInput> inputs, CancellationToken cancellationToken)
    {
        if (inputs.All(input => input.Segment.Info.Documents == 0))
        {
            return null;
        }

        var announced = await manifests.AnnounceAsync(language, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), cancellationToken);
        var info = await new SegmentMerge(inputs, new SegmentStore(storage, language).Create(announced.Segment)).RunAsync(cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Search index of {Language}: made anew, {Documents} documents.")]
    private partial void Rebuilt(string language, int documents);

    private sealed record Part(SegmentInfo Info, AnnouncedSegment Announced);
}
