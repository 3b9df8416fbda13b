using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Caching;
using Newsroom.Http.Events;
using Newsroom.Http.Problems;

namespace Newsroom.Pages.Calendar;

/// <summary><c>/{lang}/events</c>: the next events; <c>/{lang}/events/2026-09</c>: those of a month.</summary>
public sealed class EventPageFunctions(EventList events, SitePages pages, ResponseCache responses, TimeProvider clock)
{
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [Function("WebEvents")]
    public Task<IResult> NextAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/events")] HttpRequest request,
        string lang,
        CancellationToken cancellationToken) =>
        pages.RespondAsync(request, lang, context => RespondAsync(request, context, month: null, cancellationToken));

    [Function("WebEventsMonth")]
    public Task<IResult> MonthAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{lang:length(2,3)}/events/{month}")] HttpRequest request,
        string lang,
        string month,
        CancellationToken cancellationToken) => pages.RespondAsync(request, lang, context => RespondAsync(
            request,
            context,
            EventMonth.Parse(month) ?? throw ProblemException.NotFound($"'{month}' is not a month such as 2026-09."),
            cancellationToken));

    private Task<IResult> RespondAsync(
        HttpRequest request, PageContext context, EventMonth? month, CancellationToken cancellationToken)
    {
        var selection = EventSelection.Of(request);
        var page = EventPage.NumberOf(request);
        return responses.RespondAsync(
            request,
            context.Language,
            async () =>
            {
                var all = (await events.ReadAsync(context.Language, cancellationToken)).ToList();
                var shown = EventPage.Of(all, selection, month, page, Today)
                    ?? throw ProblemException.NotFound($"There is no page {page} of these events.");
                return await pages.RenderAsync<EventsPage>(
                    context,
                    context.Language,
                    (nameof(EventsPage.Shown), shown),
                    (nameof(EventsPage.Choices), EventChoices.Of(all, selection, context.Culture)));
            },
            cancellationToken,
            CachePolicy.Revalidate);
    }
}
