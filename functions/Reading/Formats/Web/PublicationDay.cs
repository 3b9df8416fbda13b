using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Web;

/// <summary>The day of publication from what programs, the address and the text of a page say.</summary>
internal sealed partial class PublicationDay(IDocument page, PageMetadata metadata, PageAddress address, Imprint imprint)
{
    /// <summary>Blocks before the one that begins with the day: headline, lead, author.</summary>
    private const int MaxLeads = 4;

    private const int MaxTextLength = 100_000;
    private const int MaxScriptLength = 200_000;
    private const int MaxScripts = 100;
    private const int MaxDays = 100;

    // Pruning takes the scripts away.
    private readonly DateTimeOffset? _inScripts = metadata.Dates.Count == 0 && address.Date is null ? InScripts(page) : null;

    /// <summary>The day, from the best source to the weakest; the day of a change only where there is no other.</summary>
    /// <param name="main">Where the article stands.</param>
    /// <param name="bylines">The lines between headline and text.</param>
    /// <param name="body">The text.</param>
    /// <param name="cut">What was cut beside it.</param>
    public DateTimeOffset? Find(
        MainContent main, IReadOnlyList<(IElement? Element, string Text)> bylines, IElement body, IEnumerable<string> cut)
    {
        var seen = imprint.Date(main, Byline.Date(bylines)) ?? (metadata.Dates.Count > 0 ? imprint.Beside : null);
        return Of(metadata.Dates, address.Date, seen) ?? metadata.PlainDate ?? AtBeginning(body)
            ?? InText($"{body.TextContent} {string.Join(' ', cut)}")
            ?? _inScripts ?? imprint.Beside ?? metadata.Change ?? imprint.Change;
    }

    /// <summary>
    /// What programs say, else the address, else what readers see. Programs often write the moment in UTC: in the east or west of it the
    /// day at the place is the one that the address or the text has, where these are a day off.
    /// </summary>
    /// <param name="stated">What programs say, the best first. Where it differs, readers see which one is meant.</param>
    /// <param name="address">The day in the page's address.</param>
    /// <param name="seen">The day that readers see.</param>
    private static DateTimeOffset? Of(IReadOnlyList<DateTimeOffset> stated, DateTimeOffset? address, DateTimeOffset? seen)
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
    private static DateTimeOffset? AtBeginning(IElement body) =>
        body.Children.Where(block => block.LocalName != "figure").Take(MaxLeads)
            .Select(block => Beginning().Match(Block.Line(block.TextContent)))
            .Where(match => match.Success).Select(match => PageDate.OnlyDate(match.Groups["day"].Value, isMonthFirst: false))
            .FirstOrDefault(day => day is not null);

    /// <summary>The only day that the text of a page calls that of its publication, in a label or a sentence.</summary>
    private static DateTimeOffset? InText(string text) =>
        Only(Published().Matches(Block.Line(text.Length <= MaxTextLength ? text : text[..MaxTextLength]))
            .Select(match => PageDate.OnlyDate(match.Groups["day"].Value, isMonthFirst: false)));

    /// <summary>The only day that the data from which scripts draw the page call that of its publication.</summary>
    private static DateTimeOffset? InScripts(IDocument page) =>
        Only(page.QuerySelectorAll("script").Take(MaxScripts).Select(script => script.TextContent)
            .SelectMany(script => InData().Matches(script.Length <= MaxScriptLength ? script : script[..MaxScriptLength]).Take(MaxDays))
            .Select(match => PageDate.Parse(match.Groups["day"].Value)));

    private static DateTimeOffset? Only(IEnumerable<DateTimeOffset?> days) =>
        days.OfType<DateTimeOffset>().DistinctBy(day => day.Date).Take(2).ToList() is [var only] ? only : null;

    // Veröffentlicht am 16.08.2019; Dieser Beitrag wurde am 19. Mai 2010 um …; This entry was posted on Tuesday, May 19th, 2010.
    [GeneratedRegex(@"\b(?:veröffentlicht|publiziert|erstellt|eingestellt|erschienen|(?:beitrag|artikel|eintrag) wurde"
        + @"|(?:published|posted)(?: on)|publié(?:e)? le|mise? en ligne(?: le)?|publicado el|publicado em|pubblicato il|opublikowano)"
        + @"\s?:?\s{0,9}(?:(?:am|vom|on|le|el|il|dnia)\s{1,9})?(?:\p{L}{3,10},\s{1,9})?"
        + @"(?<day>[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}"
        + "|" + WrittenDate.Pattern + ")"
        + @"|\bwurde am (?<day>[0-9]{1,2}\. \p{L}{3,10} [0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})(?: um [0-9]{1,2}[:.][0-9]{2}(?: Uhr)?)?"
        + @"(?: von [^.]{2,40}?)? (?:veröffentlicht|geschrieben|verfasst|gepostet|publiziert|erstellt|abgelegt)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Published();

    [GeneratedRegex(@"^\(?(?<day>[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{1,2}\.? \p{L}{3,10} [0-9]{4})(?:\) |:? [–—|-] )",
        RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex("\"(?:datePublished|published(?:_a|A)t|published(?:_d|D)ate|publish(?:_d|D)ate|publication(?:_d|D)ate|firstPublished(?:At|Date)?)"
        + @"""\s{0,9}:\s{0,9}""(?<day>(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex InData();

    private static bool IsNextDay(DateTimeOffset one, DateTimeOffset other) => Math.Abs((one.Date - other.Date).TotalDays) == 1;
}
