namespace Newsroom.Search.Index;

/// <summary>A segment as a query sees it.</summary>
internal sealed record SegmentView(Segment Segment, DeadDocuments Dead);

/// <summary>Where a hit is.</summary>
internal sealed record DocumentRef(int Segment, int Document)
{
    /// <summary>By segment, and there by number.</summary>
    public static int Compare(DocumentRef one, DocumentRef other) =>
        one.Segment != other.Segment ? one.Segment.CompareTo(other.Segment) : one.Document.CompareTo(other.Document);
}

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
        var blocks = new Dictionary<BlockRef, DocumentBlock>();
        List<BlockRef> stored = [];
        foreach (var place in documents.Select(BlockRef.Of).Distinct())
        {
            var segment = Segments[place.Segment].Segment;
            if (segment.CachedDocuments(place.Block) is { } cached)
            {
                blocks.Add(place, cached);
            }
            else if (segment.IsStored)
            {
                stored.Add(place);
            }
            else
            {
                blocks.Add(place, await segment.KeepDocumentsAsync(place.Block, cancellationToken));
            }
        }

        if (stored.Count > 0)
        {
            var read = await _store.ReadDocumentsAsync([.. stored.Select(place => new DocumentKey(Segments[place.Segment].Segment.Info.Id, place.Block))], cancellationToken);
            for (var i = 0; i < stored.Count; i++)
            {
                blocks.Add(stored[i], Segments[stored[i].Segment].Segment.KeepDocuments(stored[i].Block, read[i]));
            }
        }

        return [.. documents.Select(one => blocks[BlockRef.Of(one)][one.Document % SegmentInfo.DocumentsInBlock])];
    }

    private sealed record BlockRef(int Segment, int Block)
    {
        public static BlockRef Of(DocumentRef document) => new(document.Segment, document.Document / SegmentInfo.DocumentsInBlock);
    }
}
