using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction.Classification;

/// <summary>
/// Finds lists of dates: at least three consecutive lines that each start with a date, of which at least one
/// has a weekday or a time of day. Under a heading that is a month, one line is enough.
/// </summary>
internal static partial class CalendarLines
{
    private const int MinLines = 3;

    /// <summary>The indexes of the sentences in such lists.</summary>
    /// <param name="dated">The sentences with dates, in the order of the text.</param>
    public static HashSet<int> Find(List<Sentence> sentences, IEnumerable<(int Number, List<DatePhrase> Phrases)> dated)
    {
        var lines = new HashSet<int>();
        var run = new List<(int Number, DatePhrase Phrase)>();
        var (last, isUnderMonth) = (-1, false);
        foreach (var (number, phrases) in dated)
        {
            if (number != last + 1)
            {
                Close();
            }

            last = number;
            if (IsMonthHeading(sentences[number], phrases))
            {
                isUnderMonth = true;
                continue;
            }

            if (phrases is [var phrase] && StartsWith(sentences[number], phrase))
            {
                run.Add((number, phrase));
            }
        }

        Close();
        return lines;

        void Close()
        {
            if (isUnderMonth || (run.Count >= MinLines && run.Exists(line => IsTimed(sentences[line.Number], line.Phrase))))
            {
                lines.UnionWith(run.Select(line => line.Number));
            }

            run.Clear();
            isUnderMonth = false;
        }
    }

    private static bool StartsWith(Sentence sentence, DatePhrase phrase) =>
        sentence.Kind != SentenceKind.Prose && phrase.Lead == 0
        && (Separator().IsMatch(sentence.Plain.AsSpan(phrase.End)) || (phrase.End == sentence.Plain.Length && phrase.Spans.Count > 1))
        && !TriggerFinder.Find(sentence.Plain).Exists(trigger => trigger.Kind is TriggerKind.Deadline or TriggerKind.Other);

    private static bool IsTimed(Sentence sentence, DatePhrase phrase) =>
        phrase.Spans is [{ Weekday: not null }] || TimeFinder.Find(sentence.Plain, [phrase]).Count > 0;

    private static bool IsMonthHeading(Sentence sentence, List<DatePhrase> phrases) =>
        sentence.Kind == SentenceKind.Heading && phrases is [{ Lead: 0, Spans: [{ Precision: EventPrecision.Month }] } phrase]
        && phrase.End == sentence.Plain.Length;

    [GeneratedRegex(@"^ ?[:–,|(\-] ?\S", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Separator();
}
