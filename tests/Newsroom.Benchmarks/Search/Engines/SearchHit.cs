namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>An article that matches, as a result page shows it.</summary>
internal sealed record SearchHit(string Id, string Title, DateTimeOffset Published, float Score);
