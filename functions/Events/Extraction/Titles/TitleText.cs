using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Events.Extraction.Titles;

/// <summary>
/// Makes a title from words of a sentence: without loose punctuation, with a capital at its beginning, at most 150 characters long.
/// </summary>
internal static partial class TitleText
{
    private const int MaxLength = 150;
    private const int MaxClauseLength = 90;
    private const int MinCutLength = 70;
    private const int MinClauseLength = 30;

    /// <summary>The words as a title, without their leading article.</summary>
    public static string Tidy(string words)
    {
        var text = LooseMarks().Replace(Spaces().Replace(words, " "), "$1").Trim(' ', ',', ';', ':', '–', '-', '.', '|', '(');
        text = Article().Replace(text, "");
        return Shorten(text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text);
    }

    /// <summary>A whole clause as a title. It is cut at a boundary if it has more than 90 characters.</summary>
    public static string TidyClause(string words)
    {
        var title = Tidy(words);
        var boundary =
            title.Length <= MaxClauseLength
                ? null
                : Boundaries().Matches(title[..MaxClauseLength]).LastOrDefault(mark => mark.Index >= MinClauseLength);
        return boundary is null ? title : $"{title[..boundary.Index].TrimEnd(' ', ',', ';', ':', '–', '-')}…";
    }

    /// <summary>Whether words before a verb are a noun phrase for a thing, and not a pronoun, people or half a sentence.</summary>
    public static bool IsName(string words) =>
        words.Length is >= 8 and <= 100
        && !words.Contains(',', StringComparison.Ordinal)
        && Article().IsMatch(words)
        && words.Count(' ') is >= 1 and <= 8
        && !Person().IsMatch(words);

    /// <summary>The words without the auxiliary verb at their end.</summary>
    public static string WithoutAuxiliary(string words) => Auxiliary().Replace(words, "");

    /// <summary>
    /// Shortens a title to at most 150 characters. First removes subordinate clauses, then replaces a name by the acronym after it, then
    /// cuts at a boundary and adds an ellipsis.
    /// </summary>
    public static string Shorten(string text)
    {
        if (text.Length > MaxLength)
        {
            text = Aside().Replace(text, "");
        }

        if (text.Length > MaxLength)
        {
            text = NamedSubject().Replace(text, "$1");
        }

        if (text.Length <= MaxLength)
        {
            return text;
        }

        var head = text[..(MaxLength - 1)];
        var boundary = Boundaries().Matches(head).LastOrDefault(mark => mark.Index >= MinCutLength)?.Index ?? head.LastIndexOf(' ');
        boundary = boundary < MinCutLength ? head.Length - (char.IsHighSurrogate(head[^1]) ? 1 : 0) : boundary;
        return $"{text[..boundary].TrimEnd(' ', ',', ';', ':', '–', '-')}…";
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Spaces();

    // Punctuation that remains after a date was removed: ", ,", " )" and "()".
    [GeneratedRegex(@"(?: ?,)+ ?(,)|\( ?\)| (?=[,.)])", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex LooseMarks();

    [GeneratedRegex(
        @"^(?:le |la |les |l['’]|une? |the |an? |el |los |las |una? )(?=[\p{L}0-9«“""])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Article();

    [GeneratedRegex(
        @"(?<!\p{L})(?:ministres?|ministers?|signataires?|participants?|experts?|membres?|members?|délégués?|delegates?|fonctionnaires?|officials?|auteurs?|authors?|leaders?|présidents?|presidents?|directeurs?|directors?|secretar(?:y|iat)|secrétariat|comité|committee|gouvernement|government)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Person();

    [GeneratedRegex(
        @"(?: (?:will|shall|is|are|was|were|be|been|has|have|had|to|a|ont|est|sont|sera|seront|été|se|s['’]|ha|han|fue|será|está))+ ?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Auxiliary();

    [GeneratedRegex(
        @", (?:qui|que|dont|où|which|who|where|que|cuyo|cuya) [^,]{3,120},",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex Aside();

    [GeneratedRegex(
        @"^(?:(?:Le |La |Les |L['’]|The |El )?\p{Lu}[^,;()]{10,110}) \((\p{Lu}[\p{L}0-9\-]{1,11})\)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: ReadingBudget.MatchTimeout
    )]
    private static partial Regex NamedSubject();

    [GeneratedRegex(@"[,;:] | (?:et|and|y|–|-) ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex Boundaries();
}
