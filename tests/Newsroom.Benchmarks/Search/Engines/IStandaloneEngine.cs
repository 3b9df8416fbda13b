using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>An engine that also answers in a process of its own, from the index that was made in this one.</summary>
internal interface IStandaloneEngine
{
    /// <summary>Starts an app that says where it listens, and answers <c>/api/health</c> and <see cref="Path"/>.</summary>
    ProcessCall Endpoint { get; }

    /// <summary>Makes ready what the app needs beside the index to answer some queries.</summary>
    Task PrepareAsync(IEnumerable<BenchQuery> queries, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Path and query string at which the app answers a query with one word or two.</summary>
    string Path(BenchQuery query);

    /// <summary>Starts a process whose first line of output is the best hit for all of the words, and that ends then.</summary>
    ProcessCall FirstAnswer(IReadOnlyList<string> words);
}
