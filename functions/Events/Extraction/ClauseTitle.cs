using System.Text.RegularExpressions;

namespace Newsroom.Events.Extraction;

/// <summary>What the sentence itself gives as a title: what is done, its subject, else the whole of it without its date and time.</summary>
internal static partial class ClauseTitle
{
    private const int LongestSubject = 80;

    public static string? Find(Clause clause, Trigger? verb, string language)
    {
        if (verb is not null && (Deed.Find(clause, verb, language) ?? Subject(clause, verb)) is { } named)
        {
            return named;
        }

        return WithoutDate(clause);
    }

    /// <summary>What takes place, where the verb says that it does.</summary>
    private static string? Subject(Clause clause, Trigger verb)
    {
        var phrase = clause.Phrase;
        if (verb.Kind is not (TriggerKind.Held or TriggerKind.Weak) || verb.Start <= clause.From || (verb.Start > phrase.Start && verb.Start <= phrase.End))
        {
            return null;
        }

        var text = clause.Sentence.Text;
        var words = text[(verb.Start > phrase.End ? phrase.End : clause.From)..verb.Start].Trim(' ', ',');
        words = TitleText.WithoutAuxiliary(Opener().Replace(words, ""));
        words = words.IndexOf(',') is > 0 and var comma ? words[..comma] : words;
        return words.Length <= LongestSubject && TitleText.IsName(words) ? words : null;
    }

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

    // "Enfin, la fête …"
    [GeneratedRegex(@"^(?:[\p{L}'’\-]+ ){0,2}[\p{L}'’\-]+, (?=(?:les? |la |l['’]|une? |the |an? |el |los |las |una? ))|^(?:et|and|y|puis|then|luego) ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opener();

    // Not that of an hour.
    [GeneratedRegex("[:;](?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colon();
}
