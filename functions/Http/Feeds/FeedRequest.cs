using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Http.Feeds;

/// <summary>A feed, and which of its documents is requested.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Query">Only editions that match this search; null for all.</param>
internal sealed record FeedRequest(string Language, EditionFilter Filter, string? Query)
{
    /// <summary>Items in a document that is not an archive.</summary>
    public required int Limit { get; init; }

    /// <summary>The position of the item before the document; null for the newest document.</summary>
    public string? Cursor { get; init; }

    /// <summary>The first item of an archive document; null for other documents.</summary>
    public string? Archive { get; init; }

    /// <summary>The same for all documents of a feed, and different for every other feed of any site.</summary>
    /// <param name="siteId">The id of the site; empty for a site that is older than such ids.</param>
    public string Name(string siteId) => string.Create(
        CultureInfo.InvariantCulture,
        $"newsroom:{(siteId.Length == 0 ? "" : $"{siteId}:")}feed:{Language}\n"
        + $"{Query}\n{Filter.Tag}\n{Filter.Organisation}\n{Filter.Place}\n"
        + $"{Filter.Kind}\n{Filter.From:o}\n{Filter.To:o}");
}
