using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;
using Newsroom.Events.Extraction.Places;
using Newsroom.Events.Extraction.Titles;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Reads tables with an event in each column: a line of cities, a line of days, and a line of hours. A line counts only if it has as many
/// values as there are days. Otherwise a value could be assigned to the wrong column.
/// </summary>
internal static partial class ColumnTable
{
    private const int MaxLinesFromDays = 4;
    private const int MinColumns = 2;
    private const double Confidence = 0.75;

    /// <summary>Whether a line has the days of several columns.</summary>
    public static bool IsDays(Sentence sentence, List<DatePhrase> phrases) =>
        sentence.Kind == SentenceKind.Heading && phrases.Count >= MinColumns && DaysLabel().IsMatch(sentence.Plain)
        && phrases.TrueForAll(phrase => phrase.Spans is [{ Precision: EventPrecision.Day }]);

    /// <summary>
    /// The events of a table, one for each column whose day is known. Empty if neither a line of hours nor a line of places fits the days.
    /// </summary>
    /// <param name="number">The index of the line with the days.</param>
    /// <param name="phrases">The days, from left to right.</param>
    /// <param name="title">The title of all events of the table.</param>
    public static IEnumerable<Candidate> Read(
        List<Sentence> sentences,
        int number,
        List<DatePhrase> phrases,
        YearResolver years,
        EventTitle title)
    {
        var near = LinesAround(sentences, number).ToList();
        var times = near.Where(line => HoursLabel().IsMatch(line.Plain))
            .Select(line => TimeFinder.Find(line.Plain, []))
            .FirstOrDefault(found => found.Count == phrases.Count);
        var places = near.Where(line => PlacesLabel().IsMatch(line.Plain))
            .Select(line => Gazetteer.FindInList(line.Text).ToList())
            .FirstOrDefault(found => found.Count == phrases.Count);
        if (times is null && places is null)
        {
            yield break;
        }

        for (var i = 0; i < phrases.Count; i++)
        {
            if (years.Resolve(phrases[i].Spans[0], isFuture: null) is { Contradicted: false } span)
            {
                var setting = places is null ? new Setting() : new Setting(places[i].Text, Zone: places[i].Place.Zone);
                yield return new Candidate(span, times?[i], title, setting, Confidence, sentences[number]);
            }
        }
    }

    private static IEnumerable<Sentence> LinesAround(List<Sentence> sentences, int number)
    {
        var (from, to) = (number, number);
        while (from > 0 && number - from < MaxLinesFromDays && sentences[from - 1].Kind == SentenceKind.Heading)
        {
            from--;
        }

        while (to + 1 < sentences.Count && to - number < MaxLinesFromDays && sentences[to + 1].Kind == SentenceKind.Heading)
        {
            to++;
        }

        return sentences.GetRange(from, to - from + 1).Where(line => line != sentences[number] && !AnotherLabel().IsMatch(line.Plain));
    }

    [GeneratedRegex(
        @"^(?:dates?|jours?|days?|fechas?|datas?|when|quand|التاريخ)(?: ?[:|])? ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex DaysLabel();

    [GeneratedRegex(
        @"^(?:horaires?|heures?|times?|hours?|hora|horarios?|horários?|التوقيت|الساعة)(?: ?[:|])? ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex HoursLabel();

    [GeneratedRegex(
        @"^(?:villes?|city|cities|towns?|ciudad(?:es)?|cidades?|lieux?|places?|lugar(?:es)?|local|locais|المدينة|المكان)(?: ?[:|])? ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex PlacesLabel();

    [GeneratedRegex(
        @"^(?:contacts?|inscriptions?|registration|prix|price|tarifs?)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex AnotherLabel();
}
