namespace Newsroom.Benchmarks.Cost;

/// <summary>Requests to storage, by what they are billed as.</summary>
/// <param name="Table">Table Storage: all requests cost the same, and a transaction is one.</param>
/// <param name="BlobWrites">Writes and listings of blobs.</param>
/// <param name="BlobReads">All other requests for blobs.</param>
/// <param name="Queue">Queue Storage.</param>
internal sealed record Requests(double Table, double BlobWrites, double BlobReads, double Queue)
{
    public static readonly Requests None = new(0, 0, 0, 0);

    public static Requests operator +(Requests one, Requests other) =>
        new(one.Table + other.Table, one.BlobWrites + other.BlobWrites, one.BlobReads + other.BlobReads, one.Queue + other.Queue);

    public static Requests operator *(Requests requests, double times) =>
        new(requests.Table * times, requests.BlobWrites * times, requests.BlobReads * times, requests.Queue * times);
}

/// <summary>What was counted and timed on a site of two languages.</summary>
internal sealed record Counted
{
    /// <summary>For an article, from its upload to its translation's being searchable, merges included.</summary>
    public required Requests Article { get; init; }

    /// <summary>For one that is looked at by a reader, feeds, searches and all, on an instance that is awake.</summary>
    public required Requests Read { get; init; }

    /// <summary>For a run of MergeIndex that finds nothing to do.</summary>
    public required Requests Merge { get; init; }

    /// <summary>For a run of Reconcile that finds nothing to do, pages of the ledger and of the container aside.</summary>
    public required Requests Reconcile { get; init; }

    /// <summary>Characters that the engine is sent for an article.</summary>
    public required double Characters { get; init; }

    /// <summary>Bytes of an article in blobs, its upload and alignment among them.</summary>
    public required double BlobBytes { get; init; }

    /// <summary>Bytes of an article in tables, the search index among them.</summary>
    public required double TableBytes { get; init; }

    /// <summary>Compressed bytes of an answer.</summary>
    public required double AnswerBytes { get; init; }
}

/// <summary>A site, and what happens on it in a month.</summary>
/// <param name="Articles">Articles that it has, in two languages.</param>
/// <param name="New">Articles that are published in the month.</param>
/// <param name="Reads">Requests of readers that reach the app: no cache stands before it.</param>
internal sealed record Site(int Articles, int New, long Reads);
