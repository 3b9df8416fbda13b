using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>How the year of a date is known.</summary>
internal enum YearSource
{
    Stated,
    Weekday,
    Context,
}

/// <summary>A span whose year is known.</summary>
/// <param name="Contradicted">Whether the weekday that the text names is another.</param>
internal sealed record DatedSpan(DateOnly First, DateOnly Last, EventPrecision Precision, YearSource Source, bool Contradicted);

/// <summary>
/// Supplies missing years: the year of another date in the article, or of the publication, in which the weekday fits;
/// without a weekday the year in which the date comes nearest to the publication, or the only year that the article's dates have.
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

    /// <summary>Null where no year is known, or the day does not exist in it.</summary>
    /// <param name="isFuture">Whether the sentence tells of the future, or of the past; null where it does not show.</param>
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

        // Without a year of its own the first day supplied the year.
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

    /// <summary>How many years lie between it and the publication; null where the day of publication is a guess.</summary>
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

    // A weekday fits again after at most eleven years, mostly after five or six.
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
