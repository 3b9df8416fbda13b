using System.Collections.Frozen;
using Newsroom.Events.Extraction;

namespace Newsroom.Reading.Names;

/// <summary>Decides whether words are the long form of an acronym.</summary>
internal static class LongForm
{
    private const int MaxUnmatched = 3;

    /// <summary>Articles, prepositions and conjunctions. An acronym may leave them out.</summary>
    private static readonly FrozenSet<string> Small = (
        "de du des d la le les l un une et en au aux a sur pour par dans sous the of and for on in to at with el los las del y e da do "
            + "dos das di della dei degli il lo i gli "
        + "para por con sobre o os as um uma em no na per su von der die das und fur im zur zum van het een").Split(' ').ToFrozenSet();

    /// <summary>
    /// The maximum number of words in the long form of an acronym. Schwartz and Hearst allow min(n + 5, 2n) words for n letters. Six more
    /// are allowed here, because Romance languages need more articles and prepositions.
    /// </summary>
    public static int MaxWords(string acronym) => Math.Min(acronym.Length + 5, 2 * acronym.Length) + 6;

    /// <summary>
    /// Whether an acronym stands for words. The first word must not be an article or a preposition. One of three rules must match:
    /// the letters are the initials of the words in their order, without small words if needed; the letters occur in the words in
    /// their order, the first one as an initial; or the letters are the initials in another order, because some French names have
    /// an English acronym (ICMPD, DRC).
    /// </summary>
    /// <param name="acronym">The acronym as written.</param>
    /// <param name="words">The words as written; at least one.</param>
    public static bool Fits(string acronym, IReadOnlyList<string> words)
    {
        var letters = Letters.Fold(RepeatByDigit(acronym));
        var folded = words.Select(Letters.Fold).ToArray();
        if (letters.Length < 2 || Small.Contains(folded[0]) || folded.Contains(letters))
        {
            return false;
        }

        // A small letter at the end is a plural (NGOs), or belongs to the word of the capital before it (4Mi).
        var bare =
            acronym.Length > 2 && char.IsLower(acronym[^1]) && acronym.Any(char.IsUpper) && !acronym.Skip(1).All(char.IsLower)
                ? letters[..^1]
                : letters;
        return HasInitials(letters, folded)
            || HasInitials(bare, folded)
            || (
                !IsWord(acronym)
                && (
                    HasLetters(letters, folded)
                    || (bare.Length >= 3 && HasInitialsInAnyOrder(bare, folded) && char.IsUpper(words[0][0]))))
            || (IsWord(acronym) && letters.Length >= 4 && HasInitialsInAnyOrder(letters, folded) && char.IsUpper(words[0][0]));
    }

    /// <summary>The letters of an acronym. A digit from 2 to 5 repeats a letter: W3C becomes WWC, 4Mi becomes MMMMi.</summary>
    private static string RepeatByDigit(string acronym)
    {
        var digit = acronym.FirstOrDefault(char.IsAsciiDigit);
        if (digit is < '2' or > '5')
        {
            return new string([.. acronym.Where(char.IsLetter)]);
        }

        var at = acronym.IndexOf(digit, StringComparison.Ordinal);
        var repeated = at == 0 ? acronym[1] : acronym[at - 1];
        return new string([
            .. acronym[..at],
            .. Enumerable.Repeat(repeated, at == 0 ? digit - '0' - 1 : digit - '0' - 2),
            .. acronym[(at + 1)..],
        ]);
    }

    private static bool IsWord(string acronym) => acronym.Skip(1).All(char.IsLower);

    private static bool HasInitials(string letters, string[] words)
    {
        var next = 0;
        var unmatched = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (next < letters.Length && words[i][0] == letters[next])
            {
                next++;
            }
            else if (i == 0)
            {
                return false;
            }
            else if (!Small.Contains(words[i]) && ++unmatched > MaxUnmatched)
            {
                return false;
            }
        }

        // All letters must match. Further words may follow the last matched one: "…, régulières et ordonnées (PMM)".
        return next == letters.Length;
    }

    /// <summary>
    /// Whether the letters occur in the words in their order, and the first letter begins the first word. Searches from the
    /// right, as Schwartz and Hearst do.
    /// </summary>
    private static bool HasLetters(string letters, string[] words)
    {
        var text = string.Join(' ', words);
        var at = text.Length;
        for (var i = letters.Length - 1; i >= 0; i--)
        {
            do
            {
                at--;
            }
            while (at >= 0 && (text[at] != letters[i] || (i == 0 && at > 0 && text[at - 1] != ' ')));

            if (at < 0)
            {
                return false;
            }
        }

        return at == 0 && words.Count(word => !Small.Contains(word)) <= letters.Length + 1;
    }

    private static bool HasInitialsInAnyOrder(string letters, string[] words)
    {
        var left = letters.ToList();
        var unmatched = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (!Small.Contains(words[i]) && !left.Remove(words[i][0]))
            {
                unmatched++;
                if (i == 0)
                {
                    return false;
                }
            }
        }

        return left.Count == 0 && unmatched <= MaxUnmatched;
    }
}
