using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction.Places;

/// <summary>A place that a text names as the place of an event.</summary>
/// <param name="Text">The name as written.</param>
/// <param name="Place">The place in the gazetteer; null if the gazetteer does not have the name.</param>
internal sealed record FoundPlace(string Text, Place? Place);

/// <summary>
/// Finds the place of an event: a place of the gazetteer after "à" or "in" or next to the date, otherwise a capitalised name there.
/// </summary>
internal static partial class PlaceFinder
{
    private const int MaxPrepositionLength = 12;
    private const int Far = 200;

    /// <summary>The place in a clause that is nearest to the date; null if the clause names none.</summary>
    public static FoundPlace? Find(Clause clause)
    {
        var text = clause.Sentence.Text;
        var phrase = clause.Phrase;
        var known = PlaceInName.Find(text[clause.From..clause.To])
            .Select(mention => mention with { Start = mention.Start + clause.From })
            .Where(mention => (mention.End <= phrase.Start || mention.Start >= phrase.End) && IsLocation(clause, mention))
            .Select(mention =>
                (
                    Mention: mention,
                    Distance: Clause.Distance(phrase, mention.Start, mention.End)
                        + (mention.Place.Kind == PlaceKind.Country ? 20 : 0)))
            .Where(candidate => candidate.Distance < Far)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Mention)
            .FirstOrDefault();
        var unknown = NotInGazetteer(clause);
        return known is null ? unknown
            : known.Place.Kind == PlaceKind.Country && unknown is not null ? unknown with { Place = known.Place }
            : new FoundPlace(known.Text, known.Place);
    }

    /// <summary>
    /// Whether a name says where the event is: after a label such as "Lieu :", after a preposition, or next to the date.
    /// </summary>
    private static bool IsLocation(Clause clause, PlaceMention mention)
    {
        var plain = clause.Sentence.Plain;
        if (
            Labelled()
                .IsMatch(
                    plain.AsSpan(Math.Max(0, mention.Start - MaxPrepositionLength), Math.Min(mention.Start, MaxPrepositionLength))))
        {
            return true;
        }

        var behind = clause.Time is { } time && time.Lead >= clause.Phrase.End && time.End <= mention.Start ? time.End : clause.Phrase.End;
        if (mention.Start > behind && Another().IsMatch(plain.AsSpan(behind, mention.Start - behind).TrimStart(" :–|,")))
        {
            return false;
        }

        if (Locative().IsMatch(plain[Math.Max(0, mention.Start - MaxPrepositionLength)..mention.Start]))
        {
            return true;
        }

        var between = mention.End <= clause.Phrase.Lead ? plain[mention.End..clause.Phrase.Lead]
            : mention.Start >= clause.Phrase.End ? plain[clause.Phrase.End..mention.Start]
            : "-";
        return between.Length > 0 && between.Trim(' ').Length == 1 && ",–:(".Contains(between.Trim(' ')[0], StringComparison.Ordinal);
    }

    private static FoundPlace? NotInGazetteer(Clause clause)
    {
        var text = clause.Sentence.Text;
        var match = BeforeDate().Match(text[clause.From..Math.Max(clause.From, clause.Phrase.Lead)]);
        if (!match.Success)
        {
            match = AfterDate().Match(text[clause.Phrase.End..clause.To]);
        }

        return match.Success && match.Groups["name"].Value is var name && name.Any(char.IsLower) && MonthNames.Number(name) == 0
            ? new FoundPlace(name, Gazetteer.Lookup(name))
            : null;
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:lieu|o[ùu]|place|where|venue|location|lugar|d[óo]nde|local|onde|المكان|مكان) ?: ?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Labelled();

    // "… en octobre 2019 et des études à Bamako": after "et", the place belongs to something else.
    [GeneratedRegex(
        @" (?:et|and|y|ainsi|puis|then|luego|mais|but|pero) |[;:] ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Another();

    [GeneratedRegex(
        @"(?:^|[ (,])(?:à|a|au|aux|en|in|at|near|près de|em|no|na|nos|nas|في) (?:la |le )?$|(?<!\p{L})[بل]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Locative();

    [GeneratedRegex(
        @"(?<= (?:[àÀ]|in) )(?<name>\p{Lu}[\p{L}'’\-]{2,30}(?: (?:de |del |la |sur )?\p{Lu}[\p{L}'’\-]{2,30}){0,2}),? $",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex BeforeDate();

    [GeneratedRegex(
        @"^,? (?:à|in) (?<name>\p{Lu}[\p{L}'’\-]{2,30}(?: (?:de |del |la |sur )?\p{Lu}[\p{L}'’\-]{2,30}){0,2})(?=[ ,.;)]|$)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex AfterDate();
}
