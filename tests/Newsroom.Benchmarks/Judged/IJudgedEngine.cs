namespace Newsroom.Benchmarks.Judged;

/// <summary>A search engine that holds the judged set.</summary>
internal interface IJudgedEngine
{
    string Name { get; }

    /// <summary>The articles (ids) of the first hits, best first.</summary>
    Task<IReadOnlyList<string>> SearchAsync(JudgedQuery query, CancellationToken cancellationToken);
}
