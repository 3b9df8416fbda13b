using Newsroom.Content;
using Newsroom.Events;

namespace Newsroom.Reading;

/// <summary>What is said about an article beside its text: in front matter, in the fields of a file, in its metadata.</summary>
public sealed record Stated
{
    public static readonly Stated Nothing = new();

    public string? Title { get; init; }
    public DateTimeOffset? Date { get; init; }
    public string? Language { get; init; }
    public string? Summary { get; init; }
    public string? Author { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public bool? Draft { get; init; }
    public IReadOnlyList<StatedEvent> Events { get; init; } = [];
    public IReadOnlyList<Download> Downloads { get; init; } = [];
    public Dateline? Dateline { get; init; }
    public IReadOnlyList<Name> Names { get; init; } = [];
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>What this says, and what <paramref name="other"/> says where this is silent.</summary>
    public Stated Or(Stated other) => new()
    {
        Title = Title ?? other.Title,
        Date = Date ?? other.Date,
        Language = Language ?? other.Language,
        Summary = Summary ?? other.Summary,
        Author = Author ?? other.Author,
        Tags = Tags.Count > 0 ? Tags : other.Tags,
        Draft = Draft ?? other.Draft,
        Events = Events.Count > 0 ? Events : other.Events,
        Downloads = Downloads.Count > 0 ? Downloads : other.Downloads,
        Dateline = Dateline ?? other.Dateline,
        Names = Names.Count > 0 ? Names : other.Names,
        Places = Places.Count > 0 ? Places : other.Places,
    };
}
