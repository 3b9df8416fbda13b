using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>What is measured: an index of articles that answers queries, several at once.</summary>
internal interface ISearchEngine : IAsyncDisposable
{
    /// <summary>As people know it.</summary>
    string Name { get; }

    /// <summary>What the index takes up where it is kept, once it is made.</summary>
    long BytesStored { get; }

    /// <summary>Makes the index, once, and opens it for searching.</summary>
    Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken);

    /// <summary>The best hits with what a result page shows of them, and how many there are; analysis of the query included.</summary>
    ValueTask<SearchHits> SearchAsync(BenchQuery query, int top);
}
