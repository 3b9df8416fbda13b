using System.Text;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>
/// Joins what a hyphen divides at the end of a line. The words of the document tell whether the hyphen belongs to the word.
/// </summary>
internal sealed class Hyphens(IEnumerable<Line> lines)
{
    private readonly HashSet<string> _words = lines
        .SelectMany(line => line.Words.Select(word => Bare(word.Text))).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds a line to the text of a paragraph.</summary>
    public void Append(StringBuilder text, string line)
    {
        if (text.Length == 0 || line.Length == 0)
        {
            text.Append(line);
            return;
        }

        var end = text.ToString(Math.Max(0, text.Length - 60), Math.Min(60, text.Length));
        if (Letters.EndsWithHyphen(end))
        {
            if (end[^1] == '\u00AD' || (Letters.BeginsInLowerCase(line) && !BelongsToWord(end, line)))
            {
                text.Length--;
            }
        }
        else if (!(Letters.HasNoBlanks(end[^1]) && Letters.HasNoBlanks(line[0])))
        {
            text.Append(' ');
        }

        text.Append(line);
    }

    private bool BelongsToWord(string end, string line)
    {
        var first = Bare(end[(end.LastIndexOf(' ') + 1)..^1]);
        var second = Bare(line.Split(' ', 2)[0]);
        return first.Contains('-', StringComparison.Ordinal)
            || (_words.Contains($"{first}-{second}") && !_words.Contains(first + second));
    }

    private static string Bare(string word) => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '«', '»', '“', '”', '\u00A0');
}
