namespace Newsroom.Search.Index;

/// <summary>A segment as a query sees it.</summary>
internal sealed record SegmentView(Segment Segment, DeadDocuments Dead);

/// <summary>Where a hit is.</summary>
internal readonly record struct DocumentRef(int Segment, int Document);

/// <summary>The index of a language at one moment. It never changes: a query sees all of a merge or publication, or nothing.</summary>
internal sealed class IndexView
{
    private readonly SegmentStore _store;

    public IndexView(SegmentStore store, Manifest manifest, IReadOnlyList<SegmentView> segments)
    {
        _store = store;
        Manifest = manifest;
        Segments = [.. segments];
        Documents = segments.Sum(segment => segment.Segment.Info.Documents - segment.Dead.Count);
        Words = segments.Sum(segment => segment.Segment.Info.Words - segment.Dead.Words);
        Lengths = Weight.Lengths(Documents, Words);
    }

    public Manifest Manifest { get; }

    /// <summary>The language's token (<see cref="Articles.Generations"/>) that was read before the index was: it is at least as new.</summary>
    public string Generation { get; private init; } = "";

    public SegmentView[] Segments { get; }

    /// <summary>Living documents.</summary>
    public int Documents { get; }

    /// <summary>Their lengths together.</summary>
    public long Words { get; }

    /// <summary>What lengths do to scores (<see cref="Weight.Lengths"/>).</summary>
    public float[] Lengths { get; }

    /// <summary>The same index, which a later token has left as it was.</summary>
    public IndexView Under(string generation) => generation == Generation ? this : new(_store, Manifest, Segments) { Generation = generation };

    /// <summary>What the index knows of some documents; blocks that are not in memory are read together.</summary>
    public async ValueTask<IndexedDocument[]> DocumentsAsync(IReadOnlyList<DocumentRef> documents, CancellationToken cancellationToken)
    {
        var blocks = new Dictionary<(int Segment, int Block), DocumentBlock?>();
        foreach (var (segment, document) in documents)
        {
            var block = document / SegmentInfo.DocumentsInBlock;
            blocks.TryAdd((segment, block), Segments[segment].Segment.CachedDocuments(block));
        }

        await ReadMissingAsync(blocks, cancellationToken);
        return [.. documents.Select(one => blocks[(one.Segment, one.Document / SegmentInfo.DocumentsInBlock)]![one.Document % SegmentInfo.DocumentsInBlock])];
    }

    private async ValueTask ReadMissingAsync(Dictionary<(int Segment, int Block), DocumentBlock?> blocks, CancellationToken cancellationToken)
    {
        List<(int Segment, int Block)> stored = [];
        foreach (var (segment, block) in blocks.Where(one => one.Value is null).Select(one => one.Key).ToArray())
        {
            if (Segments[segment].Segment.IsStored)
            {
                stored.Add((segment, block));
            }
            else
            {
                blocks[(segment, block)] = await Segments[segment].Segment.KeepDocumentsAsync(block, cancellationToken);
            }
        }

        if (stored.Count > 0)
        {
            var read = await _store.ReadDocumentsAsync([.. stored.Select(one => new DocumentKey(Segments[one.Segment].Segment.Info.Id, one.Block))], cancellationToken);
            for (var i = 0; i < stored.Count; i++)
            {
                blocks[stored[i]] = Segments[stored[i].Segment].Segment.KeepDocuments(stored[i].Block, read[i]);
            }
        }
    }
}
