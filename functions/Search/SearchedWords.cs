namespace Newsroom.Search;

/// <summary>How many words of a query a hit has.</summary>
public enum SearchedWords
{
    /// <summary>All of them; most of them where few editions or none have all.</summary>
    Most,

    /// <summary>All of them.</summary>
    All,
}
