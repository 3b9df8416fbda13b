using Newsroom.Articles;

namespace Newsroom.Feeds;

/// <summary>An edition in a feed, with the page where people read it. The body is null where it was withdrawn in this moment.</summary>
public sealed record FeedItem(Edition Edition, EditionBody? Body, string Url)
{
    /// <summary>The same for ever, whatever the article's address.</summary>
    public string PermanentId => $"newsroom:{Edition.Article}:{Edition.Language}";
}

/// <summary>A feed in no format yet.</summary>
/// <param name="Title">Name of the site.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="HomeUrl">The page for people.</param>
/// <param name="SelfUrl">The feed's own address.</param>
/// <param name="Items">Newest first.</param>
/// <param name="Updated">When its newest change was made; null where it is empty.</param>
public sealed record Feed(string Title, string Language, string HomeUrl, string SelfUrl, IReadOnlyList<FeedItem> Items, DateTimeOffset? Updated);
