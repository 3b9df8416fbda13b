using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;
using Newsroom.Events.Extraction.Places;
using Newsroom.Events.Extraction.Titles;

namespace Newsroom.Events.Extraction;

/// <summary>
/// Merges the mentions of one event: the result may have the time of one mention, the stated year of another, and the best title of all.
/// </summary>
internal static class Merger
{
    /// <summary>The minimum likeness, 0 to 1, of two titles of the same event.</summary>
    private const double Alike = 0.34;
    /// <summary>What each further mention adds to the confidence.</summary>
    private const double Corroboration = 0.03;

    /// <summary>
    /// The events without duplicates. An event without a place has the place of an event that includes it, as a
    /// session has that of its conference.
    /// </summary>
    public static List<Candidate> Merge(IEnumerable<Candidate> candidates)
    {
        // Each title is compared with many.
        var stems = new Dictionary<string, HashSet<string>>();
        var events = new List<Candidate>();
        foreach (var candidate in candidates)
        {
            var known = events.FindIndex(other => AreSameEvent(other, candidate, stems));
            if (known < 0)
            {
                events.Add(candidate);
            }
            else
            {
                events[known] = Join(events[known], candidate);
            }
        }

        var distinct = events.Where(one => !events.Exists(other => IsVaguer(one, other, stems))).ToList();
        return [.. distinct.Select(one => distinct.Find(other => Surrounds(other, one)) is { } whole
            ? one with { Setting = one.Setting.Or(new Setting(whole.Setting.Place, Zone: whole.Setting.Zone)) }
            : one)];
    }

    /// <summary>
    /// Whether the part takes place in a named room or venue, during the days of the whole event. If so, both are in the same town.
    /// </summary>
    private static bool Surrounds(Candidate whole, Candidate part) =>
        whole != part
        && part.Setting is { Place: null, Online: not true }
        && (part.Setting.Venue ?? part.Setting.Room) is not null
        && whole.Setting.Place is not null
        && whole.Span.Precision == EventPrecision.Day
        && part.Span.Precision == EventPrecision.Day
        && whole.Span.First <= part.Span.First
        && part.Span.Last <= whole.Span.Last;

    private static bool AreSameEvent(Candidate one, Candidate other, Dictionary<string, HashSet<string>> stems) =>
        one.Span.First == other.Span.First && one.Span.Last == other.Span.Last && one.Span.Precision == other.Span.Precision
        && !one.Setting.Conflicts(other.Setting)
        && !(one.Time is not null && other.Time is not null && one.Time.From != other.Time.From)
        && !(one.Sentence.Kind == SentenceKind.Item && other.Sentence.Kind == SentenceKind.Item)
        && (HaveSameTime(one, other) || IsVague(one.Title) || IsVague(other.Title)
            || Likeness(one.Title.Text, other.Title.Text, stems) >= Alike);

    /// <summary>
    /// Whether another candidate has a more precise date for the same event: a day in the month of this one, or a run of days that begins
    /// or ends on the day of this one.
    /// </summary>
    private static bool IsVaguer(Candidate one, Candidate other, Dictionary<string, HashSet<string>> stems) =>
        one != other
        && !one.Setting.Conflicts(other.Setting)
        && (
            one.Span.Precision == EventPrecision.Month
                ? other.Span.Precision == EventPrecision.Day
                    && (other.Span.First.Year, other.Span.First.Month) == (one.Span.First.Year, one.Span.First.Month)
                : one.Time is null
                    && one.Span.First == one.Span.Last
                    && other.Span.Last > other.Span.First
                    && other.Span.Precision == EventPrecision.Day
                    && (one.Span.First == other.Span.First || one.Span.First == other.Span.Last)
                    && one.Title.Source < TitleSource.Quotation)
        && Likeness(one.Title.Text, other.Title.Text, stems) >= Alike;

    private static bool HaveSameTime(Candidate one, Candidate other) => one.Time is not null && one.Time.From == other.Time?.From;

    private static bool IsVague(EventTitle title) => title.Source is TitleSource.Article or TitleSource.Clause;

    private static Candidate Join(Candidate one, Candidate other)
    {
        var (better, lesser) = other.Title.Source > one.Title.Source ? (other, one) : (one, other);
        var time = one.Time?.To is not null ? one.Time : other.Time?.To is not null ? other.Time : one.Time ?? other.Time;
        return better with
        {
            Time = time,
            Setting = better.Setting.Or(lesser.Setting),
            Span = better.Span.Source <= lesser.Span.Source ? better.Span : lesser.Span,
            Confidence = Math.Round(Math.Min(EventClassifier.MaxConfidence, Math.Max(one.Confidence, other.Confidence) + Corroboration), 2),
        };
    }

    /// <summary>
    /// The fraction of the words of the shorter title that the other title has, 0 to 1. Only the first letters of words are
    /// compared, because endings vary.
    /// </summary>
    private static double Likeness(string one, string other, Dictionary<string, HashSet<string>> stems)
    {
        var (first, second) = (Of(one), Of(other));
        var shorter = Math.Min(first.Count, second.Count);
        return shorter == 0 ? 0 : (double)first.Count(second.Contains) / shorter;

        HashSet<string> Of(string title) => stems.TryGetValue(title, out var known) ? known : stems[title] = Stems(title);
    }

    private static HashSet<string> Stems(string title) =>
        [
            .. Letters
                .Fold(title)
                .Split(
                    [' ', '\'', '’', '-', ',', ':', '(', ')', '«', '»', '"', '“', '”', '?', '.'],
                    StringSplitOptions.RemoveEmptyEntries)
                .Where(word => word.Length > 3)
                .Select(word => word[..Math.Min(5, word.Length)]),
        ];
}
