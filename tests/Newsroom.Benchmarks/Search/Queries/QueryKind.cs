namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>How the words of a query are combined.</summary>
internal enum QueryKind
{
    /// <summary>One word.</summary>
    Term,

    /// <summary>All of the words.</summary>
    And,

    /// <summary>Consecutive words, including stop words.</summary>
    Phrase,

    /// <summary>Words with a prefix, without stemming; all hits have the same score.</summary>
    Prefix,

    /// <summary>Any of the words.</summary>
    Or,

    /// <summary>All words but the last, and without the last.</summary>
    Not,
}
