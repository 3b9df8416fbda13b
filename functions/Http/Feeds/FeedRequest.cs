using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Http.Feeds;

/// <summary>What somebody subscribes to, and which document of it they ask for.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Filter">What the editions have.</param>
/// <param name="Query">A search that they answer, or null for all.</param>
public sealed record FeedQuestion(string Language, EditionFilter Filter, string? Query)
{
    /// <summary>Items in a document that is no archive.</summary>
    public required int Limit { get; init; }

    /// <summary>Behind which item the document begins; null for the newest.</summary>
    public string? Cursor { get; init; }

    /// <summary>With which item an archive document begins.</summary>
    public string? Archive { get; init; }

    /// <summary>The same for all documents of a feed, and for no other feed.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"newsroom:feed:{Language}\n{Query}\n{Filter.Tag}\n{Filter.Organisation}\n{Filter.Place}\n{Filter.Kind}\n{Filter.From:o}\n{Filter.To:o}");
}
