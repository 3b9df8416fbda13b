using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>Finds the dates that a sentence states, with the month in words or in digits.</summary>
internal static partial class DateFinder
{
    private const int MaxPhrases = 60;
    private const int MaxLeadLength = 28;

    private const string DayNumber = "(?:0?[1-9]|[12][0-9]|3[01])";
    private const string Ordinal = "(?:er|st|nd|rd|th|°|º)?";
    private const string Unattached = @"(?<![0-9\p{L}]|[0-9][.,:/])";
    private const string Month = @"(?:" + MonthNames.Any + @")(?!\p{L})\.?";
    private const string EnglishMonth = @"(?:" + MonthNames.English + @")(?!\p{L})\.?";
    private const string Year = "(?:19|20|21)[0-9]{2}(?![0-9])";
    private const string YearAfter = "(?:,? (?:de |del |of )?(?<y>" + Year + "))?";
    private const string Weekday = "(?:(?:" + MonthNames.Weekday + @")\.?,? )?";

    /// <summary>The dates in the order of the text. They do not overlap.</summary>
    /// <param name="plain">The sentence (<see cref="Sentence.Plain"/>).</param>
    /// <param name="language">Two-letter code. In English, the order of 3/4/2026 is not known, so the date is ignored; in other
    /// languages the day comes first.</param>
    public static List<DatePhrase> Find(string plain, string language)
    {
        var phrases = new List<DatePhrase>();
        if (!plain.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return phrases;
        }

        Collect(plain, Figures().Matches(plain), match => ReadFigures(match, language), phrases);
        CollectMonths(plain, phrases);
        phrases.Sort((one, other) => one.Start.CompareTo(other.Start));
        return phrases;
    }

    // Most sentences name no month, few name two, and the patterns around a month take much longer than to look for its name.
    private static void CollectMonths(string plain, List<DatePhrase> phrases)
    {
        var (months, isInWords) = (0, false);
        foreach (var month in AnyMonth().EnumerateMatches(plain))
        {
            months++;
            isInWords |= DayWords.EndsWithDay(plain.AsSpan(0, month.Index));
        }

        if (months > 1)
        {
            Collect(plain, AcrossMonths().Matches(plain), ReadAcrossMonths, phrases);
        }

        if (months > 0)
        {
            Collect(plain, WithinMonth().Matches(plain), match => ReadWithinMonth(match, plain), phrases);
            Collect(plain, isInWords ? InWords().Matches(plain) : [], match => ReadWithinMonth(match, plain), phrases);
            Collect(plain, MonthFirst().Matches(plain), match => ReadWithinMonth(match, plain), phrases);
            Collect(plain, Months().Matches(plain), match => ReadMonths(match, plain), phrases);
        }
    }

    private static void Collect(
        string plain, IEnumerable<Match> matches, Func<Match, IReadOnlyList<DateSpan>?> read, List<DatePhrase> phrases)
    {
        foreach (var match in matches)
        {
            var end = match.Index + match.Length;
            if (phrases.Count < MaxPhrases
                && !phrases.Exists(phrase => match.Index < phrase.End && phrase.Start < end)
                && read(match) is { } spans)
            {
                phrases.Add(Phrase(plain, match, end, spans));
            }
        }
    }

    private static DatePhrase Phrase(string plain, Match match, int end, IReadOnlyList<DateSpan> spans)
    {
        var from = Math.Max(0, match.Index - MaxLeadLength);
        var lead = LeadWords().Match(plain[from..match.Index]);
        var weekday = lead.Groups["weekday"] is { Success: true } name ? MonthNames.Day(name.Value) : null;
        if (weekday is not null && spans.Count > 0)
        {
            spans = [spans[0] with { Weekday = weekday }, .. spans.Skip(1)];
        }

        return new DatePhrase(from + lead.Index, match.Index, end, spans, IsPeriod: spans.Count == 0);
    }

    private static IReadOnlyList<DateSpan>? ReadFigures(Match match, string language)
    {
        var (year, first, second) = (Number(match, "y"), Number(match, "a"), Number(match, "b"));
        var dayFirst =
            match.Groups["iso"].Success ? false
            : first > 12 || (second <= 12 && language != "en") ? true
            : second > 12 ? false
            : (bool?)null;
        return dayFirst is null
            ? null
            : Day(
                new PartialDate(year, dayFirst.Value ? second!.Value : first!.Value, dayFirst.Value ? first!.Value : second!.Value));
    }

    private static IReadOnlyList<DateSpan>? ReadAcrossMonths(Match match)
    {
        var year = Number(match, "y");
        var (firstMonth, lastMonth) = (MonthNames.Number(match.Groups["m1"].Value), MonthNames.Number(match.Groups["m2"].Value));
        var firstYear = Number(match, "y1") ?? (firstMonth > lastMonth ? year - 1 : year);
        var first = new PartialDate(firstYear, firstMonth, Number(match, "d1")!.Value);
        var last = new PartialDate(year, lastMonth, Number(match, "d2")!.Value);
        return match.Groups["and"].Success
            ? [.. Day(first) ?? [], .. Day(last) ?? []]
            : [new DateSpan(first, last, EventPrecision.Day)];
    }

    private static IReadOnlyList<DateSpan>? ReadWithinMonth(Match match, string plain)
    {
        // "may" and "march" in lower case are verbs.
        if (match.Groups["m"].Value is "may" or "march")
        {
            return null;
        }

        var year = Number(match, "y");
        var month = MonthNames.Number(match.Groups["m"].Value);
        var days = match.Groups["d"].Captures.Select(day => DayWords.Number(day.Value)).ToList();
        var isRun =
            match.Groups["to"].Success
            || days.Zip(days.Skip(1)).All(pair => pair.Second == pair.First + 1)
            || FollowsBetween(match, plain);
        return isRun && (days.Count == 1 || days[^1] > days[0])
            ? [new DateSpan(new PartialDate(year, month, days[0]), new PartialDate(year, month, days[^1]), EventPrecision.Day)]
            : match.Groups["to"].Success ? null
            : [.. days.SelectMany(day => Day(new PartialDate(year, month, day)) ?? [])];
    }

    private static IReadOnlyList<DateSpan>? ReadMonths(Match match, string plain)
    {
        var year = Number(match, "y");
        return match.Groups["m"].Value is "may" or "march" ? null
            : match.Groups["to"].Success || FollowsBetween(match, plain) ? []
            :
            [
                .. match
                    .Groups["m"]
                    .Captures.Select(name => new PartialDate(year, MonthNames.Number(name.Value)))
                    .Select(month => new DateSpan(month, month, EventPrecision.Month)),
            ];
    }

    private static bool FollowsBetween(Match match, string plain) =>
        Between().IsMatch(plain.AsSpan(Math.Max(0, match.Index - MaxLeadLength), Math.Min(match.Index, MaxLeadLength)));

    private static IReadOnlyList<DateSpan>? Day(PartialDate day) =>
        day.Month is >= 1 and <= 12 && day.Day >= 1 ? [new DateSpan(day, day, EventPrecision.Day)] : null;

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(
        @"(?<![0-9/.\-])(?:(?<iso>)(?<y>(?:19|20|21)[0-9]{2})-(?<a>0[1-9]|1[0-2])-(?<b>0[1-9]|[12][0-9]|3[01])|(?<a>"
            + DayNumber
            + ")(?<mark>[/.])(?<b>"
            + DayNumber
            + @")\k<mark>(?<y>(?:19|20|21)[0-9]{2}))(?![0-9/\-])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"(?<!\p{L})" + Month,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex AnyMonth();

    [GeneratedRegex(
        Unattached
            + "(?:(?<d1>"
            + DayNumber
            + ")"
            + Ordinal
            + " (?:de |of |من )?(?<m1>"
            + Month
            + ")|(?<m1>"
            + EnglishMonth
            + ") (?<d1>"
            + DayNumber
            + ")"
            + Ordinal
            + ")(?:,? (?:de )?(?<y1>"
            + Year
            + "))?"
            + "(?: ?[-–] ?|,? (?:(?<and>et|and|y|e|&)|au|to|al|until|through|till|à|a|إلى|الى|حتى) )(?:le |the |el )?"
            + Weekday
            + "(?:(?<d2>"
            + DayNumber
            + ")"
            + Ordinal
            + " (?:de |of |من )?(?<m2>"
            + Month
            + ")|(?<m2>"
            + EnglishMonth
            + ") (?<d2>"
            + DayNumber
            + ")"
            + Ordinal
            + ")"
            + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex AcrossMonths();

    [GeneratedRegex(
        Unattached
            + "(?<d>"
            + DayNumber
            + ")"
            + Ordinal
            + "(?:(?:(?:, ?| و ?)(?<d>"
            + DayNumber
            + ")"
            + Ordinal
            + "){0,6},?(?:(?<to> ?[-–] ?| (?:au|to|al|through|à|a|إلى|الى|حتى) )| ?/ ?| (?:et|and|y|e|&) | و ?)(?:le |the |el )?"
            + Weekday
            + "(?<d>"
            + DayNumber
            + ")"
            + Ordinal
            + ")?"
            + ",? (?:de |of |من )?(?<m>"
            + Month
            + ")"
            + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex WithinMonth();

    [GeneratedRegex(
        Unattached + "(?<d>" + DayWords.Any + ") (?:de |of |من )?(?<m>" + Month + ")" + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex InWords();

    [GeneratedRegex(
        @"(?<!\p{L})(?<m>"
            + EnglishMonth
            + ") (?<d>"
            + DayNumber
            + ")"
            + Ordinal
            + "(?:(?:(?<to> ?[-–] ?| (?:to|through) )| (?:and|&) )(?<d>"
            + DayNumber
            + ")"
            + Ordinal
            + ")?(?![0-9:]| ?[ap]\\.?m)"
            + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        @"(?<!\p{L})(?<m>"
            + Month
            + ")(?:(?:, ?(?:en |in )?|,? (?:et|and|y|e|&) (?:en |in |à |em )?| ?/ ?|(?<to> ?[-–] ?| (?:à|to|a|au) ))(?<m>"
            + Month
            + ")){0,5},? (?:de |del |of )?(?<y>"
            + Year
            + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Months();

    [GeneratedRegex(
        @"(?:(?<!\p{L})(?:(?:le|la|les|du|de|en|on|in|from|the|el|del|los|d[íi]as?|au|courant|ce|no|na|em|do|يوم|في|من|بتاريخ|شهر)(?: |$)|(?<weekday>"
            + MonthNames.Weekday
            + @")(?:\.?,? |$)|(?:(?<=[ (])d'|l')))*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex LeadWords();

    [GeneratedRegex(
        @"(?<!\p{L})(?:between|entre|(?:ما )?بين)(?: \p{L}+){0,2} *$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Between();
}
