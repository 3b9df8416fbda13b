using Newsroom.Content;

namespace Newsroom.Pages.Calendar;

/// <summary>The days on which an event takes place, in its own zone.</summary>
internal static class EventDays
{
    public static DateOnly First(Event item) => DateOnly.FromDateTime(item.Start);

    /// <summary>The end is exclusive: an event until midnight does not take place on the day that begins then.</summary>
    public static DateOnly Last(Event item) =>
        DateOnly.FromDateTime(item.End > item.Start ? item.End.AddTicks(-1) : item.Start);

    public static bool IsOn(Event item, DateOnly day) => First(item) <= day && day <= Last(item);

    /// <summary>The months in which it takes place: at most the first twelve.</summary>
    public static IEnumerable<EventMonth> Months(Event item)
    {
        const int Max = 12;
        var last = EventMonth.Of(Last(item).ToDateTime(TimeOnly.MinValue));
        var month = EventMonth.Of(item.Start);
        for (var i = 0; i < Max && month <= last && month.First.Year <= EventMonth.MaxYear; i++)
        {
            yield return month;
            month = month.Next;
        }
    }
}
