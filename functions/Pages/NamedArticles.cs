using Newsroom.Content;
using Newsroom.Http.Caching;
using Newsroom.Http.Events;
using Newsroom.Http.Files;
using Newsroom.Http.Problems;
using Newsroom.Pages.Calendar;
using Newsroom.Search;
using Newsroom.Search.Faceting;
using Newsroom.Search.Index;

namespace Newsroom.Pages;

/// <summary>The articles and events of a topic, a place or an organisation, from the index: the newest first, on numbered pages.</summary>
public sealed class NamedArticles(
    Searcher searcher, SearchIndex index, EventList events, LeadPictures pictures, SitePages pages, TimeProvider clock)
{
    private const int PageSize = 24;
    private const int MaxEvents = 6;

    internal async Task<CachedResponse> RenderAsync(
        PageContext context, NameKind kind, string name, int page, CancellationToken cancellationToken)
    {
        var results = await FindAsync(context.Language, kind, name, page, cancellationToken);
        var next = await EventsAsync(context.Language, kind, name, cancellationToken);
        if (results.Items.Count == 0 && (page > 1 || next.Count == 0))
        {
            throw ProblemException.NotFound($"There is no article on page {page} of '{name}'.");
        }

        var known = kind.Of(results.Facets ?? Facets.None)
            .FirstOrDefault(facet => Is(facet.Value, name) || facet.Name is { } full && Is(full, name));
        return await pages.RenderAsync<NamePage>(
            context,
            context.Language,
            (nameof(NamePage.Kind), kind),
            (nameof(NamePage.Name), known?.Value ?? name),
            (nameof(NamePage.FullName), known?.Name),
            (nameof(NamePage.Results), results),
            (nameof(NamePage.Pictures), await pictures.OfHitsAsync(context.Language, results.Items, address: "", cancellationToken)),
            (nameof(NamePage.Events), next),
            (nameof(NamePage.Number), page),
            (nameof(NamePage.Count), (Math.Min(results.Total, Searcher.MaxOffset) + PageSize - 1) / PageSize));
    }

    private async Task<SearchResults> FindAsync(
        string language, NameKind kind, string name, int page, CancellationToken cancellationToken)
    {
        if ((page - 1) * PageSize >= Searcher.MaxOffset)
        {
            throw ProblemException.NotFound($"Pages go to the first {Searcher.MaxOffset} articles of a name.");
        }

        // The page is kept until the next publication: it must not come from a view of the index that is older than the last one.
        index.Of(language).Invalidate();
        return await searcher.SearchAsync(
            new SearchRequest("", language)
            {
                Filter = new EditionFilter(
                    Tag: kind == NameKind.Topic ? name : null,
                    Place: kind == NameKind.Place ? name : null,
                    Organisation: kind == NameKind.Organisation ? name : null),
                Order = SearchOrder.Newest,
                Limit = PageSize,
                Start = new SearchCursor((page - 1) * PageSize),
                WithFacets = true,
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<Event>> EventsAsync(string language, NameKind kind, string name, CancellationToken cancellationToken)
    {
        var selection = new EventSelection(
            Place: kind == NameKind.Place ? name : null,
            Organisation: kind == NameKind.Organisation ? name : null,
            Topic: kind == NameKind.Topic ? name : null,
            Online: null);
        var filter = selection.Next(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var all = await events.ReadAsync(language, cancellationToken);
        return [.. all.Where(filter.Matches).Take(MaxEvents).Select(listed => listed.Event)];
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
