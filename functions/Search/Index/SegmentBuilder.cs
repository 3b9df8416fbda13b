namespace Newsroom.Search.Index;

/// <summary>Writes a segment: first the documents, then the terms ordered by their bytes.</summary>
internal sealed class SegmentBuilder(ISegmentSink sink)
{
    /// <summary>Bytes of postings at which a block is full. A longer list has its own block.</summary>
    private const int FullPostings = 32 << 10;

    private const int FullDictionary = 16 << 10;

    private readonly TermBlockWriter _block = new();
    private readonly List<byte[]> _firstTerms = [];
    private IReadOnlyList<IndexedDocument> _documents = [];

    /// <summary>Writes all documents. They must be ordered by <see cref="IndexedDocument.Compare"/>.</summary>
    public async Task AddDocumentsAsync(IReadOnlyList<IndexedDocument> documents, CancellationToken cancellationToken)
    {
        _documents = documents;
        await WriteDocumentsAsync(cancellationToken);
        await WriteFacetsAsync(cancellationToken);
        await WriteArticlesAsync(cancellationToken);
    }

    /// <summary>Writes a term with at least one document. It must be greater than the term before.</summary>
    public async ValueTask AddTermAsync(ReadOnlyMemory<byte> term, Postings postings, CancellationToken cancellationToken)
    {
        if (_block.Count > 0 && (_block.Postings.Length + 2 * postings.Count > FullPostings || _block.DictionarySize > FullDictionary))
        {
            await EndBlockAsync(cancellationToken);
        }

        _block.Add(term.Span, postings);
    }

    public async Task<SegmentInfo> FinishAsync(CancellationToken cancellationToken)
    {
        if (_block.Count > 0)
        {
            await EndBlockAsync(cancellationToken);
        }

        await sink.FinishAsync(cancellationToken);
        var (days, starts) = Days();
        var words = _documents.Sum(document => (long)document.Length);
        return new SegmentInfo(sink.Id, _documents.Count, words, [.. _firstTerms], days, starts);
    }

    private async ValueTask EndBlockAsync(CancellationToken cancellationToken)
    {
        byte[] postings = [.. _block.Postings.Span, .. new byte[PackedInts.Padding]];
        var row = new TermRow(_block.Dictionary(), postings, _block.Positions.ToArray());
        await sink.AddTermsAsync(_firstTerms.Count, row, cancellationToken);
        _firstTerms.Add(_block.First);
        _block.Clear();
    }

    private async Task WriteDocumentsAsync(CancellationToken cancellationToken)
    {
        var block = new ByteWriter();
        for (var first = 0; first < _documents.Count; first += SegmentInfo.DocumentsInBlock)
        {
            foreach (var document in _documents.Skip(first).Take(SegmentInfo.DocumentsInBlock))
            {
                document.Write(block);
            }

            await sink.AddDocumentsAsync(first / SegmentInfo.DocumentsInBlock, block.ToArray(), cancellationToken);
            block.Clear();
        }
    }

    private async Task WriteFacetsAsync(CancellationToken cancellationToken)
    {
        for (var first = 0; first < _documents.Count; first += FacetColumn.Documents)
        {
            var column = FacetColumn.Write(_documents.Skip(first).Take(FacetColumn.Documents).Select(document => document.Facets));
            await sink.AddFacetsAsync(first / FacetColumn.Documents, column, cancellationToken);
        }
    }

    private async Task WriteArticlesAsync(CancellationToken cancellationToken)
    {
        var count = ArticleNumbers.Buckets(_documents.Count);
        var buckets = _documents
            .Select((document, number) => new ArticleNumber(document.Article, number, document.Length))
            .ToLookup(number => ArticleNumbers.Bucket(number.Article, count));
        for (var bucket = 0; bucket < count; bucket++)
        {
            await sink.AddArticlesAsync(bucket, ArticleNumbers.Write(buckets[bucket]), cancellationToken);
        }
    }

    private (int[] Days, int[] Starts) Days()
    {
        List<int> days = [];
        List<int> starts = [];
        for (var i = 0; i < _documents.Count; i++)
        {
            if (days.Count == 0 || days[^1] != _documents[i].Day)
            {
                days.Add(_documents[i].Day);
                starts.Add(i);
            }
        }

        return ([.. days], [.. starts]);
    }
}
