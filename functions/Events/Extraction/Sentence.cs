using Newsroom.Events.Extraction.Dates;

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
/// <param name="text">The text as written.</param>
/// <param name="plain">The text for patterns.</param>
/// <param name="kind">The kind of the block.</param>
/// <param name="block">The number of the paragraph, heading or item in the text.</param>
internal sealed class Sentence(string text, string plain, SentenceKind kind, int block)
{
    private bool? _hasDate;

    /// <summary>The text as written.</summary>
    public string Text => text;

    /// <summary>
    /// The text with straight apostrophes, plain dashes and European digits, for patterns. It is as long as <see cref="Text"/>.
    /// </summary>
    public string Plain => plain;

    /// <summary>The kind of the block.</summary>
    public SentenceKind Kind => kind;

    /// <summary>The number of the paragraph, heading or item in the text.</summary>
    public int Block => block;

    /// <summary>Whether it has a date of its own (<see cref="DateContext.HasDate"/>). Asked several times, and not free.</summary>
    public bool HasDate => _hasDate ??= DateContext.HasDate(Plain);
}
