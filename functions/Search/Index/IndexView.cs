namespace Newsroom.Search.Index;

/// <summary>A segment and its dead documents.</summary>
internal sealed record SegmentView(Segment Segment, DeadDocuments Dead);

/// <summary>A document: its segment's index in the view, and its number there.</summary>
internal sealed record DocumentRef(int Segment, int Document)
{
    /// <summary>Orders by segment, then by number.</summary>
    public static int Compare(DocumentRef one, DocumentRef other) =>
        one.Segment != other.Segment ? one.Segment.CompareTo(other.Segment) : one.Document.CompareTo(other.Document);
}

/// <summary>The index of a language at one moment. Immutable: a query sees a merge or publication completely or not at all.</summary>
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

    /// <summary>The language's generation. It was read before the index, so the index is at least as new.</summary>
    public string Generation { get; private init; } = "";

    public SegmentView[] Segments { get; }

    /// <summary>Documents that are not dead.</summary>
    public int Documents { get; }

    /// <summary>The sum of their lengths, in words.</summary>
    public long Words { get; }

    /// <summary>The effect of lengths on scores (<see cref="Weight.Lengths"/>).</summary>
    public float[] Lengths { get; }

    /// <summary>The same index for a later generation, which did not change it.</summary>
    public IndexView WithGeneration(string generation) =>
        generation == Generation ? this : new(_store, Manifest, Segments) { Generation = generation };

    /// <summary>Whether a segment has a term.</summary>
    public async ValueTask<bool> HasAsync(byte[] term, CancellationToken cancellationToken)
    {
        foreach (var (segment, _) in Segments)
        {
            if (await segment.FindAsync(term, withPositions: false, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads documents; blocks that are not cached are read with common requests.</summary>
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
            var keys = stored.Select(place => new DocumentKey(Segments[place.Segment].Segment.Info.Id, place.Block));
            var read = await _store.ReadDocumentsAsync([.. keys], cancellationToken);
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
