using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Reading.Headers;

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

    /// <summary>The latest moment that the written date can mean, where it can mean several.</summary>
    public DateTimeOffset? DateAtLatest { get; init; }

    /// <summary>Before that it is not public, whatever its date.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>From then on it is not public any more.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>What is written about its publication and not understood: it is held.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    public IReadOnlyList<StatedEvent> Events { get; init; } = [];
    public IReadOnlyList<Download> Downloads { get; init; } = [];

    /// <summary>Addresses under which it was known elsewhere, as they are written.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Whether the text is the article alone: then nothing of it is cut as boilerplate.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Of a page of the site's own: in which menu it is, as it is written.</summary>
    public string? Menu { get; init; }

    /// <summary>Of a page of the site's own: its place in the menu.</summary>
    public int? Weight { get; init; }

    /// <summary>The lead picture, with its address as it is written.</summary>
    public Picture? Image { get; init; }

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
        DateAtLatest = Date is null ? other.DateAtLatest : DateAtLatest,
        NotBefore = NotBefore ?? other.NotBefore,
        Expires = Expires ?? other.Expires,
        Doubts = [.. Doubts, .. other.Doubts.Where(doubt => !Settles(doubt))],
        Events = Events.Count > 0 ? Events : other.Events,
        Downloads = Downloads.Count > 0 ? Downloads : other.Downloads,
        Aliases = Aliases.Count > 0 ? Aliases : other.Aliases,
        IsVerbatim = IsVerbatim || other.IsVerbatim,
        Menu = Menu ?? other.Menu,
        Weight = Weight ?? other.Weight,
        Image = Image ?? other.Image,
        Dateline = Dateline ?? other.Dateline,
        Names = Names.Count > 0 ? Names : other.Names,
        Places = Places.Count > 0 ? Places : other.Places,
    };

    /// <summary>Whether this says clearly what the other does not.</summary>
    private bool Settles(Doubt doubt) => doubt.Key switch
    {
        HeaderKeys.Date => Draft is not null || Date is not null,
        HeaderKeys.PublishDate or HeaderKeys.Published => Draft is not null || NotBefore is not null,
        HeaderKeys.ExpiryDate => Draft is not null || Expires is not null,
        _ => Draft is not null,
    };
}
