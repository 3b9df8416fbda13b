using Newsroom.Benchmarks.Search.Queries;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A query that two engines answer differently.</summary>
internal sealed record Disagreement(BenchQuery Query, SearchHits One, SearchHits Other);
