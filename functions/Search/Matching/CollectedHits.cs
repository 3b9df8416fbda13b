namespace Newsroom.Search.Matching;

/// <summary>In which order hits come.</summary>
public enum SearchOrder
{
    /// <summary>The best first.</summary>
    Relevance,

    /// <summary>The latest published first.</summary>
    Newest,

    /// <summary>The first published first.</summary>
    Oldest,
}

/// <summary>What is to be collected from a segment.</summary>
/// <param name="Order">The order of hits.</param>
/// <param name="Top">How many of the first.</param>
/// <param name="CountUpTo">Hits that are counted exactly; beyond them, documents that can't be among the first are passed over.</param>
/// <param name="First">The first document looked at.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct Collection(SearchOrder Order, int Top, int CountUpTo, int First, int End);

/// <summary>A hit in a segment.</summary>
internal sealed record Hit(int Document, float Score);

/// <summary>The hits of a segment.</summary>
/// <param name="Hits">The first of the order asked for, unordered.</param>
/// <param name="Total">How many there are, or were counted.</param>
/// <param name="IsExact">Whether that is all of them.</param>
internal readonly record struct Collected(IReadOnlyList<Hit> Hits, int Total, bool IsExact);
