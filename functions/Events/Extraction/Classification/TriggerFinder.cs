using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Classification;

/// <summary>
/// Finds the phrases of <see cref="TriggerWords"/> in a sentence. If several begin at the same character, the longest is taken.
/// </summary>
internal static partial class TriggerFinder
{
    private const int MaxAgentLength = 12;

    private static readonly FrozenDictionary<string, Phrase[]> Phrases = Build();
    private static readonly FrozenDictionary<string, Phrase[]>.AlternateLookup<ReadOnlySpan<char>> ByFirstWord =
        Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The triggers in the order of the text. They do not overlap.</summary>
    public static List<Trigger> Find(string plain)
    {
        var triggers = new List<Trigger>();
        var folded = Letters.Fold(plain).AsSpan();
        var i = 0;
        while (i < folded.Length)
        {
            var end = WordEnd(folded, i);
            if (end == i)
            {
                i++;
            }
            else if (
                ByFirstWord.TryGetValue(folded[i..end], out var phrases)
                && FindLongest(folded[i..], phrases) is { } phrase
                && !IsAgent(plain, i, phrase))
            {
                triggers.Add(new Trigger(phrase.Kind, i, i + phrase.Text.Length, phrase.IsFaint));
                i += phrase.Text.Length;
            }
            else
            {
                i = end;
            }
        }

        return triggers;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && char.IsLetter(text[from]))
        {
            from++;
        }

        return from;
    }

    private static Phrase? FindLongest(ReadOnlySpan<char> text, Phrase[] phrases)
    {
        foreach (var phrase in phrases)
        {
            var end = phrase.Text.Length;
            if (
                text.StartsWith(phrase.Text, StringComparison.Ordinal)
                && (
                    end == text.Length
                    || !(char.IsLetter(text[end]) || (text[end] == '-' && end + 1 < text.Length && char.IsLetter(text[end + 1])))))
            {
                return phrase;
            }
        }

        return null;
    }

    // A noun after "by" is the agent of the verb: in "approved by the assembly" no assembly takes place on that date. In "conference
    // centre" and "salle de conférence", the noun is a part of the name of a building.
    private static bool IsAgent(string plain, int start, Phrase phrase) =>
        phrase.Kind == TriggerKind.Noun
        && (Agent().IsMatch(plain.AsSpan(Math.Max(0, start - MaxAgentLength), Math.Min(start, MaxAgentLength)))
            || Building().IsMatch(plain.AsSpan(start + phrase.Text.Length)));

    private static FrozenDictionary<string, Phrase[]> Build() =>
        new (TriggerKind Kind, string Words)[]
        {
            (TriggerKind.Ceremony, TriggerWords.Ceremony),
            (TriggerKind.Held, TriggerWords.Held),
            (TriggerKind.Noun, TriggerWords.Nouns),
            (TriggerKind.Weak, TriggerWords.Weak),
            (TriggerKind.Other, TriggerWords.Other),
            (TriggerKind.Deadline, TriggerWords.Deadline),
            (TriggerKind.Noun, TriggerWords.FaintNouns),
        }
            .SelectMany(list =>
                list.Words.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany(Expand)
                    .Select(text => new Phrase(text, list.Kind, ReferenceEquals(list.Words, TriggerWords.FaintNouns))))
            .DistinctBy(phrase => phrase.Text)
            .GroupBy(phrase => phrase.Text[..WordEnd(phrase.Text, 0)])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Text.Length).ToArray());

    /// <summary>The phrases that an entry of <see cref="TriggerWords"/> stands for, one for each ending.</summary>
    private static IEnumerable<string> Expand(string text)
    {
        var open = text.IndexOf('(');
        if (open < 0)
        {
            return [text];
        }

        var close = text.IndexOf(')', open);
        return text[(open + 1)..close].Split(',').SelectMany(ending => Expand(text[..open] + ending + text[(close + 1)..]));
    }

    private sealed record Phrase(string Text, TriggerKind Kind, bool IsFaint);

    [GeneratedRegex(
        @"(?<!\p{L})(?:par (?:la |le |les |l'|une? )|by (?:the |an? )?|por (?:la |el )|via |salles? des? |maison des? |palais des? |centre des? |sala de |casa de )$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Agent();

    [GeneratedRegex(
        @"^ (?:cent(?:er|re)|room|hall|venue|report|paper|notes?|participants?)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Building();
}
