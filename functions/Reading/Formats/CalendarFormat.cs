using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading.Formats.Calendars;

namespace Newsroom.Reading.Formats;

/// <summary>iCalendar (RFC 5545): its events are the article's, their descriptions its text.</summary>
public sealed class CalendarFormat(HtmlCleaner html, TimeProvider clock) : IFormat
{
    /// <summary>Days after which a calendar with recurring events is read again, as the window that is shown moves on.</summary>
    private const int DaysBetween = 7;

    public IReadOnlyList<string> Extensions => ["ics"];

    public Page Read(ReadOnlyMemory<byte> content, ICollection<string> warnings, ReadingBudget? budget = null)
    {
        var source = CalendarSource.Read(CalendarLines.Unfold(content, warnings), warnings);
        var entries = CalendarEntries.Of(source, warnings);
        if (entries.Count == 0)
        {
            throw new UnreadableException("The calendar has no events that could be shown.");
        }

        var name = source.Name ?? Title(entries);
        var cut = new List<string>();
        var now = clock.GetUtcNow();
        var events = Occurrences.Of(entries, source, now, warnings);
        return new Page
        {
            Body = html.Parse(new CalendarText(html, name, cut).Write(source, entries)),
            Cut = cut,
            ReadAgain = events.GoesOn ? now.AddDays(DaysBetween) : null,
            Markup = MarkupLevel.Fields,
            Headline = name,
            Stated = new Stated
            {
                Title = name,
                Summary = source.Description,
                Language = Language(entries),
                Tags = [.. entries.SelectMany(entry => entry.Categories).Distinct(StringComparer.OrdinalIgnoreCase)],
                Events = events.Shown,
            },
            Metadata = new Stated { Date = entries.Max(entry => entry.Written) },
        };
    }

    // A calendar without a name has those of its events.
    private static string? Title(IReadOnlyList<CalendarEntry> entries)
    {
        const int max = 3;
        var titles = entries.Where(entry => !entry.IsCancelled).Select(entry => entry.Title).OfType<string>().Distinct().ToList();
        return titles.Count == 0 ? null : string.Join(", ", titles.Take(max)) + (titles.Count > max ? "…" : "");
    }

    // Null where the texts are in several languages.
    private static string? Language(IReadOnlyList<CalendarEntry> entries) =>
        entries.Select(entry => entry.Language).Distinct().ToList() is [{ } language] ? language : null;
}
