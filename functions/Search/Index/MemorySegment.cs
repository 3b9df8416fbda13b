namespace Newsroom.Search.Index;

/// <summary>A segment in the memory of this process, with editions that were published since the last merge.</summary>
internal sealed class MemorySegment : ISegmentRows, ISegmentSink
{
    private readonly List<TermRow> _terms = [];
    private readonly List<byte[]> _documents = [];
    private readonly List<byte[]> _facets = [];
    private readonly List<byte[]> _articles = [];

    public string Id => "memory";

    public Task<TermRow> ReadTermsAsync(int block, TermParts parts, CancellationToken cancellationToken) => Task.FromResult(_terms[block]);

    public Task<IReadOnlyList<byte[]>> ReadDocumentsAsync(IReadOnlyList<int> blocks, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<byte[]>>([.. blocks.Select(block => _documents[block])]);

    public Task<byte[]> ReadFacetsAsync(int column, CancellationToken cancellationToken) => Task.FromResult(_facets[column]);

    public Task<byte[]> ReadArticlesAsync(int bucket, CancellationToken cancellationToken) => Task.FromResult(_articles[bucket]);

    public ValueTask AddTermsAsync(int block, TermRow row, CancellationToken cancellationToken) => Add(_terms, row);

    public ValueTask AddDocumentsAsync(int block, byte[] bytes, CancellationToken cancellationToken) => Add(_documents, bytes);

    public ValueTask AddFacetsAsync(int column, byte[] bytes, CancellationToken cancellationToken) => Add(_facets, bytes);

    public ValueTask AddArticlesAsync(int bucket, byte[] bytes, CancellationToken cancellationToken) => Add(_articles, bytes);

    public Task FinishAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static ValueTask Add<T>(List<T> rows, T row)
    {
        rows.Add(row);
        return ValueTask.CompletedTask;
    }
}
