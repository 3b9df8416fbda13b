namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>A matching article, with what a result page shows of it.</summary>
/// <param name="Id">The article.</param>
/// <param name="Title">Its title.</param>
/// <param name="Published">Its day.</param>
/// <param name="Score">How well it matches.</param>
/// <param name="Snippet">A place of its text, if that was asked for.</param>
internal sealed record SearchHit(string Id, string Title, DateTimeOffset Published, float Score, string? Snippet = null);
