using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Names;

/// <summary>
/// Finds the acronyms that a text defines: <c>Centre des migrations mixtes (MMC)</c> and <c>MMC (Centre des migrations mixtes)</c>. The
/// words that belong to an acronym are determined as in Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions
/// in biomedical text" (2003). <see cref="LongForm"/> adds rules for French names.
/// </summary>
public static partial class AcronymDefinitions
{
    private const int MaxNames = 60;
    private const int MaxNameLength = 160;
    private const int MaxTextLength = 200_000;

    /// <summary>
    /// The definitions in the order of the text, at most 60. If an acronym is defined more than once, the first definition counts. Only
    /// the first 200,000 characters are read.
    /// </summary>
    public static IReadOnlyList<Name> Find(string text)
    {
        var names = new List<Name>();
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var match in Parentheses().EnumerateMatches(text.Length > MaxTextLength ? text.AsSpan(0, MaxTextLength) : text))
        {
            var parenthesis = new Parenthesis(match.Index, text[(match.Index + 1)..(match.Index + match.Length - 1)]);
            // Long texts repeat their acronyms thousands of times: the long form is looked for once.
            var name = known.Contains(parenthesis.Inside.Trim()) ? null : Before(text, parenthesis) ?? Inside(text, parenthesis, known);
            if (name is not null && known.Add(name.Acronym))
            {
                names.Add(name);
            }

            if (names.Count == MaxNames)
            {
                break;
            }
        }

        return names;
    }

    /// <summary>The definition if the acronym is in the parenthesis and the name before it; null otherwise.</summary>
    private static Name? Before(string text, Parenthesis parenthesis)
    {
        var acronym = parenthesis.Inside.Trim();
        if (!Acronym().IsMatch(acronym))
        {
            return null;
        }

        var clause = Clause(text[Math.Max(0, parenthesis.Index - MaxNameLength)..parenthesis.Index]);
        var words = Word().Matches(clause);

        // Takes the shortest run of words before the parenthesis that matches the acronym.
        for (var start = words.Count - 2; start >= 0 && words.Count - start <= LongForm.MaxWords(acronym); start--)
        {
            if (LongForm.Fits(acronym, [.. words.Skip(start).Select(word => word.Value)]))
            {
                return new Name(acronym, Block.Line(clause[words[start].Index..]).TrimEnd(',', ' '));
            }
        }

        return null;
    }

    /// <summary>The end of a text, from the last end of a sentence or of another parenthesis.</summary>
    private static string Clause(string text)
    {
        var clause = text[(text.LastIndexOfAny(['\n', '(', ')', ';', ':', '«', '»', '“', '”', '"', '!', '?']) + 1)..];
        return SentenceEnd().Matches(clause).LastOrDefault() is { } end ? clause[(end.Index + end.Length)..] : clause;
    }

    /// <summary>The definition if the name is in the parenthesis and the acronym before it; null otherwise.</summary>
    private static Name? Inside(string text, Parenthesis parenthesis, HashSet<string> known)
    {
        var before = LastWord().Match(text[Math.Max(0, parenthesis.Index - 40)..parenthesis.Index]);
        if (!before.Success || !Acronym().IsMatch(before.Value) || known.Contains(before.Value))
        {
            return null;
        }

        var name = Block.Line(parenthesis.Inside);
        if (name.IndexOfAny(['"', '«', '“', ':', ';']) >= 0)
        {
            return null;
        }

        var words = Word().Matches(name).Select(word => word.Value).ToArray();
        return words.Length >= 2 && words.Length <= LongForm.MaxWords(before.Value) && LongForm.Fits(before.Value, words)
            ? new Name(before.Value, name)
            : null;
    }

    private readonly record struct Parenthesis(int Index, string Inside);

    [GeneratedRegex(@"\([^()\n]{2,160}\)", RegexOptions.CultureInvariant)]
    private static partial Regex Parentheses();

    // Two to ten letters and digits with at least two capitals; or a capital and small letters (Onm), which must
    // match the name letter by letter.
    [GeneratedRegex(
        @"^(?=.*\p{L})(?:(?=(?:.*\p{Lu}){2})[\p{L}\p{Nd}&.-]{2,10}|\p{Nd}\p{Lu}\p{L}{0,4}|\p{Lu}\p{Ll}{1,6})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Acronym();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"[\p{L}\p{Nd}&-]{2,10}(?=\p{P}? ?$)", RegexOptions.CultureInvariant)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\p{Ll}{2}[.…] (?=\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
