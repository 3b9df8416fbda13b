using Newsroom.Content;
using Newsroom.Events.Extraction.Dates;
using Newsroom.Events.Extraction.Places;
using Newsroom.Events.Extraction.Titles;
using NodaTime;

namespace Newsroom.Events.Extraction;

/// <summary>An event that one sentence mentions, before mentions of the same event are merged.</summary>
internal sealed record Candidate(DatedSpan Span, TimePhrase? Time, EventTitle Title, Setting Setting, double Confidence, Sentence Sentence)
{
    // With several days, times of day are opening hours, and not the start and end of the event.
    private bool HasTime => Time is not null && Span.Precision == EventPrecision.Day && Span.First == Span.Last;

    /// <summary>The candidate as an event.</summary>
    /// <param name="article">The id of the article.</param>
    public Event ToEvent(string article)
    {
        var start = Span.First.ToDateTime(HasTime ? Time!.From : TimeOnly.MinValue);
        var end = HasTime ? (Time!.To is { } to ? Span.First.ToDateTime(to) : start.AddHours(1))
            : Span.Precision == EventPrecision.Month ? start.AddMonths(1)
            : Span.Last.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var zone = HasTime && Setting.Zone is { } known ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(known) : null;
        return new Event
        {
            Id = Digest.Of($"{article}\n{start:s}\n{Title.Text}")[..13],
            Article = article,
            Title = Title.Text,
            Start = ClockChange.Resolve(start, zone),
            End = ClockChange.Resolve(end, zone),
            AllDay = !HasTime,
            Precision = Span.Precision,
            Zone = HasTime ? Setting.Zone : null,
            Place = Setting.Place,
            Venue = Setting.Venue ?? Setting.Room,
            Online = Setting.Online,
            Languages = Setting.Languages,
            Confidence = Confidence,
            Sentence = Sentence.Text,
        };
    }
}
