namespace Newsroom.Events.Extraction;

/// <summary>The kind of block that a sentence belongs to.</summary>
internal enum SentenceKind
{
    Prose,

    /// <summary>A short line without punctuation at its end.</summary>
    Heading,

    /// <summary>A whole list item.</summary>
    Item,
}

/// <summary>A sentence in which each run of white space is one space.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="Plain">The text with straight apostrophes, plain dashes and European digits, for patterns. It has the same length as
/// <paramref name="Text"/>.</param>
/// <param name="Kind">The kind of the block.</param>
/// <param name="Block">The number of the paragraph, heading or item in the text.</param>
internal sealed record Sentence(string Text, string Plain, SentenceKind Kind, int Block);
