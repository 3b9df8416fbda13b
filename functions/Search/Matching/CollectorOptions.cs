namespace Newsroom.Search.Matching;

/// <summary>What to collect from a segment.</summary>
/// <param name="Order">The order of hits.</param>
/// <param name="Top">How many of the first hits are needed.</param>
/// <param name="CountUpTo">Hits that are counted exactly. After that, documents that can't be among the first are skipped.</param>
/// <param name="First">The first document to visit.</param>
/// <param name="End">The document after the last one to visit.</param>
internal readonly record struct CollectorOptions(SearchOrder Order, int Top, int CountUpTo, int First, int End);
