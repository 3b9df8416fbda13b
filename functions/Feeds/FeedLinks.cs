namespace Newsroom.Feeds;

/// <summary>The links of a document of a feed.</summary>
/// <param name="Self">The document's own address.</param>
internal sealed record FeedLinks(string Self)
{
    /// <summary>The page of older items after this one (RFC 5005, section 3).</summary>
    public string? Next { get; init; }

    /// <summary>The first of these pages; null on that page itself.</summary>
    public string? First { get; init; }

    /// <summary>The archive document before this one (RFC 5005, section 4).</summary>
    public string? PreviousArchive { get; init; }

    /// <summary>In an archive document: the current document of the feed.</summary>
    public string? Current { get; init; }

    /// <summary>The hub that notifies subscribers of new items (WebSub).</summary>
    public string? Hub { get; init; }

    /// <summary>The links that exist, with their relations (RFC 8288).</summary>
    public IEnumerable<(string Relation, string Url)> All
    {
        get
        {
            (string Relation, string? Url)[] links =
            [
                ("self", Self),
                ("first", First),
                ("next", Next),
                ("current", Current),
                ("prev-archive", PreviousArchive),
                ("hub", Hub),
            ];
            return links.Where(link => link.Url is not null).Select(link => (link.Relation, link.Url!));
        }
    }
}
