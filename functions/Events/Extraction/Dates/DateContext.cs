using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>
/// Reads incomplete dates that an earlier date completes: "samedi 5" under the heading "Décembre 2026", "Sunday the 29th" after "Saturday
/// 28 November", "the next day", and "next Thursday" after the day of publication. If a weekday is stated, it must be the weekday of
/// that date.
/// </summary>
internal sealed partial class DateContext(YearResolver years, DateOnly? published)
{
    private const int MaxSentencesBetween = 6;
    private const int MaxDaysBetween = 31;
    private const int MaxLettersBesideMonth = 3;

    private const string Day = "(?<day>0?[1-9]|[12][0-9]|3[01])";
    private const string NotAnHour = @"(?![0-9\p{L}]| ?(?:h|hs|hrs|heures?|horas?)(?!\p{L})|[:.][0-9]| ?[ap]\.?m(?!\p{L})| ?[%€])";
    private const string Weekday = @"(?<weekday>" + MonthNames.Weekday + @")\.?,? (?:the |dia |día |le |el )?";

    // Few sentences have one of these words, and the pattern takes much longer.
    private static readonly SearchValues<string> WordsOfNextDay = SearchValues.Create(
        ["lendemain", "next day", "following day", "siguiente", "seguinte", "التالي"], StringComparison.OrdinalIgnoreCase);

    private (int Year, int Month)? _heading;
    private (DateOnly Day, int Sentence)? _last;

    /// <summary>
    /// Whether a sentence has a date of its own: a stated one, also one whose day and month could be exchanged, or one that an earlier date
    /// completes. What it says does not concern the date before it.
    /// </summary>
    public static bool HasDate(string plain) =>
        DateFinder.Find(plain, "fr").Count > 0 || MatchNextDay(plain).Success || MatchWeekdayAndDay(plain).Success;

    /// <summary>
    /// The dates of a sentence: the stated ones, or an incomplete date if none is stated. Updates the context for the sentences that
    /// follow, so sentences must be passed in their order.
    /// </summary>
    /// <param name="number">The index of the sentence.</param>
    /// <param name="stated">The complete dates of the sentence.</param>
    public List<DatePhrase> Complete(Sentence sentence, int number, List<DatePhrase> stated)
    {
        var phrases = stated.Count == 0 ? Find(sentence, number) : DaysOfHeading(sentence, stated) is { } listed ? [listed] : stated;
        if (MonthOf(sentence, stated) is { } month)
        {
            _heading = month;
        }
        else if (sentence.Kind == SentenceKind.Heading && phrases.Count == 0)
        {
            _heading = null;
        }

        if (phrases.Count > 0 && phrases[^1].Spans is [.., { Precision: EventPrecision.Day } span]
            && years.Resolve(span, isFuture: null) is { } day)
        {
            _last = (day.Last, number);
        }

        return phrases;
    }

    private List<DatePhrase> Find(Sentence sentence, int number)
    {
        var plain = sentence.Plain;
        var found = _heading is { } month && sentence.Kind != SentenceKind.Prose ? UnderHeading(plain, month) : null;
        if (found is null && _last is { } last && number - last.Sentence <= MaxSentencesBetween)
        {
            found = OnNextDay(plain, last.Day) ?? OnLaterWeekday(plain, last.Day);
        }

        found ??= NextWeekday.Find(plain, published);
        return found is null ? [] : [found];
    }

    private static (int Year, int Month)? MonthOf(Sentence sentence, List<DatePhrase> phrases) =>
        sentence.Kind == SentenceKind.Heading
        && phrases is [{ Spans: [{ Precision: EventPrecision.Month, First: { Year: { } year } first }] } phrase]
        && (sentence.Plain[..phrase.Lead] + sentence.Plain[phrase.End..]).Count(char.IsLetter) <= MaxLettersBesideMonth
            ? (year, first.Month)
            : null;

    private static DatePhrase? UnderHeading(string plain, (int Year, int Month) month)
    {
        if (DayAtStart().Match(plain) is { Success: true } day)
        {
            var date = new PartialDate(month.Year, month.Month, Number(day, "day"));
            return Agrees(date, day) ? Phrase(day, date, date) : null;
        }

        var range = DaysAtStart().Match(plain);
        if (!range.Success)
        {
            return DayList.Find(plain, month.Year, month.Month);
        }

        var (first, last) = (
            new PartialDate(month.Year, month.Month, Number(range, "day")),
            new PartialDate(month.Year, month.Month, Number(range, "last")));
        return first.In(month.Year) < last.In(month.Year) ? Phrase(range, first, last) : null;
    }

    /// <summary>The days that a heading lists behind its month: "March 2027: 3, 10 and 17".</summary>
    private static DatePhrase? DaysOfHeading(Sentence sentence, List<DatePhrase> stated) =>
        sentence.Kind == SentenceKind.Heading
        && stated is [{ Spans: [{ Precision: EventPrecision.Month, First: { Year: { } year } first }] } phrase]
        && phrase.Lead == 0
        && DayList.FindAfterMonth(sentence.Plain, phrase.End, year, first.Month) is { } days
            ? days
            : null;

    private static DatePhrase? OnNextDay(string plain, DateOnly last)
    {
        var match = MatchNextDay(plain);
        return match.Success ? Phrase(match, Of(last.AddDays(1)), Of(last.AddDays(1))) : null;
    }

    private static DatePhrase? OnLaterWeekday(string plain, DateOnly last)
    {
        var match = MatchWeekdayAndDay(plain);
        if (!match.Success)
        {
            return null;
        }

        var day = Enumerable
            .Range(1, MaxDaysBetween)
            .Select(last.AddDays)
            .Where(day => day.Day == Number(match, "day"))
            .Select(Of)
            .FirstOrDefault(date => Agrees(date, match));
        return day is null ? null : Phrase(match, day, day);
    }

    private static Match MatchNextDay(string plain) =>
        plain.AsSpan().ContainsAny(WordsOfNextDay) ? NextDay().Match(plain) : Match.Empty;

    private static Match MatchWeekdayAndDay(string plain) =>
        plain.AsSpan().ContainsAnyInRange('0', '9') ? WeekdayAndDay().Match(plain) : Match.Empty;

    private static bool Agrees(PartialDate date, Match match) =>
        date.In(date.Year!.Value)?.DayOfWeek == MonthNames.Day(match.Groups["weekday"].Value);

    private static DatePhrase Phrase(Match match, PartialDate first, PartialDate last)
    {
        var weekday = match.Groups["weekday"] is { Success: true } name ? MonthNames.Day(name.Value) : null;
        return new DatePhrase(
            match.Index,
            match.Index,
            match.Index + match.Length,
            [new DateSpan(first, last, EventPrecision.Day, weekday)]);
    }

    private static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:le |on |el |no |na |em |يوم )?" + Weekday + Day + "(?:er|st|nd|rd|th|º)?" + NotAnHour + @"(?= ?[,:–(|\-]| |$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex DayAtStart();

    [GeneratedRegex(
        @"^(?:du |from |del |de |dal |من )?"
            + Day
            + "(?: (?:au|to|al|a|à|e|et|and|y|إلى) | ?[–-] ?)(?<last>0?[1-9]|[12][0-9]|3[01])"
            + NotAnHour
            + @"(?= ?[,:–(|]|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex DaysAtStart();

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:le|on|el|no|na) )?"
            + Weekday
            + Day
            + "(?:er|st|nd|rd|th|º)?"
            + NotAnHour
            + @"(?=[,.;:)]|$| (?:à|at|das|às|from|a las|no|na|en|in|dans) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex WeekdayAndDay();

    [GeneratedRegex(
        @"(?<!\p{L})(?:le lendemain|(?:on )?the (?:next|following) day|al día siguiente|(?:no )?dia seguinte|و?في اليوم التالي)"
            + @"(?=[.,;:]|$| (?!d[ueao]s? |d'|al? (?!las? [0-9])|of ))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex NextDay();
}
