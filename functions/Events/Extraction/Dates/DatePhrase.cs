using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>A day, or a month, perhaps without a year.</summary>
/// <param name="Year">The year; null if the text does not state it with the date.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">The day of the month; 1 if only the month is stated.</param>
internal sealed record PartialDate(int? Year, int Month, int Day = 1)
{
    /// <summary>The date in a year; null if it does not exist in it, or the year is not between 1900 and 2199.</summary>
    public DateOnly? In(int year) =>
        year is >= 1900 and < 2200 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
}

/// <summary>A day, a run of days, or a month.</summary>
/// <param name="Precision">Whether days or only months are stated.</param>
/// <param name="Weekday">The weekday of the first day, if the text names it.</param>
internal sealed record DateSpan(PartialDate First, PartialDate Last, EventPrecision Precision, DayOfWeek? Weekday = null);

/// <summary>The words with which a sentence states one or more dates.</summary>
/// <param name="Lead">First character of the phrase, with the articles, prepositions and weekday before the date.</param>
/// <param name="Start">First character of the date.</param>
/// <param name="End">End of the date, exclusive.</param>
/// <param name="Spans">The dates; empty for a period.</param>
/// <param name="IsPeriod">Whether the phrase is a period of several months, which is never the date of an event.</param>
internal sealed record DatePhrase(int Lead, int Start, int End, IReadOnlyList<DateSpan> Spans, bool IsPeriod = false);
