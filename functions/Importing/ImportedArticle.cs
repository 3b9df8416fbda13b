using Newsroom.Content;

namespace Newsroom.Importing;

/// <summary>An article of another program, before it is written as a file.</summary>
internal sealed record ImportedArticle
{
    /// <summary>Its path in the container.</summary>
    public required string Path { get; init; }

    public string? Title { get; init; }

    /// <summary>As it is written in front matter; null where none is known.</summary>
    public string? Date { get; init; }

    public string? Language { get; init; }
    public string? Summary { get; init; }
    public IReadOnlyList<string> Authors { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public Picture? Image { get; init; }
    public IReadOnlyList<ImportedEvent> Events { get; init; } = [];
    public IReadOnlyList<string> Downloads { get; init; } = [];

    /// <summary>Dates of an embargo or an end, by the keys of front matter.</summary>
    public IReadOnlyList<(string Key, string Date)> Limits { get; init; } = [];

    /// <summary>Whether it must not be public.</summary>
    public bool IsDraft { get; init; }

    /// <summary>HTML, not cleaned.</summary>
    public required string Html { get; init; }
}

/// <summary>An event as front matter has it.</summary>
internal sealed record ImportedEvent(
    string Title, string Start, string? End, string? Zone, string? Place, string? Venue, string? Url);
