using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>A day, or the first of a month, whose year the text may not say here.</summary>
internal sealed record PartialDate(int? Year, int Month, int Day = 1)
{
    public DateOnly? In(int year) =>
        year is >= 1900 and < 2200 && Day >= 1 && Day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, Day) : null;
}

/// <summary>A day, a run of days or a month.</summary>
/// <param name="Weekday">Of the first day, where the text names it.</param>
internal sealed record DateSpan(PartialDate First, PartialDate Last, EventPrecision Precision, DayOfWeek? Weekday = null);

/// <summary>The words in which a sentence states one or more dates.</summary>
/// <param name="Lead">Where its articles and prepositions begin.</param>
/// <param name="IsPeriod">A stretch of months: never an event.</param>
internal sealed record DatePhrase(int Lead, int Start, int End, IReadOnlyList<DateSpan> Spans, bool IsPeriod = false);
