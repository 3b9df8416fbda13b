using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>The source of the year of a date, from the most to the least certain.</summary>
internal enum YearSource
{
    Stated,

    /// <summary>The year in which the stated weekday fits.</summary>
    Weekday,

    /// <summary>The year of the publication, or of another date in the article.</summary>
    Context,
}

/// <summary>A span of days whose year is known.</summary>
/// <param name="Source">How the year is known.</param>
/// <param name="Contradicted">Whether the text names another weekday than that of the first day.</param>
internal sealed record DatedSpan(DateOnly First, DateOnly Last, EventPrecision Precision, YearSource Source, bool Contradicted);

/// <summary>
/// Supplies the year of a date that states none. With a weekday: a year of another date in the article, or near the
/// publication, in which the weekday fits. Without a weekday: the year in which the date is nearest to the publication, or the
/// only year among the article's dates.
/// </summary>
internal sealed partial class YearResolver
{
    private const int MaxYears = 50;

    private readonly List<int> _dated;
    private readonly List<int> _mentioned;
    private readonly DateOnly? _published;
    private readonly bool _inferred;

    public YearResolver(ExtractionInput input, IEnumerable<DatePhrase> phrases, IEnumerable<Sentence> sentences)
    {
        (_published, _inferred) = (
            input.Published ?? input.Dateline?.Date,
            input.Published is null ? input.Dateline is null : input.PublishedInferred);
        _dated =
        [
            .. phrases
                .SelectMany(phrase => phrase.Spans)
                .SelectMany(span => new[] { span.First.Year, span.Last.Year })
                .OfType<int>()
                .Distinct()
                .Take(MaxYears),
        ];
        _mentioned =
        [
            .. sentences
                .SelectMany(sentence =>
                    YearAlone().Matches(sentence.Plain).Select(year => int.Parse(year.ValueSpan, CultureInfo.InvariantCulture)))
                .Distinct()
                .Take(MaxYears),
        ];
    }

    /// <summary>The span with its year; null if the year can't be determined, or the day does not exist in it.</summary>
    /// <param name="isFuture">Whether the verbs of the sentence are in the future (true) or in the past (false);
    /// null if that is not known.</param>
    public DatedSpan? Resolve(DateSpan span, bool? isFuture)
    {
        var source =
            span.Last.Year is not null ? YearSource.Stated
            : span.Weekday is not null ? YearSource.Weekday
            : YearSource.Context;
        var year = span.Last.Year
            ?? (span.Weekday is { } weekday ? WithWeekday(span.First, weekday, isFuture) : Nearest(span.First, isFuture));
        if (year is not { } lastYear)
        {
            return null;
        }

        // If the last day has no year, the year was determined for the first day.
        var firstYear = span.First.Year ?? lastYear;
        var first = span.First.In(firstYear);
        var last = span.Last.In(
            span.Last.Year is null && (span.Last.Month, span.Last.Day).CompareTo((span.First.Month, span.First.Day)) < 0
                ? firstYear + 1
                : lastYear);
        return first is null || last is null || last < first
            ? null
            : new DatedSpan(first.Value, last.Value, span.Precision, source, span.Weekday is { } named && first.Value.DayOfWeek != named);
    }

    /// <summary>The number of full years between a span and the publication; null if the day of publication is only inferred.</summary>
    public int? Age(DatedSpan span) =>
        _published is { } published && !_inferred ? Math.Abs(published.DayNumber - span.First.DayNumber) / 366 : null;

    private int? WithWeekday(PartialDate day, DayOfWeek weekday, bool? isFuture)
    {
        bool Fits(int year) => day.In(year)?.DayOfWeek == weekday;
        var known = _dated.Concat(_mentioned).Where(Fits).ToList();
        return _published is not { } published ? known.Select(year => (int?)year).FirstOrDefault()
            : _inferred && known.Count > 0 ? known[0]
            : ByDistance(day, Around(published).Where(Fits), isFuture);
    }

    private int? Nearest(PartialDate day, bool? isFuture) =>
        _published is { } published && !_inferred ? ByDistance(day, Enumerable.Range(published.Year - 1, 3), isFuture)
        : _dated.Count == 1 ? _dated[0]
        : null;

    // A date has the same weekday again after 5, 6 or 11 years, so one of these years fits (29 February excepted).
    private static IEnumerable<int> Around(DateOnly published) => Enumerable.Range(published.Year - 6, 13);

    private int? ByDistance(PartialDate day, IEnumerable<int> years, bool? isFuture) =>
        years.Select(year => (Year: year, Day: day.In(year)))
            .Where(candidate => candidate.Day is not null)
            .OrderBy(candidate =>
                !_inferred && isFuture is { } future && candidate.Day != _published && candidate.Day > _published != future ? 1 : 0)
            .ThenBy(candidate => Math.Abs(candidate.Day!.Value.DayNumber - _published!.Value.DayNumber))
            .Select(candidate => (int?)candidate.Year)
            .FirstOrDefault();

    [GeneratedRegex(
        "(?<![0-9.,])(?:19[5-9]|20[0-9]|21[0-9])[0-9](?![0-9]|[.,][0-9])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex YearAlone();
}
