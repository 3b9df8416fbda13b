using System.Buffers;
using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats;

/// <summary>
/// What a text may have before a parser sees it. The parser of Markdown takes time in proportion to the square of the brackets, of the
/// addresses and of the unclosed emphasis in a paragraph and of the link definitions, and a kilobyte of memory for every cell and every
/// line; an article has far fewer of all these.
/// </summary>
internal static partial class InputBounds
{
    private static readonly SearchValues<char> EmphasisSigns = SearchValues.Create("*_~^=+");

    private const int MaxLines = 50_000;
    private const int MaxLine = 200_000;
    private const int MaxCells = 50_000;
    private const int MaxCellsInLine = 500;
    private const int MaxDefinitions = 2_000;
    private const int MaxBrackets = 20_000;
    private const int MaxBracketsInParagraph = 2_000;
    private const int MaxLinksInParagraph = 1_000;
    private const int MaxEmphasis = 200_000;
    private const int MaxEmphasisInParagraph = 4_000;

    /// <param name="text">The text.</param>
    /// <param name="maxLine">Characters of the longest line.</param>
    /// <exception cref="UnreadableException">A line is too long, or there are too many; the message names it.</exception>
    public static void CheckLines(string text, int maxLine = MaxLine)
    {
        var (number, written) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            Refuse(++number, line.Length, maxLine, "characters in one line");
            written += line.IsWhiteSpace() ? 0 : 1;
        }

        Refuse(number, written, MaxLines, "lines");
    }

    /// <exception cref="UnreadableException">The text would take too much time or memory to parse; the message says where.</exception>
    public static void CheckMarkdown(string text)
    {
        CheckLines(text);
        var (number, cells, definitions, brackets, paragraph) = (0, 0, 0, 0, 0);
        var (emphasis, emphasisInParagraph, links) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var (pipes, openers) = (line.Count('|'), line.Count('['));
            cells += pipes;
            brackets += openers;
            paragraph = BeginsBlock(line) ? openers : paragraph + openers;
            var starts = EmphasisIn(line);
            emphasis += starts;
            emphasisInParagraph = BeginsBlock(line) ? starts : emphasisInParagraph + starts;
            var isDefinition = Definition().IsMatch(line);
            definitions += isDefinition ? 1 : 0;
            var addresses = isDefinition ? 0 : BareAddress().Count(line);
            links = BeginsBlock(line) ? addresses : links + addresses;
            Refuse(number, pipes, MaxCellsInLine, "cells in one line");
            Refuse(number, cells, MaxCells, "cells in tables");
            Refuse(number, paragraph, MaxBracketsInParagraph, "opening brackets in one paragraph");
            Refuse(number, brackets, MaxBrackets, "opening brackets");
            Refuse(number, links, MaxLinksInParagraph, "web addresses in one paragraph");
            Refuse(number, emphasisInParagraph, MaxEmphasisInParagraph, "signs that begin emphasis in one paragraph");
            Refuse(number, emphasis, MaxEmphasis, "signs that begin emphasis");
            Refuse(number, definitions, MaxDefinitions, "definitions of links or notes");
        }
    }

    /// <summary>Runs of signs that can begin emphasis: no letter before them, and no blank behind.</summary>
    private static int EmphasisIn(ReadOnlySpan<char> line)
    {
        var count = 0;
        for (var i = line.IndexOfAny(EmphasisSigns); i >= 0 && i < line.Length; i++)
        {
            var canBegin = (i == 0 || !char.IsLetterOrDigit(line[i - 1])) && i + 1 < line.Length && !char.IsWhiteSpace(line[i + 1]);
            count += canBegin && IsEmphasis(line[i]) && !(i > 0 && line[i - 1] == line[i]) ? 1 : 0;
        }

        return count;
    }

    private static bool IsEmphasis(char c) => EmphasisSigns.Contains(c);

    private static bool BeginsBlock(ReadOnlySpan<char> line) => line.Trim() is [] or ['#', ..] or ['-' or '*' or '+', ' ', ..];

    private static void Refuse(int line, int count, int max, string what)
    {
        if (count > max)
        {
            throw new UnreadableException($"The text is too large to read at line {line:N0}: it has more than {max:N0} {what}.");
        }
    }

    [GeneratedRegex(@"^[ >]{0,12}\[[^\]]{1,1000}\]:", RegexOptions.CultureInvariant)]
    private static partial Regex Definition();

    [GeneratedRegex("www\\.|https?://|ftp://|mailto:|tel:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BareAddress();
}
