namespace Newsroom.Search.Index;

/// <summary>A segment in memory, built from pending rows that were read together.</summary>
internal sealed class RecentSegment
{
    private readonly Dictionary<string, (int Document, int Words)> _documents;

    private RecentSegment(Segment segment, Dictionary<string, (int Document, int Words)> documents, DeadDocuments dead)
    {
        Segment = segment;
        Dead = dead;
        _documents = documents;
    }

    public Segment Segment { get; }

    public DeadDocuments Dead { get; }

    public int Living => Segment.Info.Documents - Dead.Count;

    public IEnumerable<string> Articles => _documents
        .Where(document => !Dead.Contains(document.Value.Document))
        .Select(document => document.Key);

    public static async Task<RecentSegment> BuildAsync(IReadOnlyCollection<PendingDocument> pending, BlockCache cache)
    {
        var segment = await PendingSegment.BuildAsync(pending, cache);
        var inOrder = pending.Select(document => document.Document).ToArray();
        Array.Sort(inOrder, IndexedDocument.Compare);
        var documents = inOrder.Select((document, number) => (document, number))
            .ToDictionary(one => one.document.Article, one => (one.number, one.document.Length), StringComparer.Ordinal);
        return new RecentSegment(segment, documents, DeadDocuments.None);
    }

    /// <summary>The same segment in which some articles are dead.</summary>
    public RecentSegment Without(HashSet<string> articles)
    {
        var dead = _documents
            .Where(document => articles.Contains(document.Key) && !Dead.Contains(document.Value.Document))
            .Select(document => document.Value)
            .ToArray();
        if (dead.Length == 0)
        {
            return this;
        }

        var allDead = _documents.Values
            .Where(document => Dead.Contains(document.Document))
            .Concat(dead)
            .Select(document => (document.Document, (long)document.Words));
        return new RecentSegment(Segment, _documents, new DeadDocuments(allDead));
    }
}
