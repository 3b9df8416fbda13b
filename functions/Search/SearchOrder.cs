namespace Newsroom.Search;

/// <summary>The order of hits.</summary>
public enum SearchOrder
{
    /// <summary>Best score first.</summary>
    Relevance,

    /// <summary>Latest publication first.</summary>
    Newest,

    /// <summary>Earliest publication first.</summary>
    Oldest,
}
