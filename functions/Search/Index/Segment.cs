namespace Newsroom.Search.Index;

/// <summary>Reads a segment. Blocks stay in the cache, as they never change. Safe for concurrent use.</summary>
internal sealed class Segment(SegmentInfo info, ISegmentRows rows, BlockCache cache)
{
    private readonly BlockSlot[] _terms = Slots(info.FirstTerms.Length);
    private readonly BlockSlot[] _positions = Slots(info.FirstTerms.Length);
    private readonly BlockSlot[] _documents = Slots(info.DocumentBlocks);
    private readonly BlockSlot[] _facets = Slots(info.FacetColumns);
    private readonly BlockSlot[] _articles = Slots(info.ArticleBuckets);
    private volatile CachedBoost? _boost;

    public SegmentInfo Info => info;

    /// <summary>The recency boost of its documents, computed once a day.</summary>
    public RecencyBoost RecencyBoostFor(Ranking ranking, int today)
    {
        if (_boost is not { } known || known.Today != today || known.Ranking != ranking)
        {
            _boost = known = new CachedBoost(today, ranking, RecencyBoost.Of(info, ranking, today));
        }

        return known.RecencyBoost;
    }

    /// <summary>Whether it is in storage, and not in the memory of this process.</summary>
    public bool IsStored => rows is not MemorySegment;

    /// <summary>The postings of a term, or null if no document has it. Reads storage at most once.</summary>
    public ValueTask<TermPostings?> FindAsync(byte[] term, bool withPositions, CancellationToken cancellationToken)
    {
        var block = info.TermBlockOf(term);
        if (block < 0)
        {
            return default;
        }

        var positions = withPositions ? _positions[block].Get<byte[]>() : null;
        if (_terms[block].Get<TermBlock>() is { } terms && (!withPositions || positions is not null))
        {
            return new(Find(terms, term, positions));
        }

        return FindUncachedAsync(block, term, withPositions, cancellationToken);
    }

    /// <summary>A block of the dictionary.</summary>
    public async ValueTask<TermBlock> TermsAsync(int block, CancellationToken cancellationToken)
    {
        if (_terms[block].Get<TermBlock>() is { } cached)
        {
            return cached;
        }

        var row = await rows.ReadTermsAsync(block, TermParts.Postings, cancellationToken);
        return Keep(block, row);
    }

    /// <summary>A whole block, without the cache: for merges, which need each block once.</summary>
    public Task<TermRow> ReadAllAsync(int block, CancellationToken cancellationToken) =>
        rows.ReadTermsAsync(block, TermParts.All, cancellationToken);

    /// <summary>The positions of a block of the dictionary.</summary>
    public async ValueTask<byte[]> PositionsAsync(int block, CancellationToken cancellationToken)
    {
        if (_positions[block].Get<byte[]>() is { } cached)
        {
            return cached;
        }

        var row = await rows.ReadTermsAsync(block, TermParts.Positions, cancellationToken);
        return KeepPositions(block, row);
    }

    /// <summary>A block of documents, if it is cached.</summary>
    public DocumentBlock? CachedDocuments(int block) => _documents[block].Get<DocumentBlock>();

    /// <summary>Blocks of documents, without the cache.</summary>
    public async Task<IReadOnlyList<DocumentBlock>> ReadDocumentsAsync(IReadOnlyList<int> blocks, CancellationToken cancellationToken) =>
        [.. (await rows.ReadDocumentsAsync(blocks, cancellationToken)).Select(bytes => new DocumentBlock(bytes))];

    /// <summary>Reads and caches a block of documents.</summary>
    public async ValueTask<DocumentBlock> KeepDocumentsAsync(int block, CancellationToken cancellationToken) =>
        KeepDocuments(block, (await rows.ReadDocumentsAsync([block], cancellationToken))[0]);

    /// <summary>Caches a block that was read together with blocks of other segments.</summary>
    public DocumentBlock KeepDocuments(int block, byte[] bytes)
    {
        var documents = new DocumentBlock(bytes);
        cache.Put(_documents[block], documents, documents.Size);
        return documents;
    }

    public async ValueTask<FacetColumn> FacetsAsync(int column, CancellationToken cancellationToken)
    {
        if (_facets[column].Get<FacetColumn>() is { } cached)
        {
            return cached;
        }

        var facets = FacetColumn.Read(await rows.ReadFacetsAsync(column, cancellationToken));
        cache.Put(_facets[column], facets, facets.Size);
        return facets;
    }

    /// <summary>The document of an article, if this segment has one.</summary>
    public async ValueTask<ArticleNumber?> LocateAsync(string article, CancellationToken cancellationToken)
    {
        if (info.Documents == 0)
        {
            return null;
        }

        var bucket = ArticleNumbers.Bucket(article, info.ArticleBuckets);
        if (_articles[bucket].Get<Dictionary<string, ArticleNumber>>() is not { } numbers)
        {
            var bytes = await rows.ReadArticlesAsync(bucket, cancellationToken);
            numbers = ArticleNumbers.Read(bytes);
            cache.Put(_articles[bucket], numbers, 6 * bytes.Length);
        }

        return numbers.TryGetValue(article, out var number) ? number : null;
    }

    private static TermPostings? Find(TermBlock terms, byte[] term, byte[]? positions) =>
        terms.Find(term) is { } entry ? terms.Read(entry, Field.IsFull(term[0]), positions) : null;

    private static BlockSlot[] Slots(int count)
    {
        var slots = new BlockSlot[count];
        for (var i = 0; i < count; i++)
        {
            slots[i] = new BlockSlot();
        }

        return slots;
    }

    private async ValueTask<TermPostings?> FindUncachedAsync(
        int block, byte[] term, bool withPositions, CancellationToken cancellationToken)
    {
        var terms = _terms[block].Get<TermBlock>();
        if (!withPositions || terms is not null)
        {
            terms ??= await TermsAsync(block, cancellationToken);
            return Find(terms, term, withPositions ? await PositionsAsync(block, cancellationToken) : null);
        }

        var row = await rows.ReadTermsAsync(block, TermParts.All, cancellationToken);
        return Find(Keep(block, row), term, KeepPositions(block, row));
    }

    private TermBlock Keep(int block, TermRow row)
    {
        var terms = new TermBlock(block, row.Dictionary, row.Postings);
        cache.Put(_terms[block], terms, terms.Size);
        return terms;
    }

    private byte[] KeepPositions(int block, TermRow row)
    {
        var positions = row.Positions!;
        cache.Put(_positions[block], positions, positions.Length);
        return positions;
    }

    private sealed record CachedBoost(int Today, Ranking Ranking, RecencyBoost RecencyBoost);
}
