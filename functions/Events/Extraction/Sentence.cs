namespace Newsroom.Events.Extraction;

/// <summary>What kind of block a sentence stands in.</summary>
internal enum SentenceKind
{
    Prose,

    /// <summary>A short block that ends without punctuation.</summary>
    Heading,

    /// <summary>A list item, whole.</summary>
    Item,
}

/// <summary>A sentence, white space collapsed.</summary>
/// <param name="Text">As written.</param>
/// <param name="Plain">The same length, with straight apostrophes and plain dashes: what patterns look at.</param>
/// <param name="Block">Number of its paragraph, heading or item.</param>
internal sealed record Sentence(string Text, string Plain, SentenceKind Kind, int Block);
