namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A matching article, with what a result page shows of it.</summary>
internal sealed record SearchHit(string Id, string Title, DateTimeOffset Published, float Score);
