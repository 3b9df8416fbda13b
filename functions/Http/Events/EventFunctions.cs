using Newsroom.Http.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Http.Feeds;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Events;

/// <summary><c>/api/events</c> and <c>/api/calendar</c>: what the articles announce.</summary>
public sealed class EventFunctions(EventList events, CalendarWriter calendar, AnswerCache answers, SiteOptions site, TimeProvider clock)
{
    private const string ContentType = "text/calendar; charset=utf-8";
    private const int Standard = 200;
    private const int Most = 1_000;

    /// <summary>The parameters that narrow lists and calendars alike.</summary>
    private static readonly string[] Filters = ["from", "to", "tag", "org", "place", "kind", "online", "precision"];

    [Function("EventList")]
    [Operation(
        "Events in a language by their start.", Answer = typeof(EventListResource),
        Parameters = ["lang", "from", "to", "tag", "org", "place", "kind", "online", "precision", "cancelled", "cursor"],
        StandardLimit = Standard, MostLimit = Most, Problems = [400])]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/events")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = request.Language(site);
        var filter = Filter(request, precision: null) with { WithCancelled = request.Flag("cancelled") };
        var (after, limit) = (request.Cursor(), request.Limit(Standard, Most));
        return answers.AnswerAsync(request, language, async () =>
        {
            var found = (await events.ReadAsync(language, cancellationToken))
                .Where(listed => filter.Matches(listed) && string.CompareOrdinal(listed.Happening.Key, after) > 0)
                .Select(listed => listed.Happening).Take(limit + 1).ToList();
            var address = request.Site(site);
            var next = found.Count > limit ? RequestReading.ToCursor(found[limit - 1].Key) : null;
            var subscription = Links.Calendar(address, language) + QueryString.Create(Given(request));
            return Answer.Json(
                new EventListResource(
                    [.. found.Take(limit).Select(happening => new EventResource(happening, address, language))],
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
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = RequestReading.Language(lang);
        var filter = Filter(request, EventPrecision.Day) with { WithCancelled = true, Confidence = CalendarWriter.LeastConfidence };
        return answers.AnswerAsync(request, language, async () =>
        {
            var shown = (await events.ReadAsync(language, cancellationToken)).Where(filter.Matches).ToList();
            var address = request.Site(site);
            var subscription = new Subscription(Name(request, language), $"{address}{request.Path}{QueryString.Create(Given(request))}", $"{address}/?lang={language}");
            return new Answer(calendar.Write(shown, language, happening => Links.Page(address, happening.Article, language), subscription), ContentType, language: language);
        }, cancellationToken);
    });

    /// <summary>One event as a file; one that was called off says so.</summary>
    [Function("EventOne")]
    [Operation("One event as a calendar file.", ContentType = "text/calendar", Parameters = ["lang"], Problems = [400, 404])]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/events/{id}.ics")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var asked = request.Language(site);
        return answers.AnswerFromAllAsync(request, asked, async () =>
        {
            var (found, language) = await FindAsync(id, asked, cancellationToken);
            var page = Links.Page(request.Site(site), found.Happening.Article, language);
            return new Answer(calendar.Write([found], language, _ => page), ContentType, found.Happening.Changed, language);
        }, cancellationToken, CachePolicy.AskEachTime);
    });

    /// <summary>The event in the language asked for; where it is not announced in that, in the first of the site's in which it is.</summary>
    private async Task<(ListedEvent Found, string Language)> FindAsync(string id, string asked, CancellationToken cancellationToken)
    {
        foreach (var language in site.Languages.Prepend(asked))
        {
            if ((await events.ReadAsync(language, cancellationToken)).FirstOrDefault(listed => listed.Happening.Id == id) is { } found)
            {
                return (found, language);
            }
        }

        throw Missing(id);
    }

    private static ProblemException Missing(string id) => ProblemException.NotFound(
        $"There is no event '{id}', or none any more: what is called off is kept for {EventHistory.ShownCancelled.TotalDays:0} days. /api/events lists the events and their addresses.");

    private EventFilter Filter(HttpRequest request, EventPrecision? precision)
    {
        var filter = new EventFilter
        {
            From = Day(request, "from"),
            To = Day(request, "to"),
            Tag = request.Text("tag"),
            Organisation = request.Text("org"),
            Place = request.Text("place"),
            Kind = request.Choice<EditionKind>("kind"),
            Online = request.Text("online") is null ? null : request.Flag("online"),
            Precision = request.Text("precision")?.ToLowerInvariant() switch
            {
                null => precision,
                "all" => null,
                "day" => EventPrecision.Day,
                "month" => EventPrecision.Month,
                _ => throw ProblemException.BadRequest("'precision' is one of day, month, all."),
            },
        };
        return filter.To < filter.From ? throw ProblemException.BadRequest("'to' is before 'from'.") : filter;
    }

    /// <summary>A day, or today (UTC): a calendar that begins with today goes with the time.</summary>
    private DateOnly? Day(HttpRequest request, string name) =>
        request.Text(name) == "today" ? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) : request.Day(name);

    private static IEnumerable<KeyValuePair<string, string?>> Given(HttpRequest request) =>
        from name in Filters
        where request.Text(name) is not null
        select KeyValuePair.Create(name, request.Text(name));

    private string Name(HttpRequest request, string language)
    {
        var filters = string.Join(", ", Given(request).Select(filter => filter.Value));
        return filters.Length == 0 ? $"{site.Title} ({language})" : $"{site.Title} ({language}): {filters}";
    }
}
