using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>Reads the dateline at the beginning of a news text: <c>Rome, le 25 juin 2024 –</c>, <c>GENEVA, 3 June 2025 –</c>.</summary>
public static partial class DatelineText
{
    private const int MaxLength = 200;

    /// <summary>
    /// Words that stand before a date at the beginning of a text but are not places: weekdays, articles, and words of boilerplate.
    /// </summary>
    private static readonly HashSet<string> NoPlaces = new(
        new[] { "fr", "en", "es", "pt", "it", "de" }.SelectMany(language => CultureInfo.GetCultureInfo(language).DateTimeFormat.DayNames)
            .Concat("le on el il am the date publié mis posted published updated publicado actualizado pubblicato aggiornato".Split(' ')),
        StringComparer.OrdinalIgnoreCase);

    private const string Weekdays =
        "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
        + "|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)[,،]? (?:le )?";

    /// <summary>Words in lower case that may be a part of a place's name.</summary>
    private static readonly HashSet<string> InNames =
        [.. "de du des la le les sur sous en au aux et of the and upon del al el los las y da do dos di della am an der den".Split(' ')];

    /// <summary>The dateline with which a text begins; null if there is none.</summary>
    public static Dateline? Find(string lead)
    {
        var match = Match(lead);
        return match.Success && IsPlace(match.Groups["place"].Value) && WrittenDate.Read(match) is { } date
            ? new Dateline(Place(match.Groups["place"].Value), date) : null;
    }

    /// <summary>
    /// The dateline of a line that contains nothing else, with or without a dash at its end:
    /// <c>Geneva, 3 June 2025</c>. Null for other lines.
    /// </summary>
    public static Dateline? Whole(string line) =>
        line.Length > MaxLength ? null : Strip(line).Length == 0 ? Find(line) : PublicationLine.IsOne(line) ? Find($"{line} – ") : null;

    /// <summary>The lead without its dateline; the whole lead if it has none.</summary>
    public static string Strip(string lead) => Find(lead) is null ? lead : lead[Match(lead).Length..];

    // No dateline is longer. The limit also protects from a long line of spaces, with which the pattern would take hours.
    private static Match Match(string lead) => Pattern().Match(lead.Length <= MaxLength ? lead : lead[..MaxLength]);

    // The last word of a place's name begins with a capital. "La réunion du 3 juin" is a sentence.
    private static bool IsPlace(string place) =>
        place.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var words && IsName(words[^1]) && !NoPlaces.Contains(words[0])
        && words.All(word => IsName(word) || word.Any(char.IsUpper) || InNames.Contains(word));

    // Arabic has no capitals, so every Arabic word counts as a name.
    private static bool IsName(string word) => char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == UnicodeCategory.OtherLetter;

    private static string Place(string place) =>
        place.Any(char.IsLower) ? place : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(place.ToLowerInvariant());

    // Rome, le 25 juin 2024 – | GENEVA, 3 June 2025 (Agency) – | Bruxelles (27/10/2026) —
    [GeneratedRegex(
        @"^\s*(?<place>(?-i:[\p{Lu}\p{Lo}])[\p{L} .'’\-]{1,40}?)(?: \([\p{L} ]{2,30}\)|, (?-i:\p{Lu})[\p{L} ]{2,30}(?=,))?"
        + @"(?:[,،]? +(?:le |el |on |den |il |em |في )?(?:" + Weekdays + @")?" + WrittenDate.Pattern + @"(?: ?\([\p{L} .-]{2,20}\))?"
        + @"|,? +\((?:le )?(?:" + WrittenDate.Pattern + "|" + WrittenDate.NumericPattern + @")\))"
        + @"\s*(?:[–—:]|-{1,2}|\.\s*[–—-])(?:\s+|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Pattern();
}
