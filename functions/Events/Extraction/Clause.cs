using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction;

/// <summary>The part of a sentence that belongs to one of its dates. It reaches from the previous date to the next one.</summary>
/// <param name="From">First character of the clause in the sentence.</param>
/// <param name="To">End of the clause in the sentence, exclusive.</param>
/// <param name="Triggers">The triggers in the clause, in the order of the text.</param>
/// <param name="Time">The time of day nearest to the date; null if the clause has none.</param>
internal sealed partial record Clause(
    Sentence Sentence,
    DatePhrase Phrase,
    int From,
    int To,
    IReadOnlyList<Trigger> Triggers,
    TimePhrase? Time)
{
    /// <summary>The clauses of a sentence, one for each date.</summary>
    public static IEnumerable<Clause> Of(Sentence sentence, IReadOnlyList<DatePhrase> phrases)
    {
        var triggers = TriggerFinder.Find(sentence.Plain);
        var times = TimeFinder.Find(sentence.Plain, phrases);
        for (var i = 0; i < phrases.Count; i++)
        {
            var phrase = phrases[i];
            var from = i == 0 ? 0 : ConjunctionBetween(sentence, phrases[i - 1], phrase) ?? phrases[i - 1].End;
            var to = i + 1 < phrases.Count
                ? ConjunctionBetween(sentence, phrase, phrases[i + 1]) ?? phrases[i + 1].Lead
                : sentence.Plain.Length;
            yield return new Clause(
                sentence, phrase, from, Math.Max(to, phrase.End),
                [.. triggers.Where(trigger => trigger.Start >= from && trigger.End <= to)],
                times.Where(time => time.Lead >= from && time.End <= to).MinBy(time => Distance(phrase, time.Lead, time.End)));
        }
    }

    // In "… on 12 May in Rome, and online on 14 May", the words after "and" belong to the second date.
    private static int? ConjunctionBetween(Sentence sentence, DatePhrase one, DatePhrase next) =>
        next.Lead > one.End && Conjunction().Match(sentence.Plain[one.End..next.Lead]) is { Success: true } conjunction
            ? one.End + conjunction.Index
            : null;

    /// <summary>The text of the clause before its date.</summary>
    public string Before => Sentence.Plain[From..Math.Max(From, Phrase.Lead)];

    /// <summary>The text of the clause after its date.</summary>
    public string After => Sentence.Plain[Phrase.End..To];

    public IEnumerable<Trigger> TriggersBefore => Triggers.Where(trigger => trigger.End <= Phrase.Start);

    public IEnumerable<Trigger> TriggersAfter => Triggers.Where(trigger => trigger.Start >= Phrase.End);

    /// <summary>The number of characters between a date and a range of the sentence.</summary>
    public static int Distance(DatePhrase phrase, int start, int end) =>
        end <= phrase.Start ? Math.Max(0, phrase.Lead - end) : Math.Max(0, start - phrase.End);

    /// <summary>Whether the verbs are in the future (true) or in the past (false); null if they do not show the tense.</summary>
    public bool? IsFuture => Future().IsMatch(Sentence.Plain) ? true : Past().IsMatch(Sentence.Plain) ? false : null;

    [GeneratedRegex(
        @",? (?:et|and|y|puis|then|luego) ",
        RegexOptions.RightToLeft | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Conjunction();

    [GeneratedRegex(
        @"(?<!\p{L})(?:\p{L}{2,}r(?:a|ont)|will|shall|upcoming|prochaine?s?|prochainement|rejoignez|join us|next|pr[óo]xim[oa]s?|\p{L}{3,}r[áa]n?)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Future();

    [GeneratedRegex(
        @"(?<!\p{L})(?:s'est|se sont|(?:a|ont|avait) (?:eu|été|\p{L}+é)|était|was|were|took|met|held|last|dernière?|se celebr[óo]|tuvo|fue(?:ron)?|pasad[oa])(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Past();
}
