using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Dates;

/// <summary>
/// Joins a line that has only a day with a single line below it that begins with an hour: "Sunday 6 December 2026", "17:00: a lesson". If
/// several lines with hours follow, they are the programme of one event, and are not joined.
/// </summary>
internal static partial class DayLines
{
    private const int MaxLettersBesideDay = 4;

    /// <summary>The sentences, with such lines joined.</summary>
    public static List<Sentence> Join(List<Sentence> sentences, string language)
    {
        var joined = new List<Sentence>(sentences.Count);
        for (var i = 0; i < sentences.Count; i++)
        {
            if (
                i + 1 < sentences.Count
                && IsDay(sentences[i], language)
                && IsHours(sentences[i + 1])
                && !(i + 2 < sentences.Count && IsHours(sentences[i + 2])))
            {
                var (day, hours) = (sentences[i], sentences[++i]);
                joined.Add(new Sentence($"{day.Text}, {hours.Text}", $"{day.Plain}, {hours.Plain}", day.Kind, day.Block));
            }
            else
            {
                joined.Add(sentences[i]);
            }
        }

        return joined;
    }

    /// <summary>Whether a line states one day with its weekday, and hardly anything else.</summary>
    public static bool IsDay(Sentence sentence, string language) =>
        sentence.Kind == SentenceKind.Heading && DateFinder.Find(sentence.Plain, language) is [{ Spans: [{ Weekday: not null }] } phrase]
        && (sentence.Plain[..phrase.Lead] + sentence.Plain[phrase.End..]).Count(char.IsLetter) <= MaxLettersBesideDay;

    private static bool IsHours(Sentence sentence) => HoursAtStart().IsMatch(sentence.Plain);

    [GeneratedRegex(
        @"^(?:de |from |das |às |من )?(?:الساعة )?(?:2[0-3]|[01]?[0-9])(?: ?h(?: ?[0-5][0-9])?(?!\p{L})|[:.][0-5][0-9](?: ?h(?!\p{L}))?|(?:[:.][0-5][0-9])? ?[ap]\.?m\b)[^\n]{6,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex HoursAtStart();
}
