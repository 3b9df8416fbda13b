using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Newsroom.Reading.Formats.Web;

/// <summary>A day that an element gives as that of publication, and how clearly; 0 where it is that of a change.</summary>
internal static partial class ImprintDay
{
    private const int MaxDayLength = 25;
    private const int MaxRunLength = 60;
    private const int MaxRuns = 12;
    private const int MaxOtherLetters = 16;

    private static readonly HashSet<string> Names =
    [
        .. ("date datum fecha pubdate publishdate published publish posted time timestamp timedata datetime created meta submitted "
            + "authored postmetadata byline dateline").Split(' '),
    ];

    private static readonly HashSet<string> Lines = [.. "p div span small li td dd h2 h5 h6 em i b strong abbr font nobr address".Split(' ')];

    /// <param name="element">Any element.</param>
    /// <param name="isMonthFirst">Whether the month may come first in numbers: then it is no date where both could be.</param>
    /// <param name="maxLength">Of a line that is there for its date.</param>
    public static (DateTimeOffset Date, int Rank)? Find(IElement element, bool isMonthFirst, int maxLength)
    {
        if (IsPublished(element))
        {
            return Read(element, isMonthFirst) is { } stated ? (stated, 3) : null;
        }

        var isTime = element.LocalName == "time";
        var isNamed = isTime || BoilerplateHints.NamesOf(element).Any(Names.Contains);
        if (!isNamed && (element.ChildElementCount > 3 || !Lines.Contains(element.LocalName)))
        {
            return null;
        }

        if (IsChange(element) || (element.ParentElement is { } parent && IsChange(parent)))
        {
            return Read(element, isMonthFirst) is { } change ? (change, 0) : null;
        }

        if (isTime && PageDate.Parse(element.GetAttribute("datetime")) is { } exact)
        {
            return (exact, 2);
        }

        var line = Length(element) <= maxLength ? Block.Line(element.TextContent) : "";
        return line.Length == 0 || line.Length > maxLength ? InRun(element, isMonthFirst)
            : OfLine(element, line, isNamed, isMonthFirst) ?? InRun(element, isMonthFirst);
    }

    private static (DateTimeOffset Date, int Rank)? OfLine(IElement element, string line, bool isNamed, bool isMonthFirst)
    {
        if (!HasDay(line) || Now().IsMatch(line))
        {
            return null;
        }

        var said = Turn().Split(line);
        if (said.Length > 1 && said.Any(part => Change().IsMatch(part)))
        {
            // Published: 7 November 2023 / Updated: 8 November 2023
            var days = said.Where(part => !Change().IsMatch(part)).Select(part => PageDate.OnlyDate(part, isMonthFirst))
                .OfType<DateTimeOffset>().ToList();
            return days.Count > 0 ? (days[0], isNamed ? 2 : 1)
                : PageDate.OnlyDate(said.First(Change().IsMatch), isMonthFirst) is { } change ? (change, 0) : null;
        }

        return (PageDate.OnlyDate(line, isMonthFirst) ?? AfterLabel(line, isMonthFirst)) is not { } day ? null
            : Change().IsMatch(line) ? (day, 0)
            : isNamed && line.Length <= 60 ? (day, 2) : Label().IsMatch(line) || IsLabelled(element, line) ? (day, 1) : null;
    }

    /// <summary>The day of a run of text that is there for it, between other elements: <c>24.01.2022 11:38&lt;br&gt;News …</c>.</summary>
    private static (DateTimeOffset Date, int Rank)? InRun(IElement element, bool isMonthFirst)
    {
        foreach (var run in element.ChildNodes.OfType<IText>().Take(MaxRuns))
        {
            if (run.Length <= 20 * MaxRunLength && HasDay(run.Data) && Block.Line(run.Data) is { Length: <= MaxRunLength } line
                && Label().IsMatch(line) && PageDate.OnlyDate(line, isMonthFirst) is { } day && !Now().IsMatch(line)
                && line.Count(char.IsLetter) <= MaxOtherLetters)
            {
                return (day, Change().IsMatch(line) ? 0 : 1);
            }
        }

        return null;
    }

    /// <summary>Whether it has as many digits as the shortest day: 1.2.22.</summary>
    private static bool HasDay(string line)
    {
        var digits = 0;
        foreach (var letter in line)
        {
            digits += char.IsDigit(letter) ? 1 : 0;
            if (digits > 3)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first of several days, where the line begins with a label: <c>Stand: 12.11.2021 (valid since 10.11.2021)</c>.</summary>
    private static DateTimeOffset? AfterLabel(string line, bool isMonthFirst) => Label().Match(line) is { Success: true, Length: > 1 } label
        && Day().Match(line, label.Length) is { Success: true } day ? PageDate.OnlyDate(day.Value, isMonthFirst) : null;

    /// <summary>Whether a line that begins with its date has the label in the element before it.</summary>
    private static bool IsLabelled(IElement element, string line) => line.Length <= MaxDayLength
        && element.PreviousElementSibling is { ChildElementCount: <= 1 } label && Length(label) is > 2 and <= MaxDayLength
        && Block.Line(label.TextContent).TrimEnd(':', ' ') is var text && Label().Match(text) is { Success: true } match
        && match.Length > 1 && text.Count(c => c == ' ') <= 3;

    private static DateTimeOffset? Read(IElement element, bool isMonthFirst) =>
        PageDate.Parse(element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title"))
        ?? (Length(element) <= 90 ? PageDate.OnlyDate(Block.Line(element.TextContent), isMonthFirst) : null);

    // Texts of large elements are not put together for every one that they stand in.
    private static int Length(IElement element) => element.Descendants<IText>().Take(30).Sum(text => text.Length > 2_000 ? 2_000
        : text.Data.AsSpan().Trim().Length);

    private static bool IsPublished(IElement element) =>
        element.GetAttribute("itemprop") is "datePublished" || element.GetAttribute("property") is "schema:datePublished" or "datePublished"
            or "schema:dateCreated"
        || element.HasAttribute("pubdate") || element.ClassList.Contains("dt-published") || element.ClassList.Contains("entry-date")
        || (element.ClassList.Contains("published") && !element.ClassList.Contains("updated"));

    private static bool IsChange(IElement element) =>
        BoilerplateHints.NamesOf(element).Any(word => word is "updated" or "update" or "modified" or "changed" or "lastmod" or "event")
            || element.GetAttribute("itemprop") is "dateModified" or "startDate" or "endDate";

    private const string Changes =
        "aktualisier|geändert|änderung|bearbeitet|updated|modified|revised|mis à jour|mise à jour|modifi|actualizad|atualizad|aggiorna|aktualizac";

    [GeneratedRegex(Changes, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    // Where a line begins to say something else of the page.
    [GeneratedRegex(@"(?=\b(?:(?:zuletzt|last|letzte|dernière|ultima|última)\s)?(?:" + Changes
        + "|written|published|posted|created|originally|veröffentlicht|erstellt|publi[ée]|publicado|pubblicato|opublikowano|postado))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    // The clock of a forum, not of what was said there.
    [GeneratedRegex(@"\b(?:aktuelle zeit|heute ist|current time|it is currently|date du jour|hora actual)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Now();

    [GeneratedRegex(@"^(?:datum|stand|veröffentlicht|erschienen|erstellt|eingestellt|publiziert|pressemitteilung|meldung|date|published"
        + @"|posted|written|created|publié|paru|postado|publicada|notizia del|geschrieben|verfasst|mise? en ligne|publicado|publicación|fecha|pubblicato|data|opublikowano|am|on|le|el)\b|^[0-9(]|\| ?[0-9]|^\p{L}{4,12}[,.]? [0-9]{1,2}[. ]"
        + @"|^\p{L}{3,9}\.? [0-9]{1,2}, [0-9]{4}\b|\b[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2},? [0-9]{1,2}:[0-9]{2}"
        + @"|\b[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4},? (?:um |à |at )?[0-9]{1,2}:[0-9]{2}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\G[ :–-]{0,4}(?:[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.? \p{L}{3,10} [0-9]{4})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
