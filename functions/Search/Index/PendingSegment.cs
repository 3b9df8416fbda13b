namespace Newsroom.Search.Index;

/// <summary>Makes a segment of editions that are not in one yet.</summary>
internal static class PendingSegment
{
    /// <summary>A segment in memory, which nothing has to be waited for.</summary>
    public static async Task<Segment> BuildAsync(IEnumerable<PendingDocument> pending, BlockCache cache)
    {
        var documents = pending.ToArray();
        Array.Sort(documents, (one, other) => IndexedDocument.Compare(one.Document, other.Document));
        var terms = documents
            .SelectMany((document, number) => document.Terms.Select(term => (term.Term, Number: number, term.Use)))
            .ToArray();
        Array.Sort(terms, (one, other) => one.Term.AsSpan().SequenceCompareTo(other.Term) is not 0 and var order ? order : one.Number.CompareTo(other.Number));
        var rows = new MemorySegment();
        return new Segment(await WriteAsync(new SegmentBuilder(rows), [.. documents.Select(document => document.Document)], terms), rows, cache);
    }

    private static async Task<SegmentInfo> WriteAsync(
        SegmentBuilder builder, IReadOnlyList<IndexedDocument> documents, (byte[] Term, int Number, TermUse Use)[] terms)
    {
        await builder.AddDocumentsAsync(documents, CancellationToken.None);
        var postings = new Postings();
        for (var i = 0; i < terms.Length; i++)
        {
            postings.Add(terms[i].Number, terms[i].Use);
            if (i + 1 == terms.Length || !terms[i + 1].Term.AsSpan().SequenceEqual(terms[i].Term))
            {
                await builder.AddTermAsync(terms[i].Term, postings, CancellationToken.None);
                postings.Clear();
            }
        }

        return await builder.FinishAsync(CancellationToken.None);
    }
}
