using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>The day of publication from what programs, the address and the text of a page say.</summary>
internal static partial class PublicationDay
{
    /// <summary>
    /// What programs say, else the address, else what readers see. Programs often write the moment in UTC: in the east or west of it the
    /// day at the place is the one that the address or the text has, where these are a day off.
    /// </summary>
    public static DateTimeOffset? Of(DateTimeOffset? stated, DateTimeOffset? address, DateTimeOffset? seen)
    {
        if (stated is not { } moment)
        {
            return address ?? seen;
        }

        return moment.Offset == TimeSpan.Zero && moment.TimeOfDay != TimeSpan.Zero
            ? new[] { address, seen }.FirstOrDefault(day => day is { } other && IsNextDay(other, moment)) ?? moment : moment;
    }

    /// <summary>The day with which the text begins: <c>(21. November 2022) Energieverbraucher</c>, <c>29.11.2022 – Mehrfach</c>.</summary>
    public static DateTimeOffset? AtBeginning(IElement body) =>
        body.Children.Take(2).Select(block => Beginning().Match(Block.Line(block.TextContent)))
            .Where(match => match.Success).Select(match => PageDate.OnlyDate(match.Groups["day"].Value, isMonthFirst: false))
            .FirstOrDefault(day => day is not null);

    [GeneratedRegex(@"^\(?(?<day>[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{1,2}\.? \p{L}{3,10} [0-9]{4})(?:\) |:? [–—|-] )",
        RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    private static bool IsNextDay(DateTimeOffset one, DateTimeOffset other) => Math.Abs((one.Date - other.Date).TotalDays) == 1;
}
