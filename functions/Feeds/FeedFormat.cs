namespace Newsroom.Feeds;

/// <summary>The formats of feeds.</summary>
internal enum FeedFormat
{
    Atom,
    Rss,
    Json,
}
