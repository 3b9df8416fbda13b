using Newsroom.Content;
using Newsroom.Publishing;

namespace Newsroom.Feeds;

/// <summary>What a machine translation was made from.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Url">The page where people read it.</param>
public sealed record Original(string Language, string Url);

/// <summary>An edition in a feed, with the page where people read it. The body is null where it was withdrawn in this moment.</summary>
public sealed record FeedItem(Edition Edition, EditionBody? Body, string Url, Original? Original = null)
{
    /// <summary>The same for ever, whatever the article's address.</summary>
    public string PermanentId => $"newsroom:{Edition.Article}:{Edition.Language}";

    /// <summary>
    /// When it was last changed, never before its publication. Uploads are dated to the second: what came in one second is told apart by a fraction
    /// that the article's id gives, as readers of Atom take two entries of one time for a fault.
    /// </summary>
    public DateTimeOffset Updated
    {
        get
        {
            var time = Edition.Updated > Edition.Published ? Edition.Updated : Edition.Published;
            return time.UtcTicks % TimeSpan.TicksPerSecond != 0 ? time
                : time.AddMicroseconds(BitConverter.ToUInt32(NameUuid.Of(PermanentId).ToByteArray()) % 1_000_000);
        }
    }

    /// <summary>Files with an address, as they can be enclosed.</summary>
    public IReadOnlyList<Enclosure> Enclosures => [.. (Body?.Downloads ?? []).Select(Enclosure.Of).OfType<Enclosure>().DistinctBy(file => file.Url)];
}

/// <summary>Where else a reader of a feed can go.</summary>
/// <param name="Self">The document's own address.</param>
public sealed record FeedLinks(string Self)
{
    /// <summary>The page of older items after this one (RFC 5005, section 3).</summary>
    public string? Next { get; init; }

    /// <summary>The first of these pages, on all others.</summary>
    public string? First { get; init; }

    /// <summary>The archive document before this one (RFC 5005, section 4).</summary>
    public string? PreviousArchive { get; init; }

    /// <summary>In an archive document: the feed that it belongs to.</summary>
    public string? Current { get; init; }

    /// <summary>Who tells subscribers of what is new (WebSub).</summary>
    public string? Hub { get; init; }

    /// <summary>Those that there are, with the names of RFC 8288.</summary>
    public IEnumerable<(string Relation, string Url)> All =>
        new (string, string?)[] { ("self", Self), ("first", First), ("next", Next), ("current", Current), ("prev-archive", PreviousArchive), ("hub", Hub) }
            .Where(link => link.Item2 is not null).Select(link => (link.Item1, link.Item2!));
}

/// <summary>A feed in no format yet.</summary>
/// <param name="Site">Name of the site.</param>
/// <param name="Title">Name of the feed, which says what it is filtered by.</param>
/// <param name="Description">What there is in it.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Name">Tells it from other feeds; the same for ever, and on all its pages.</param>
/// <param name="HomeUrl">The page for people.</param>
/// <param name="Links">Its own address, and others.</param>
/// <param name="Items">Newest first.</param>
public sealed record Feed(
    string Site, string Title, string Description, string Language, string Name, string HomeUrl, FeedLinks Links, IReadOnlyList<FeedItem> Items)
{
    /// <summary>Whether it is an archive document: what is in it stays.</summary>
    public bool IsArchive => Links.Current is not null;

    /// <summary>When its newest change was made; null where it is empty.</summary>
    public DateTimeOffset? Updated => Items.Count == 0 ? null : Items.Max(item => item.Updated);
}
