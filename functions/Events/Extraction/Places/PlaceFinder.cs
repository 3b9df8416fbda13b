using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction.Places;

/// <summary>A place near a date.</summary>
/// <param name="Text">As written.</param>
/// <param name="Place">Null where the gazetteer does not know it.</param>
internal sealed record FoundPlace(string Text, Place? Place);

/// <summary>Finds the place of an event: a known place after "à" or "in" or next to the date, else a capitalised name there.</summary>
internal static partial class PlaceFinder
{
    private const int MaxPrepositionLength = 12;
    private const int Far = 200;

    public static FoundPlace? Find(Clause clause)
    {
        var text = clause.Sentence.Text;
        var phrase = clause.Phrase;
        var known = PlaceInName.Find(text[clause.From..clause.To])
            .Select(mention => mention with { Start = mention.Start + clause.From })
            .Where(mention => (mention.End <= phrase.Start || mention.Start >= phrase.End) && Stands(clause, mention))
            .Select(mention =>
                (
                    Mention: mention,
                    Distance: Clause.Distance(phrase, mention.Start, mention.End)
                        + (mention.Place.Kind == PlaceKind.Country ? 20 : 0)))
            .Where(candidate => candidate.Distance < Far)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Mention)
            .FirstOrDefault();
        var unknown = Unknown(clause);
        return known is null ? unknown
            : known.Place.Kind == PlaceKind.Country && unknown is not null ? unknown with { Place = known.Place }
            : new FoundPlace(known.Text, known.Place);
    }

    private static bool Stands(Clause clause, PlaceMention mention)
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

    private static FoundPlace? Unknown(Clause clause)
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
        @"(?<!\p{L})(?:lieu|o[ùu]|place|where|venue|location|lugar|d[óo]nde) ?: ?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Labelled();

    // "… en octobre 2019 et des études à Bamako": another thing is there.
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
