using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Events.Extraction.Classification;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// Makes a title from the clause itself: from the act that its verb names, from the subject of the verb, or from the words without date
/// and time if they contain no finite verb.
/// </summary>
internal static partial class ClauseTitle
{
    private const int MaxSubjectLength = 80;

    /// <summary>The title; null if the clause gives none.</summary>
    /// <param name="verb">The verb that shows that the date is an event's, if there is one.</param>
    /// <param name="language">Two-letter code of the article's language.</param>
    public static string? Find(Clause clause, Trigger? verb, string language)
    {
        if (
            verb is not null
            && (NominalizedTitle.Find(clause, verb, language) ?? Complement(clause, verb) ?? Subject(clause, verb)) is { } named)
        {
            return named;
        }

        return WithoutDate(clause) is { } words && !IsClause(words) ? words : null;
    }

    /// <summary>
    /// The subject of a verb such as "aura lieu" or "takes place"; null if the verb has another meaning, or the subject is not a name.
    /// </summary>
    private static string? Subject(Clause clause, Trigger verb)
    {
        var phrase = clause.Phrase;
        if (
            !Occurs().IsMatch(Letters.Fold(clause.Sentence.Plain[verb.Start..verb.End]))
            || verb.Start <= clause.From
            || (verb.Start > phrase.Start && verb.Start <= phrase.End))
        {
            return null;
        }

        var text = clause.Sentence.Text;
        var from = verb.Start > phrase.End ? phrase.End : clause.From;
        from = clause.Time is { } time && time.Lead >= from && time.End < verb.Start ? time.End : from;
        var words = text[from..verb.Start].Trim(' ', ',');
        words = TitleText.WithoutAuxiliary(Opener().Replace(words, ""));
        words = words.IndexOf(',') is > 0 and var comma ? words[..comma] : words;
        return words.Length <= MaxSubjectLength && TitleText.IsName(words) ? words : null;
    }

    // The object: "La saison s'ouvre avec la Nuit du conte", "Les parents sont invités à la tablée".
    private static string? Complement(Clause clause, Trigger verb)
    {
        var words = verb.End < clause.Phrase.Lead ? clause.Sentence.Text[verb.End..clause.Phrase.Lead] : "";
        var complement =
            Letters.Fold(clause.Sentence.Plain[verb.Start..verb.End]) is var folded && Invites().IsMatch(folded)
                ? Invitation().Match(words)
            : Opens().IsMatch(folded) ? Opening().Match(words)
            : Match.Empty;
        return complement.Success ? complement.Groups["what"].Value : null;
    }

    // "Doce municipios firmaron un protocolo" is a statement, so it is not used as a title.
    private static bool IsClause(string words) =>
        TriggerFinder.Find(words).Exists(trigger => trigger.Kind is not (TriggerKind.Noun or TriggerKind.Deadline))
        || FiniteVerb().IsMatch(words);

    private static string WithoutDate(Clause clause)
    {
        var (text, phrase) = (clause.Sentence.Text, clause.Phrase);
        var cuts = new List<(int Start, int End)> { (phrase.Lead, phrase.End) };
        if (clause.Time is { } time)
        {
            cuts.Add((time.Lead, time.End));
        }

        cuts.Sort();
        var words = "";
        var at = clause.From + Math.Max(0, Colon().Matches(clause.Before).LastOrDefault() is { } colon ? colon.Index + 1 : 0);
        foreach (var (start, end) in cuts)
        {
            words += text[at..Math.Max(at, start)];
            at = Math.Max(at, end);
        }

        return Opener().Replace((words + text[at..Math.Max(at, clause.To)]).Trim(' ', ','), "");
    }

    [GeneratedRegex(
        @"(?<!\p{L})(?:est|sont|a|ont|était|étaient|fut|sera|seront|se|s'\p{L}+|n'\p{L}+|ne|is|are|was|were|has|have|had|will|shall|can|may|must|es|son|era|fue|fueron|ha|han|será|serán|hay|foi|foram|há|são"
        + @"|\p{L}{2,}(?:era|ira|dra|eront|iront|dront|rá|rán|aron|ieron))(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex FiniteVerb();

    [GeneratedRegex(
        "(?:tiendr|tenu|tient|lieu|deroul|debut|commenc|demarr|est |sont "
            + "|sera|seront|prevu|programm|propos|fete|donne|attend|place|held|planned|scheduled|start|begin|will "
            + "be|opens|ouvr|celebr|lugar|impart|realiz|llev|desarroll|expond|proyect|estren|previst|inici|empez|abrir|comienzo|ouvert|opened|abrio|fijo|set for)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Occurs();

    [GeneratedRegex("invit|convi", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Invites();

    [GeneratedRegex(
        "ouvr|ouvert|open|abr|start|begin|empez|comenz|commenc|debut",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Opens();

    [GeneratedRegex(
        @"^ (?:à la |à l['’]|au |aux |à une? |to (?:the |an? |our )?|al |a la |a un[ao]? )(?<what>[^,;:.]{6,80}?)(?: (?:du|of|del?|qui|which|that))? ?,? *$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Invitation();

    [GeneratedRegex(
        @"^(?: \p{L}+)? (?:avec|par|with|con) (?<what>[^,;:.]{6,80}?) ?,? *$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Opening();

    // An introduction before the title: "Enfin, la fête …".
    [GeneratedRegex(
        @"^(?:[\p{L}'’\-]+ ){0,2}[\p{L}'’\-]+, (?=(?:les? |la |l['’]|une? |the |an? |el |los |las |una? ))|^(?:et|and|y|puis|then|luego) ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Opener();

    // A colon between digits belongs to a time of day.
    [GeneratedRegex("[:;](?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Colon();
}
