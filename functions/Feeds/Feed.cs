namespace Newsroom.Feeds;

/// <summary>A feed, independent of the format.</summary>
internal sealed record Feed
{
    /// <summary>Name of the site.</summary>
    public required string Site { get; init; }

    /// <summary>Name of the feed, with its filters.</summary>
    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Identifies the feed: the same for ever, and on all its pages.</summary>
    public required string Name { get; init; }

    /// <summary>The page for people.</summary>
    public required string HomeUrl { get; init; }

    public required FeedLinks Links { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>True for an archive document: its items stay.</summary>
    public bool IsArchive => Links.Current is not null;

    /// <summary>The time of the latest change; null if there is no item.</summary>
    public DateTimeOffset? Updated => Items.Count == 0 ? null : Items.Max(item => item.Updated);
}
