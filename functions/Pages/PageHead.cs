using System.Text.Json.Nodes;
using Newsroom.Content;

namespace Newsroom.Pages;

/// <summary>The same page in a language.</summary>
/// <param name="Path">Its address inside the site.</param>
public sealed record Alternate(string Language, string Path);

/// <summary>A step of the way from the home page to a page.</summary>
/// <param name="Path">Its address inside the site.</param>
public sealed record Crumb(string Title, string Path);

/// <summary>The feeds and the calendar of what a page shows.</summary>
/// <param name="Title">What they show; null for everything in the language.</param>
/// <param name="Query">The filter: empty, or a query such as <c>?tag=cities</c>.</param>
/// <param name="HasCalendar">Whether calendars have this filter, too.</param>
public sealed record PageFeeds(string? Title = null, string Query = "", bool HasCalendar = true);

/// <summary>What a page says about itself to search engines, feed readers and programs that show a preview of it.</summary>
public sealed record PageHead
{
    /// <summary>Without the name of the site.</summary>
    public required string Title { get; init; }

    /// <summary>The one address of what the page shows, inside the site.</summary>
    public required string Path { get; init; }

    /// <summary>One or two sentences; null if there is nothing to say.</summary>
    public string? Description { get; init; }

    /// <summary>The page in the languages that have it, its own included.</summary>
    public IReadOnlyList<Alternate> Alternates { get; init; } = [];

    /// <summary>The page for readers of all other languages, inside the site; null for none.</summary>
    public string? DefaultPath { get; init; }

    /// <summary>The way to the page, the home page and the page itself included.</summary>
    public IReadOnlyList<Crumb> Crumbs { get; init; } = [];

    public PageFeeds Feeds { get; init; } = new();

    public PublicPicture? Picture { get; init; }

    /// <summary>Null for pages that are not an article.</summary>
    public Edition? Article { get; init; }

    /// <summary>What the page is about, in the vocabulary of schema.org.</summary>
    public IReadOnlyList<JsonObject> Data { get; init; } = [];

    /// <summary>Whether search engines must not list the page: results of searches, and errors.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The search that the page shows the results of.</summary>
    public string? Query { get; init; }

    /// <summary>The pages before and after this one in a list, inside the site.</summary>
    public string? Previous { get; init; }

    /// <inheritdoc cref="Previous"/>
    public string? Next { get; init; }
}
