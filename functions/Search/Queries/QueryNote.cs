using System.Globalization;

namespace Newsroom.Search.Queries;

/// <summary>Where a query was interpreted differently from how it was typed.</summary>
public enum QueryNoteKind
{
    /// <summary>A quotation mark, at a character.</summary>
    UnpairedQuote,

    /// <summary>A parenthesis, at a character.</summary>
    UnpairedParenthesis,

    /// <summary>A parenthesis, at a character, inside so many others.</summary>
    DeepParenthesis,

    /// <summary>The operator at a character, beside an exclusion.</summary>
    ExcludedAlternative,

    /// <summary>The operator at a character that joins nothing.</summary>
    IncompleteOperator,

    OnlyExclusions,
    NoWord,
    OnlyStopWords,

    /// <summary>The word before a star, and how many letters it needs.</summary>
    ShortPrefix,

    /// <summary>The word before a tilde, and how many letters it needs.</summary>
    ShortFuzzyWord,

    /// <summary>The word before a tilde.</summary>
    FuzzyTitle,

    /// <summary>The word before a tilde, and how many letters can differ.</summary>
    ManyEdits,

    /// <summary>No article has all words: those that have most of them were found.</summary>
    SomeWords,
}

/// <summary>Tells the reader where the query was interpreted differently from how it was typed.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Text">The part of the query that it is about, if any.</param>
/// <param name="Number">The number that belongs to it, if any.</param>
/// <param name="At">Where the part begins, counted from 1, if that is said.</param>
public sealed record QueryNote(QueryNoteKind Kind, string Text = "", int Number = 0, int At = 0)
{
    /// <summary>The languages that have notes of their own; others get English ones.</summary>
    public static string LanguageFor(string language) => QueryNoteTexts.Has(language) ? language : QueryNoteTexts.English;

    /// <summary>The note in a language; in English if there is none in it.</summary>
    public string In(string language) =>
        string.Format(CultureInfo.InvariantCulture, QueryNoteTexts.Of(Kind, LanguageFor(language)), Text, Number, At);

    public override string ToString() => In(QueryNoteTexts.English);
}
