using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Places;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// Finds the title of an activity in a list: the words before the date and a dash or comma, or the words after a
/// date with which the item begins.
/// </summary>
internal static partial class ItemTitle
{
    /// <summary>The title; null if the item has no separator between its date and its title.</summary>
    public static string? Find(Clause clause)
    {
        var sentence = clause.Sentence;
        var before = sentence.Plain[..clause.Phrase.Lead];
        if (clause.From == 0 && Separated().Match(before) is { Success: true } separated)
        {
            return Label().Replace(sentence.Text[..separated.Index], "");
        }

        if (clause.Phrase.Lead > 0 || Opening().Match(clause.After) is not { Success: true } opening)
        {
            return null;
        }

        var start = clause.Phrase.End + opening.Length;
        if (clause.Time is { } time && time.Lead <= start)
        {
            start = Math.Max(start, time.End);
        }

        var title = sentence.Text[start..clause.To].Trim(' ', ':', '–', '—', '-', ',', '.', '|').Split(" | ")[0];
        return PlaceAtEnd().Match(title) is { Success: true } place && Gazetteer.Lookup(place.Groups["name"].Value) is not null
            ? title[..place.Index]
            : title;
    }

    [GeneratedRegex(@"(?<=\S)(?: ?[,–(|:] ?| - )$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Separated();

    [GeneratedRegex(
        @"^(?:date|dates|quand|when|fecha|cu[áa]ndo) ?:.*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Label();

    [GeneratedRegex(@"^ ?[:–,|-] ?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Opening();

    [GeneratedRegex(
        @"(?:, | \(| – | (?=à |in |en ))(?:à |in |en )?(?<name>\p{Lu}[\p{L}'’ \-]{2,40})\)?$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex PlaceAtEnd();
}
