using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>Finds times of day: <c>de 08:30 à 09:45</c>, <c>à 14 h</c>, <c>9am–5pm</c>, <c>a las 17:00</c>.</summary>
internal static partial class TimeFinder
{
    private const int MaxTimes = 40;
    private const int MaxLeadLength = 16;

    private const string Start =
        @"(?<h1>2[0-4]|[01]?[0-9])(?:(?<u1> ?h(?:eures?|rs?|oras?)?(?!\p{L}))(?: ?(?<m1>[0-5][0-9])(?![0-9]))?|(?<u1>[:.])(?<m1>[0-5][0-9])(?![0-9]))?(?: ?(?<p1>[ap])\.? ?m(?!\p{L})\.?)?";
    private const string End =
        @"(?<h2>2[0-4]|[01]?[0-9])(?:(?<u2> ?h(?:eures?|rs?|oras?)?(?!\p{L}))(?: ?(?<m2>[0-5][0-9])(?![0-9]))?|(?<u2>[:.])(?<m2>[0-5][0-9])(?![0-9]))?(?: ?(?<p2>[ap])\.? ?m(?!\p{L})\.?)?";

    /// <summary>The times of day in the order of the text.</summary>
    /// <param name="plain">The sentence (<see cref="Sentence.Plain"/>).</param>
    /// <param name="dates">The dates of the sentence: numbers in them are not times of day.</param>
    public static List<TimePhrase> Find(string plain, IReadOnlyList<DatePhrase> dates)
    {
        var times = new List<TimePhrase>();
        Collect(Ranges().Matches(plain));
        Collect(Singles().Matches(plain));
        times.AddRange(ArabicHours.Find(plain).Take(MaxTimes));
        times.AddRange(
            Noon()
                .Matches(plain)
                .Take(MaxTimes)
                .Select(noon => new TimePhrase(noon.Index, noon.Index + noon.Length, new TimeOnly(12, 0), null)));
        times.Sort((one, other) => one.Lead.CompareTo(other.Lead));
        return times;

        void Collect(MatchCollection matches)
        {
            foreach (Match match in matches)
            {
                var end = match.Index + match.Length;
                if (times.Count < MaxTimes
                    && !times.Exists(time => match.Index < time.End && time.Lead < end)
                    && !dates.Any(date => match.Index < date.End && date.Start < end)
                    && Read(plain, match, end) is { } found)
                {
                    times.Add(found);
                }
            }
        }
    }

    private static TimePhrase? Read(string plain, Match match, int end)
    {
        var from = Math.Max(0, match.Index - MaxLeadLength);
        var lead = LeadWords().Match(plain[from..match.Index]);
        var introduced =
            lead.Success
            || match.Index == 0
            || plain[match.Index - 1] is '('
            || (match.Index > 1 && plain[match.Index - 2] is ',' or ':' or '–' or '-' or '|');
        var (first, last) = (match.Groups["u1"].Value, match.Groups["u2"].Value);
        var halves = match.Groups["p1"].Success || match.Groups["p2"].Success;
        var isFullRange = match.Groups["m1"].Success && match.Groups["m2"].Success;
        var exact = first == ":" || last == ":" || halves || isFullRange;
        if (!exact && !(introduced && (first.Length > 0 || last.Length > 0)))
        {
            return null;
        }

        var start = Clock(match, "1", null);
        var finish = match.Groups["h2"].Success ? Clock(match, "2", null) : null;
        if (start is not null && finish is not null && match.Groups["p2"].Success && !match.Groups["p1"].Success)
        {
            // am or pm is stated only once: 2–4pm, 9–5pm.
            var same = Clock(match, "1", match.Groups["p2"].Value);
            start = same < finish ? same : start;
        }

        if (start is { } time && Afternoon().IsMatch(plain.AsSpan(end, Math.Min(16, plain.Length - end))) && time.Hour < 12)
        {
            start = time.AddHours(12);
            finish = finish is { Hour: < 12 } ? finish.Value.AddHours(12) : finish;
        }

        return start is null
            ? null
            : new TimePhrase(lead.Success ? from + lead.Index : match.Index, end, start.Value, finish > start ? finish : null);
    }

    private static TimeOnly? Clock(Match match, string which, string? half)
    {
        var hour = int.Parse(match.Groups["h" + which].ValueSpan, CultureInfo.InvariantCulture);
        var minute = match.Groups["m" + which] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : 0;
        half = (match.Groups["p" + which] is { Success: true } own ? own.Value : half)?.ToLowerInvariant();
        if (half is not null && hour is < 1 or > 12)
        {
            return null;
        }

        hour = half switch { "p" when hour < 12 => hour + 12, "a" when hour == 12 => 0, _ => hour };
        return hour < 24 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex(
        @"(?<![0-9\p{L}]|[0-9][.,:/])"
            + Start
            + @"(?: ?[-–] ?| (?:à|to|a|until|till|au|jusqu'à|hasta(?: las)?|a las|et|and|y|e|às|as|e as|até(?: às)?|(?:إلى|الى|حتى)(?: الساعة)?) )"
            + End
            + @"(?![0-9]|[.,:][0-9]| ?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Ranges();

    [GeneratedRegex(
        @"(?<![0-9\p{L}]|[0-9][.,:/])" + Start + @"(?![0-9]|[.,:][0-9]| ?%)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Singles();

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:à|de) midi|at noon|at midday|al mediod[ií]a|ao meio-dia|(?:في|عند) منتصف النهار)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Noon();

    [GeneratedRegex(
        @"(?<!\p{L})(?:de|à|dès|vers|at|from|a las|las|desde las|entre|between|à partir de|starting at|das|às|pelas|entre as|a partir d[ae]s|الساعة|heures? ?:|time ?:|hora ?:) *$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex LeadWords();

    [GeneratedRegex(
        @"^ (?:de la tarde|de la noche|de l'après-midi|du soir|in the (?:afternoon|evening)|da tarde|da noite|مساء|عصرا|بعد الظهر|ليلا)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Afternoon();
}
