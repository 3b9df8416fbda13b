using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A search engine under measurement. It runs several queries at a time.</summary>
internal interface ISearchEngine : IAsyncDisposable
{
    string Name { get; }

    /// <summary>The size of the finished index in storage, in bytes.</summary>
    long BytesStored { get; }

    /// <summary>Builds the index, once, and opens it for searching.</summary>
    Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken);

    /// <summary>The best hits with what a result page shows of them, and their total. Includes the analysis of the query.</summary>
    ValueTask<SearchHits> SearchAsync(BenchQuery query, int top);
}
