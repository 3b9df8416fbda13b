namespace Newsroom.Search.Index;

/// <summary>The bytes of a block of the dictionary with its postings.</summary>
/// <param name="Dictionary">See <see cref="TermBlock"/>.</param>
/// <param name="Postings">Followed by <see cref="PackedInts.Padding"/> bytes.</param>
/// <param name="Positions">Null if they were not requested.</param>
internal sealed record TermRow(byte[] Dictionary, byte[] Postings, byte[]? Positions);

/// <summary>The parts of a block of the dictionary to read.</summary>
internal enum TermParts
{
    /// <summary>All parts except positions.</summary>
    Postings,

    /// <summary>Only positions.</summary>
    Positions,

    All,
}

/// <summary>The source of a segment's blocks: storage, or the memory of this process.</summary>
internal interface ISegmentRows
{
    Task<TermRow> ReadTermsAsync(int block, TermParts parts, CancellationToken cancellationToken);

    /// <summary>Blocks of documents, in the order of <paramref name="blocks"/>.</summary>
    Task<IReadOnlyList<byte[]>> ReadDocumentsAsync(IReadOnlyList<int> blocks, CancellationToken cancellationToken);

    Task<byte[]> ReadFacetsAsync(int column, CancellationToken cancellationToken);

    Task<byte[]> ReadArticlesAsync(int bucket, CancellationToken cancellationToken);
}

/// <summary>The destination of a segment's blocks.</summary>
internal interface ISegmentSink
{
    /// <summary>The name of the segment.</summary>
    string Id { get; }

    ValueTask AddTermsAsync(int block, TermRow row, CancellationToken cancellationToken);

    ValueTask AddDocumentsAsync(int block, byte[] bytes, CancellationToken cancellationToken);

    ValueTask AddFacetsAsync(int column, byte[] bytes, CancellationToken cancellationToken);

    ValueTask AddArticlesAsync(int bucket, byte[] bytes, CancellationToken cancellationToken);

    /// <summary>Writes what is still buffered.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
