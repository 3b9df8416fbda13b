using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Http.Problems;

namespace Newsroom.Http.Events;

/// <summary>The parameters of lists of events and of calendars.</summary>
internal static class EventParameters
{
    /// <summary>The parameters that filter lists and calendars alike.</summary>
    private static readonly string[] Filters = ["from", "to", "tag", "org", "place", "kind", "online", "precision"];

    /// <param name="request">The request.</param>
    /// <param name="defaultPrecision">If the request names no precision.</param>
    /// <param name="today">What <c>today</c> stands for.</param>
    public static EventFilter EventFilter(this HttpRequest request, EventPrecision? defaultPrecision, DateOnly today)
    {
        var filter = new EventFilter
        {
            From = request.DayOrToday("from", today),
            To = request.DayOrToday("to", today),
            Tag = request.Text("tag"),
            Organisation = request.Text("org"),
            Place = request.Text("place"),
            Kind = request.Choice<EditionKind>("kind"),
            Online = request.Text("online") is null ? null : request.Flag("online"),
            Precision = request.Text("precision")?.ToLowerInvariant() switch
            {
                null => defaultPrecision,
                "all" => null,
                "day" => EventPrecision.Day,
                "month" => EventPrecision.Month,
                _ => throw ProblemException.BadRequest("'precision' is one of day, month, all."),
            },
        };
        return filter.To < filter.From ? throw ProblemException.BadRequest("'to' is before 'from'.") : filter;
    }

    /// <summary>The filters of the request, as it has them.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> GivenFilters(this HttpRequest request) =>
        from name in Filters
        where request.Text(name) is not null
        select KeyValuePair.Create(name, request.Text(name));

    /// <summary>Whether the same request has other events tomorrow.</summary>
    public static bool ChangesWithTheDay(this HttpRequest request) => request.Text("from") == "today" || request.Text("to") == "today";

    /// <summary>A calendar from <c>today</c> moves with the time.</summary>
    private static DateOnly? DayOrToday(this HttpRequest request, string name, DateOnly today) =>
        request.Text(name) == "today" ? today : request.Day(name);
}
