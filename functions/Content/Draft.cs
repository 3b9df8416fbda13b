namespace Newsroom.Content;

/// <summary>What reading a file yields, before anything is stored.</summary>
public sealed record Draft
{
    public required EditionBody Body { get; init; }

    /// <summary>What a translator's file was made from; null for all other files.</summary>
    public Translated? Translated { get; init; }

    /// <summary>Marked as a draft, so it must not be published.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Whether it may be published now.</summary>
    public bool IsDue(DateTimeOffset now) => !IsDraft && Body.Published <= now;

    /// <summary>Messages for the editor: broken front matter, a guessed encoding, an odd date.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lines that were cut as boilerplate.</summary>
    public IReadOnlyList<string> Cut { get; init; } = [];

    /// <summary>Short lines before and after the text, with the headline and boilerplate.</summary>
    public IReadOnlyList<string> Edges { get; init; } = [];

    /// <summary>Paragraphs that are very similar to an earlier one, cut or not.</summary>
    public IReadOnlyList<string> Repeated { get; init; } = [];
}

/// <summary>What a translation was made from.</summary>
/// <param name="Basis">The version of the original.</param>
/// <param name="Alignment">Its sentences and their translations.</param>
public sealed record Translated(string Basis, Alignment Alignment);

/// <summary>A file from which no article can be read. The message tells the editor why.</summary>
public sealed class UnreadableException : Exception
{
    public UnreadableException()
    {
    }

    public UnreadableException(string message)
        : base(message)
    {
    }

    public UnreadableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
