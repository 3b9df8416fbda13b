using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>An engine that can also search in another process, with the index that this one built.</summary>
internal interface IStandaloneEngine
{
    /// <summary>An app that prints its address and serves <c>/api/health</c> and <see cref="Path"/>.</summary>
    ProcessCall Endpoint { get; }

    /// <summary>Prepares what the app needs beside the index for some queries.</summary>
    Task PrepareAsync(IEnumerable<BenchQuery> queries, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The path and query string of a query with one or two words.</summary>
    string Path(BenchQuery query);

    /// <summary>The same with a snippet for each hit.</summary>
    string PathWithSnippets(BenchQuery query) => Path(query);

    /// <summary>A process that prints the best hit for all words and ends.</summary>
    ProcessCall FirstAnswer(IReadOnlyList<string> words);
}
