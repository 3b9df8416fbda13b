using System.Globalization;
using Newsroom.Content;

namespace Newsroom.Pages.Calendar;

/// <summary>A value to choose events by.</summary>
/// <param name="Name">The full name, if the value is an acronym.</param>
public sealed record EventChoice(string Value, string? Name = null);

/// <summary>The most frequent places, organisations and topics of events, in the order of the alphabet.</summary>
public sealed record EventChoices(
    IReadOnlyList<EventChoice> Places, IReadOnlyList<EventChoice> Organisations, IReadOnlyList<EventChoice> Topics)
{
    private const int Max = 60;

    /// <param name="events">All events of a language.</param>
    /// <param name="selection">What is chosen already: it is always among the choices.</param>
    /// <param name="culture">Whose alphabet.</param>
    public static EventChoices Of(IReadOnlyCollection<ListedEvent> events, EventSelection selection, CultureInfo culture)
    {
        return new(
            Top(events.Select(listed => listed.Event.Place).OfType<string>().Select(place => new EventChoice(place)), selection.Place),
            Top(
                events.SelectMany(listed => listed.Edition.Names).Select(name =>
                    name.Acronym is { Length: > 0 } acronym ? new EventChoice(acronym, name.Full) : new EventChoice(name.Full)),
                selection.Organisation),
            Top(events.SelectMany(listed => listed.Edition.Tags).Select(tag => new EventChoice(tag)), selection.Topic));

        IReadOnlyList<EventChoice> Top(IEnumerable<EventChoice> values, string? chosen)
        {
            var top = values
                .GroupBy(choice => choice.Value, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(group => group.Count())
                .Take(Max)
                .Select(group => group.First())
                .ToList();
            if (chosen is not null && !top.Exists(choice => string.Equals(choice.Value, chosen, StringComparison.OrdinalIgnoreCase)))
            {
                top.Add(new(chosen));
            }

            return [.. top.OrderBy(choice => choice.Value, StringComparer.Create(culture, ignoreCase: true))];
        }
    }
}
