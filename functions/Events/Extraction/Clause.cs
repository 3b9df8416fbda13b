using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Dates;

namespace Newsroom.Events.Extraction;

/// <summary>The part of a sentence that belongs to one of its dates: from the date before to the date after.</summary>
internal sealed partial record Clause(
    Sentence Sentence,
    DatePhrase Phrase,
    int From,
    int To,
    IReadOnlyList<Trigger> Triggers,
    TimePhrase? Time)
{
    /// <summary>A clause for each date of a sentence.</summary>
    public static IEnumerable<Clause> Of(Sentence sentence, IReadOnlyList<DatePhrase> phrases)
    {
        var triggers = TriggerFinder.Find(sentence.Plain);
        var times = TimeFinder.Find(sentence.Plain, phrases);
        for (var i = 0; i < phrases.Count; i++)
        {
            var phrase = phrases[i];
            var from = i == 0 ? 0 : Joint(sentence, phrases[i - 1], phrase) ?? phrases[i - 1].End;
            var to = i + 1 < phrases.Count ? Joint(sentence, phrase, phrases[i + 1]) ?? phrases[i + 1].Lead : sentence.Plain.Length;
            yield return new Clause(
                sentence, phrase, from, Math.Max(to, phrase.End),
                [.. triggers.Where(trigger => trigger.Start >= from && trigger.End <= to)],
                times.Where(time => time.Lead >= from && time.End <= to).MinBy(time => Distance(phrase, time.Lead, time.End)));
        }
    }

    // "… on 12 May in Rome, and online on 14 May": what stands behind "and" belongs to the second date.
    private static int? Joint(Sentence sentence, DatePhrase one, DatePhrase next) =>
        next.Lead > one.End && Conjunction().Match(sentence.Plain[one.End..next.Lead]) is { Success: true } conjunction
            ? one.End + conjunction.Index
            : null;

    public string Before => Sentence.Plain[From..Math.Max(From, Phrase.Lead)];

    public string After => Sentence.Plain[Phrase.End..To];

    public IEnumerable<Trigger> TriggersBefore => Triggers.Where(trigger => trigger.End <= Phrase.Start);

    public IEnumerable<Trigger> TriggersAfter => Triggers.Where(trigger => trigger.Start >= Phrase.End);

    public static int Distance(DatePhrase phrase, int start, int end) =>
        end <= phrase.Start ? Math.Max(0, phrase.Lead - end) : Math.Max(0, start - phrase.End);

    /// <summary>Whether the sentence tells of the future, or of the past; null where it does not show.</summary>
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
