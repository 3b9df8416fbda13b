using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Events;

/// <summary><c>/api/events</c> and <c>/api/calendar</c>: the events of the articles.</summary>
public sealed class EventFunctions(
    EventList events,
    CalendarWriter calendar,
    SiteIdentity identity,
    ResponseCache responses,
    SiteOptions site,
    TimeProvider clock)
{
    private const string ContentType = "text/calendar; charset=utf-8";
    private const int DefaultLimit = 200;
    private const int MaxLimit = 1_000;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [Function("EventList")]
    [Operation(
        "Events in a language by their start.", Response = typeof(EventListResource),
        Parameters = ["lang", "from", "to", "tag", "org", "place", "kind", "online", "precision", "cancelled", "cursor"],
        DefaultLimit = DefaultLimit, MaxLimit = MaxLimit, Problems = [400])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/events")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var language = request.Language(site);
        var filter = request.EventFilter(defaultPrecision: null, Today) with { WithCancelled = request.Flag("cancelled") };
        var (after, limit) = (request.Cursor(language), request.Limit(DefaultLimit, MaxLimit));
        return responses.RespondAsync(request, language, async () =>
        {
            var page = (await events.ReadAsync(language, cancellationToken))
                .Where(listed => filter.Matches(listed) && string.CompareOrdinal(listed.Event.Key, after) > 0)
                .Select(listed => listed.Event).Take(limit + 1).ToList();
            var address = request.Site(site);
            var next = page.Count > limit ? request.ToCursor(page[limit - 1].Key, language) : null;
            var subscription = Links.Calendar(address, language) + QueryString.Create(request.GivenFilters());
            return CachedResponse.Json(
                new EventListResource(
                    [.. page.Take(limit).Select(item => new EventResource(item, address, language))],
                    next,
                    subscription),
                ApiJson.Readable.EventListResource,
                language,
                links: [.. LinkHeader.Next(request, address, next), $"<{subscription}>; rel=\"alternate\"; type=\"text/calendar\""]);
        }, cancellationToken);
    });

    [Function("EventCalendar")]
    [Operation(
        "A calendar to subscribe to (RFC 5545): events with a day, rather certain ones.", ContentType = "text/calendar",
        Parameters = ["from", "to", "tag", "org", "place", "kind", "online", "precision"], Problems = [400])]
    public Task<IResult> CalendarAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calendar/{lang}.ics")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var language = RequestParameters.Language(lang);
        var filter = request.EventFilter(EventPrecision.Day, Today) with
        {
            WithCancelled = true,
            Confidence = CalendarWriter.MinConfidence,
        };
        return responses.RespondAsync(request, language, async () =>
        {
            var shown = (await events.ReadAsync(language, cancellationToken)).Where(filter.Matches).ToList();
            var address = request.Site(site);
            var subscription = new Subscription(
                CalendarName(request, language),
                $"{address}{request.Path}{QueryString.Create(request.GivenFilters())}",
                Links.Home(address, language));
            var file = calendar.Write(
                shown, language, item => Links.Page(address, item.Article, language), subscription, await identity.ReadAsync());
            return new CachedResponse(
                file, ContentType, await ChangedAsync(request, language, cancellationToken), language,
                fileName: CalendarFile.Name(subscription.Name), isShown: true);
        }, cancellationToken);
    });

    [Function("EventOne")]
    [Operation("One event as a calendar file.", ContentType = "text/calendar", Parameters = ["lang"], Problems = [400, 404])]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/events/{id}.ics")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        var preferredLanguage = request.Language(site);
        return responses.RespondFromAllLanguagesAsync(request, preferredLanguage, async () =>
        {
            var (listed, language) = await FindAsync(id, preferredLanguage, cancellationToken);
            var page = Links.Page(request.Site(site), listed.Event.Article, language);
            var file = calendar.Write([listed], language, _ => page, subscription: null, await identity.ReadAsync());
            return new CachedResponse(
                file, ContentType, await ChangedAsync(preferredLanguage, cancellationToken), language,
                fileName: CalendarFile.Name($"{DateOnly.FromDateTime(listed.Event.Start):o} {listed.Event.Title}"), isShown: true);
        }, cancellationToken, CachePolicy.Revalidate);
    });

    /// <summary>The event in the preferred language, or else in the first of the site's languages that has it.</summary>
    private async Task<(ListedEvent Listed, string Language)> FindAsync(
        string id, string preferredLanguage, CancellationToken cancellationToken)
    {
        foreach (var language in site.Languages.Prepend(preferredLanguage))
        {
            var all = await events.ReadAsync(language, cancellationToken);
            if (all.FirstOrDefault(listed => listed.Event.Id == id) is { } listed)
            {
                return (listed, language);
            }
        }

        throw ProblemException.NotFound(
            $"There is no event '{id}', or none any more: what is called off is kept for {EventHistory.ShownCancelled.TotalDays:0} days. "
            + "/api/events lists the events and their addresses.");
    }

    /// <summary>When a calendar last changed. One that begins or ends today changes at midnight (UTC), too.</summary>
    private async Task<DateTimeOffset?> ChangedAsync(HttpRequest request, string language, CancellationToken cancellationToken)
    {
        var changed = await events.ChangedAsync(language, cancellationToken);
        var midnight = new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero);
        return request.ChangesWithTheDay() && changed < midnight ? midnight : changed;
    }

    /// <summary>When the file of an event last changed: another language may have got it, and be preferred.</summary>
    private async Task<DateTimeOffset?> ChangedAsync(string preferredLanguage, CancellationToken cancellationToken)
    {
        DateTimeOffset? changed = null;
        foreach (var language in site.Languages.Prepend(preferredLanguage).Distinct())
        {
            changed = new[] { changed, await events.ChangedAsync(language, cancellationToken) }.Max();
        }

        return changed;
    }

    private string CalendarName(HttpRequest request, string language)
    {
        var filters = string.Join(", ", request.GivenFilters().Select(filter => filter.Value));
        return filters.Length == 0 ? $"{site.Title} ({language})" : $"{site.Title} ({language}): {filters}";
    }
}
