using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// Finds a title in quotation marks: after a word such as "intitulé", or directly after the noun for the event.
/// Other quotations are direct speech.
/// </summary>
internal static partial class QuotedTitle
{
    private const int MaxIntroductionLength = 40;

    /// <summary>
    /// The quoted title that belongs to the date of a clause; null if there is none. A title after the date is ignored if another noun
    /// for an event stands between them.
    /// </summary>
    /// <param name="noun">The noun for the event, if it is known.</param>
    public static string? Find(Clause clause, Trigger? noun) =>
        Find(clause.Sentence, noun, quotation =>
            quotation >= clause.From
            && quotation < clause.To
            && !(
                quotation > clause.Phrase.End
                && clause.TriggersAfter.Any(other => other.Kind == TriggerKind.Noun && other != noun && other.End <= quotation)));

    /// <summary>The first quotation that a sentence introduces as a title; null if there is none.</summary>
    public static string? Find(Sentence sentence) => Find(sentence, null, _ => true);

    private static string? Find(Sentence sentence, Trigger? noun, Func<int, bool> belongs)
    {
        foreach (Match match in Quotation().Matches(sentence.Plain))
        {
            if (!belongs(match.Index))
            {
                continue;
            }

            var near = sentence.Plain[Math.Max(0, match.Index - MaxIntroductionLength)..match.Index];
            if (
                Introduction().IsMatch(near)
                || (noun is not null && noun.End <= match.Index && NounBefore().IsMatch(sentence.Plain[noun.Start..match.Index])))
            {
                var title = match.Groups["title"];
                return sentence.Text.Substring(title.Index, title.Length).Trim(' ', ',');
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"(?:« ?(?<title>[^«»]{4,250}?) ?»|“(?<title>[^“”]{4,250})”|""(?<title>[^""]{4,250})""|(?<=[ (])'(?<title>[^'""“«]{8,200})'(?!\p{L}))",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Quotation();

    [GeneratedRegex(
        @"(?<!\p{L})(?:intitulée?s?|titrée?s?|sur le thème(?: de)?|ayant pour thème|baptisée?s?|dénommée?s?|entitled|titled|on the theme(?: of)?|under the title|called|named|titulad[oa]s?|bajo el (?:título|lema)|sobre el tema|denominad[oa]s?) ?[:,]? ?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Introduction();

    [GeneratedRegex(@"^[^,;.«“""]{1,45}(?: :)? ?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex NounBefore();
}
