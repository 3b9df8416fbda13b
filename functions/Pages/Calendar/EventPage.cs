using System.Globalization;
using Microsoft.AspNetCore.Http;
using Newsroom.Content;
using Newsroom.Http;
using Newsroom.Http.Problems;

namespace Newsroom.Pages.Calendar;

/// <summary>The events of a page: those of a month, or the next ones.</summary>
public sealed class EventPage
{
    /// <summary>Events in a list. A page with more would be heavy.</summary>
    public const int Size = 50;

    private const int MaxNumber = 1_000;
    private const string Parameter = "page";

    private readonly IReadOnlyList<Event> _all;
    private readonly SortedDictionary<EventMonth, int> _months;

    private EventPage(
        EventSelection selection, EventMonth? month, int number, DateOnly today, List<Event> all, SortedDictionary<EventMonth, int> months)
    {
        (Selection, Month, Number, Today, _all, _months) = (selection, month, number, today, all, months);
        Listed = [.. all.Skip((number - 1) * Size).Take(Size)];
    }

    public EventSelection Selection { get; }

    /// <summary>Null for the next events.</summary>
    public EventMonth? Month { get; }

    /// <summary>The number of this page of the list, from 1.</summary>
    public int Number { get; }

    public DateOnly Today { get; }

    /// <summary>The events in the list.</summary>
    public IReadOnlyList<Event> Listed { get; }

    public int Count => Math.Max(1, (_all.Count + Size - 1) / Size);

    /// <summary>The months that have events of the selection, and how many; the latest first.</summary>
    public IEnumerable<(EventMonth Month, int Count)> Months => _months.Reverse().Select(month => (month.Key, month.Value));

    /// <summary>Where to go back from a month: the month before it, or the last one with events. Null if nothing is earlier.</summary>
    public EventMonth? Previous =>
        Month is null || Month <= Earliest ? null : Month <= Latest ? Month.Previous : Latest;

    /// <summary>Where to go on from a month: the month after it, or the first one with events. Null if nothing is later.</summary>
    public EventMonth? Next =>
        Month is null || Month >= Latest ? null : Month >= Earliest ? Month.Next : Earliest;

    /// <summary>Whether the way from month to month leads here. Nobody, and no crawler, walks through empty centuries.</summary>
    public bool IsReachable => Month is null || (Month >= Earliest && Month <= Latest);

    /// <summary>For an empty month: the first event after it.</summary>
    public Event? NextEvent { get; private init; }

    /// <summary>For an empty month: the last event before it.</summary>
    public Event? LastEvent { get; private init; }

    private EventMonth Current => EventMonth.Of(Today.ToDateTime(TimeOnly.MinValue));

    private EventMonth Earliest => _months.Keys.Append(Current).Min()!;

    private EventMonth Latest => _months.Keys.Append(Current).Max()!;

    /// <summary>The events of a day of the month. Those of which the month alone is known have no day.</summary>
    public IEnumerable<Event> On(DateOnly day) =>
        _all.Where(item => item.Precision == EventPrecision.Day && EventDays.IsOn(item, day));

    /// <summary>The page of the list that has an event.</summary>
    public int NumberOf(Event item)
    {
        for (var i = 0; i < _all.Count; i++)
        {
            if (_all[i] == item)
            {
                return i / Size + 1;
            }
        }

        return 1;
    }

    /// <param name="events">All events of a language by their start.</param>
    /// <param name="selection">Which of them.</param>
    /// <param name="month">Null for the next events.</param>
    /// <param name="number">The number of the page, from 1.</param>
    /// <param name="today">The first day of the next events.</param>
    /// <returns>Null if there is no such page.</returns>
    public static EventPage? Of(
        IReadOnlyCollection<ListedEvent> events, EventSelection selection, EventMonth? month, int number, DateOnly today)
    {
        var selected = events.Where(selection.Filter.Matches).ToList();
        var filter = selection.Filter with { From = month?.First ?? today, To = month?.Last };
        var all = selected.Where(filter.Matches).Select(listed => listed.Event).ToList();
        var months = new SortedDictionary<EventMonth, int>();
        foreach (var taken in selected.SelectMany(listed => EventDays.Months(listed.Event)))
        {
            months[taken] = months.GetValueOrDefault(taken) + 1;
        }

        var limit = (month?.First ?? today).ToDateTime(TimeOnly.MinValue);
        var announced = selected.Select(listed => listed.Event).Where(item => item.Status != EventStatus.Cancelled).ToList();
        return number > 1 && (number - 1) * Size >= all.Count ? null : new(selection, month, number, today, all, months)
        {
            NextEvent = all.Count > 0 ? null : announced.Find(item => item.Start >= limit),
            LastEvent = all.Count > 0 ? null : announced.FindLast(item => item.Start < limit),
        };
    }

    /// <summary>The address of a page of a list; the first has no number, so that it has one address.</summary>
    public static string Address(string language, EventMonth? month, EventSelection selection, int number = 1)
    {
        var list = Links.EventsPage("", language) + (month is null ? "" : $"/{month}") + selection.Query;
        return number == 1 ? list
            : string.Create(CultureInfo.InvariantCulture, $"{list}{(selection.IsEmpty ? '?' : '&')}{Parameter}={number}");
    }

    public static int NumberOf(HttpRequest request) => request.Text(Parameter) is not { } text ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxNumber ? number
        : throw ProblemException.NotFound($"'{Parameter}' is a number from 1 to {MaxNumber}.");
}
