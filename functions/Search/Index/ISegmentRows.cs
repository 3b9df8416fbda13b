namespace Newsroom.Search.Index;

/// <summary>The bytes of a block of the dictionary.</summary>
/// <param name="Dictionary">See <see cref="TermBlock"/>.</param>
/// <param name="Postings">With <see cref="PackedInts.Padding"/> bytes behind them.</param>
/// <param name="Positions">Null where they were not asked for.</param>
internal sealed record TermRow(byte[] Dictionary, byte[] Postings, byte[]? Positions);

/// <summary>What of a block of the dictionary is needed.</summary>
internal enum TermParts
{
    /// <summary>All but positions.</summary>
    Postings,

    /// <summary>Positions alone.</summary>
    Positions,

    All,
}

/// <summary>Where the blocks of a segment are read from: storage, or the memory of this process.</summary>
internal interface ISegmentRows
{
    Task<TermRow> ReadTermsAsync(int block, TermParts parts, CancellationToken cancellationToken);

    /// <summary>Blocks of documents, in the order asked for.</summary>
    Task<IReadOnlyList<byte[]>> ReadDocumentsAsync(IReadOnlyList<int> blocks, CancellationToken cancellationToken);

    Task<byte[]> ReadFacetsAsync(int column, CancellationToken cancellationToken);

    Task<byte[]> ReadArticlesAsync(int bucket, CancellationToken cancellationToken);
}

/// <summary>Where the blocks of a segment are written to.</summary>
internal interface ISegmentSink
{
    /// <summary>Names the segment.</summary>
    string Id { get; }

    ValueTask AddTermsAsync(int block, TermRow row, CancellationToken cancellationToken);

    ValueTask AddDocumentsAsync(int block, byte[] bytes, CancellationToken cancellationToken);

    ValueTask AddFacetsAsync(int column, byte[] bytes, CancellationToken cancellationToken);

    ValueTask AddArticlesAsync(int bucket, byte[] bytes, CancellationToken cancellationToken);

    /// <summary>Everything that was added is there after this.</summary>
    Task FinishAsync(CancellationToken cancellationToken);
}
