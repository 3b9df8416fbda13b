namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>How the words of a query are meant.</summary>
internal enum QueryKind
{
    /// <summary>One word.</summary>
    Term,

    /// <summary>All of the words.</summary>
    And,

    /// <summary>The words one after the other, stop words among them.</summary>
    Phrase,

    /// <summary>Words that begin so, unstemmed; all hits count the same.</summary>
    Prefix,

    /// <summary>Any of the words.</summary>
    Or,

    /// <summary>All of the words but the last, without the last.</summary>
    Not,
}
