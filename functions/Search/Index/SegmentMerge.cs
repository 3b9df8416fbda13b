namespace Newsroom.Search.Index;

/// <summary>A segment to merge, and its dead documents.</summary>
internal sealed record MergeInput(Segment Segment, IReadOnlySet<int> Dead);

/// <summary>
/// Merges the live documents of several segments into one, term by term. Only the documents are held in memory, not the postings.
/// </summary>
internal sealed class SegmentMerge(IReadOnlyList<MergeInput> inputs, ISegmentSink sink)
{
    /// <returns>The new segment; null if no document is live.</returns>
    public async Task<SegmentInfo?> RunAsync(CancellationToken cancellationToken)
    {
        var sources = await Task.WhenAll(inputs.Select(input => Source.OpenAsync(input, cancellationToken)));
        var documents = Number(sources);
        if (documents.Count == 0)
        {
            return null;
        }

        var builder = new SegmentBuilder(sink);
        await builder.AddDocumentsAsync(documents, cancellationToken);
        await AddTermsAsync(sources, builder, cancellationToken);
        return await builder.FinishAsync(cancellationToken);
    }

    // All segments order their documents in the same way, so the new numbers ascend with the old ones.
    private static List<IndexedDocument> Number(Source[] sources)
    {
        var living = sources
            .SelectMany(source => source.Documents.Select((document, number) => (Source: source, Document: document, Number: number)))
            .Where(entry => entry.Document is not null)
            .ToArray();
        Array.Sort(living, (one, other) => IndexedDocument.Compare(one.Document!, other.Document!));
        for (var i = 0; i < living.Length; i++)
        {
            living[i].Source.Numbers[living[i].Number] = i;
        }

        return [.. living.Select(entry => entry.Document!)];
    }

    private static async Task AddTermsAsync(Source[] sources, SegmentBuilder builder, CancellationToken cancellationToken)
    {
        var queue = new PriorityQueue<Source, byte[]>(Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other)));
        foreach (var source in sources)
        {
            if (await source.MoveNextAsync(cancellationToken))
            {
                queue.Enqueue(source, source.Term);
            }
        }

        List<Source> having = [];
        var gathered = new Gathered();
        while (queue.TryDequeue(out var first, out var term))
        {
            having.Clear();
            having.Add(first);
            while (queue.TryPeek(out var other, out var same) && same.AsSpan().SequenceEqual(term))
            {
                having.Add(queue.Dequeue());
            }

            if (gathered.Gather(having) is { Count: > 0 } postings)
            {
                await builder.AddTermAsync(term, postings, cancellationToken);
            }

            foreach (var source in having)
            {
                if (await source.MoveNextAsync(cancellationToken))
                {
                    queue.Enqueue(source, source.Term);
                }
            }
        }
    }

    /// <summary>The postings of one term from several segments.</summary>
    private sealed class Gathered
    {
        private readonly Postings _postings = new();
        private readonly PriorityQueue<PostingsCursor, int> _queue = new();
        private readonly Dictionary<PostingsCursor, int[]> _numbers = [];

        public Postings Gather(List<Source> sources)
        {
            _postings.Clear();
            _numbers.Clear();
            foreach (var source in sources)
            {
                var cursor = new PostingsCursor(source.Postings);
                _numbers.Add(cursor, source.Numbers);
                Enqueue(cursor);
            }

            while (_queue.TryDequeue(out var cursor, out var document))
            {
                _postings.Add(document, cursor.Term.IsFull
                    ? new TermUse(cursor.Frequency, cursor.Extra, cursor.NormByte, cursor.RawPositions())
                    : default);
                Enqueue(cursor);
            }

            return _postings;
        }

        private void Enqueue(PostingsCursor cursor)
        {
            var numbers = _numbers[cursor];
            while (cursor.Next() != PostingsCursor.End)
            {
                if (numbers[cursor.Document] is >= 0 and var number)
                {
                    _queue.Enqueue(cursor, number);
                    return;
                }
            }
        }
    }

    /// <summary>Walks a segment once, term by term. The next block is read while the current one is merged.</summary>
    private sealed class Source
    {
        private readonly Segment _segment;
        private int _block = -1;
        private Task<(TermBlock Terms, byte[] Positions)>? _next;
        private List<(byte[] Term, TermPostings Postings)> _terms = [];
        private int _index;

        private Source(Segment segment, IndexedDocument?[] documents)
        {
            _segment = segment;
            Documents = documents;
            Numbers = new int[documents.Length];
            Array.Fill(Numbers, -1);
        }

        /// <summary>By number; null if dead.</summary>
        public IndexedDocument?[] Documents { get; }

        /// <summary>The new numbers; −1 if dead.</summary>
        public int[] Numbers { get; }

        public byte[] Term => _terms[_index].Term;

        public TermPostings Postings => _terms[_index].Postings;

        public static async Task<Source> OpenAsync(MergeInput input, CancellationToken cancellationToken)
        {
            var info = input.Segment.Info;
            var documents = new IndexedDocument?[info.Documents];
            for (var column = 0; column < info.FacetColumns; column++)
            {
                var facets = await input.Segment.FacetsAsync(column, cancellationToken);
                const int Blocks = FacetColumn.Documents / SegmentInfo.DocumentsInBlock;
                var blocks = Enumerable.Range(column * Blocks, Math.Min(Blocks, info.DocumentBlocks - column * Blocks)).ToArray();
                var number = column * FacetColumn.Documents;
                foreach (var block in await input.Segment.ReadDocumentsAsync(blocks, cancellationToken))
                {
                    for (var i = 0; i < block.Count; i++, number++)
                    {
                        documents[number] = input.Dead.Contains(number)
                            ? null
                            : block[i] with { Facets = ValuesOf(facets, number - column * FacetColumn.Documents) };
                    }
                }
            }

            return new Source(input.Segment, documents);
        }

        private static FacetValue[] ValuesOf(FacetColumn facets, int index)
        {
            var numbers = facets.Of(index);
            var values = new FacetValue[numbers.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = facets.Values[numbers[i]];
            }

            return values;
        }

        public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
        {
            if (++_index < _terms.Count)
            {
                return true;
            }

            if (_block + 1 >= _segment.Info.FirstTerms.Length)
            {
                return false;
            }

            var (terms, positions) = await (_next ?? ReadAsync(_block + 1, cancellationToken));
            _block++;
            _next = _block + 1 < _segment.Info.FirstTerms.Length ? ReadAsync(_block + 1, cancellationToken) : null;
            _terms = Unpack(terms, positions);
            _index = 0;
            return true;
        }

        private static List<(byte[] Term, TermPostings Postings)> Unpack(TermBlock terms, byte[] positions)
        {
            var unpacked = new List<(byte[], TermPostings)>(terms.Count);
            for (var walk = terms.All(); walk.MoveNext();)
            {
                unpacked.Add((walk.Term.ToArray(), terms.Read(walk.Entry, Field.IsFull(walk.Term[0]), positions)));
            }

            return unpacked;
        }

        private async Task<(TermBlock, byte[])> ReadAsync(int block, CancellationToken cancellationToken)
        {
            var row = await _segment.ReadAllAsync(block, cancellationToken);
            return (new TermBlock(block, row.Dictionary, row.Postings), row.Positions!);
        }
    }
}
