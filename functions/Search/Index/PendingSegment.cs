namespace Newsroom.Search.Index;

/// <summary>Builds a segment of pending editions.</summary>
internal static class PendingSegment
{
    /// <summary>Builds a segment in memory; the returned task completes synchronously.</summary>
    public static async Task<Segment> BuildAsync(IEnumerable<PendingDocument> pending, BlockCache cache)
    {
        var documents = pending.ToArray();
        Array.Sort(documents, (one, other) => IndexedDocument.Compare(one.Document, other.Document));
        var rows = new MemorySegment();
        return new Segment(await WriteAsync(new SegmentBuilder(rows), documents), rows, cache);
    }

    private static async Task<SegmentInfo> WriteAsync(SegmentBuilder builder, PendingDocument[] documents)
    {
        await builder.AddDocumentsAsync([.. documents.Select(document => document.Document)], CancellationToken.None);
        var terms = new PendingTerms(documents);
        var postings = new Postings();
        foreach (var term in terms.InOrder())
        {
            terms.Write(term, postings);
            await builder.AddTermAsync(term.Term, postings, CancellationToken.None);
            postings.Clear();
        }

        return await builder.FinishAsync(CancellationToken.None);
    }
}
