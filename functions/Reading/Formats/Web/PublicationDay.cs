using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>The day of publication from what programs, the address and the text of a page say.</summary>
internal static partial class PublicationDay
{
    /// <summary>Blocks before the one that begins with the day: headline, lead, author.</summary>
    private const int MaxLeads = 4;

    private const int MaxTextLength = 100_000;

    /// <summary>
    /// What programs say, else the address, else what readers see. Programs often write the moment in UTC: in the east or west of it the
    /// day at the place is the one that the address or the text has, where these are a day off.
    /// </summary>
    /// <param name="stated">What programs say, the best first. Where it differs, readers see which one is meant.</param>
    /// <param name="address">The day in the page's address.</param>
    /// <param name="seen">The day that readers see.</param>
    public static DateTimeOffset? Of(IReadOnlyList<DateTimeOffset> stated, DateTimeOffset? address, DateTimeOffset? seen)
    {
        if (stated.Count == 0)
        {
            return address ?? seen;
        }

        var moment = stated.FirstOrDefault(date => date.Date == seen?.Date, stated[0]);
        return moment.Offset == TimeSpan.Zero && moment.TimeOfDay != TimeSpan.Zero
            ? new[] { address, seen }.FirstOrDefault(day => day is { } other && IsNextDay(other, moment)) ?? moment : moment;
    }

    /// <summary>The day with which the text begins: <c>(21. November 2022) Energieverbraucher</c>, <c>29.11.2022 – Mehrfach</c>.</summary>
    public static DateTimeOffset? AtBeginning(IElement body) =>
        body.Children.Where(block => block.LocalName != "figure").Take(MaxLeads)
            .Select(block => Beginning().Match(Block.Line(block.TextContent)))
            .Where(match => match.Success).Select(match => PageDate.OnlyDate(match.Groups["day"].Value, isMonthFirst: false))
            .FirstOrDefault(day => day is not null);

    /// <summary>The only day that the text of a page calls that of its publication, in a label or a sentence.</summary>
    public static DateTimeOffset? InText(IElement page)
    {
        var text = page.TextContent;
        var days = Published().Matches(text.Length <= MaxTextLength ? text : text[..MaxTextLength])
            .Select(match => PageDate.OnlyDate(match.Groups["day"].Value, isMonthFirst: false)).OfType<DateTimeOffset>()
            .DistinctBy(day => day.Date).Take(2).ToList();
        return days.Count == 1 ? days[0] : null;
    }

    // Veröffentlicht am 16.08.2019; Dieser Beitrag wurde am 19. Mai 2010 um …; This entry was posted on Tuesday, May 19th, 2010.
    [GeneratedRegex(@"\b(?:veröffentlicht|publiziert|erstellt|eingestellt|erschienen|(?:beitrag|artikel|eintrag) wurde"
        + @"|(?:published|posted)(?: on)|publié(?:e)? le|mise? en ligne(?: le)?|publicado el|publicado em|pubblicato il|opublikowano)"
        + @"\s?:?\s{0,9}(?:(?:am|vom|on|le|el|il|dnia)\s{1,9})?(?:\p{L}{3,10},\s{1,9})?"
        + @"(?<day>[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
        + "|" + WrittenDate.Pattern + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Published();

    [GeneratedRegex(@"^\(?(?<day>[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{1,2}\.? \p{L}{3,10} [0-9]{4})(?:\) |:? [–—|-] )",
        RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    private static bool IsNextDay(DateTimeOffset one, DateTimeOffset other) => Math.Abs((one.Date - other.Date).TotalDays) == 1;
}
