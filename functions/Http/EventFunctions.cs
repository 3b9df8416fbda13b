using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Events;
using Newsroom.Feeds;

namespace Newsroom.Http;

/// <summary><c>/api/events</c> and <c>/api/calendar</c>: what the articles announce.</summary>
public sealed class EventFunctions(EventStore events, CalendarWriter calendar, AnswerCache answers, SiteOptions site)
{
    private const int Most = 1_000;

    [Function("EventList")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/events")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = request.Language(site);
        var (from, to, limit) = (request.Day("from"), request.Day("to"), request.Limit(standard: 200, most: Most));
        if (to < from)
        {
            throw ProblemException.BadRequest("'to' is before 'from'.");
        }

        return answers.AnswerAsync(request, language, async () =>
        {
            var found = await events.ReadAsync(language, from, to, cancellationToken).Take(limit).ToListAsync(cancellationToken);
            var address = request.Site(site);
            return Answer.Json(
                new ListResource<EventResource>([.. found.Select(happening => new EventResource(happening, address, language))]),
                ApiJson.Readable.ListResourceEventResource,
                language);
        }, cancellationToken);
    });

    [Function("EventCalendar")]
    public Task<IResult> CalendarAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/calendar/{lang}.ics")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        var language = RequestReading.Language(lang);
        return answers.AnswerAsync(request, language, async () =>
        {
            var all = await events.ReadAsync(language, from: null, to: null, cancellationToken).ToListAsync(cancellationToken);
            var address = request.Site(site);
            var text = calendar.Write(all, language, happening => happening.Url ?? Links.Page(address, happening.Article, language));
            return new Answer(text, "text/calendar; charset=utf-8", language: language);
        }, cancellationToken);
    });
}
