using System.Text.RegularExpressions;

namespace Newsroom.Reading;

/// <summary>
/// Lines that a web page left in the text and that are no part of it, told by where they stand and how they are built: a menu, a way
/// to the article before or after, a row of stars. Short lines go with them only where such evidence stands beside. In doubt a line stays.
/// </summary>
public static partial class Boilerplate
{
    private const int LongestShort = 120;
    private const int LongestPrompt = 90;
    private const int LongestMenu = 200;
    private const int LongestHead = 12;

    /// <summary>
    /// Takes page furniture off the head of a text. Where there is a menu among the short lines before the first paragraph, only the last
    /// of them that is neither menu nor date stays: the headline.
    /// </summary>
    public static void CutHead(List<Block> blocks, List<string> cut)
    {
        var head = blocks.TakeWhile(block => IsMenu(block.Text) || IsShort(block)).Take(LongestHead).ToList();
        if (head.Count == blocks.Count || !head.Any(block => IsMenu(block.Text)))
        {
            return;
        }

        var headline = head.FindLast(block => !IsMenu(block.Text) && !PublicationLine.IsOne(block.Text));
        foreach (var block in head.Where(block => block.Text != headline?.Text))
        {
            cut.Add(block.Text);
            block.Remove();
            blocks.Remove(block);
        }
    }

    /// <summary>Takes page furniture off the end of a text: from the first menu, rating or way to another article among the last short lines.</summary>
    public static void CutTail(List<Block> blocks, List<string> cut)
    {
        var start = blocks.Count;
        while (start > 1 && (IsFurniture(blocks[start - 1].Text) || IsShort(blocks[start - 1])))
        {
            start--;
        }

        var first = blocks.FindIndex(start, block => IsFurniture(block.Text));
        if (first >= 0)
        {
            while (first > 1 && (IsPrompt(blocks[first - 1].Text) || IsDangling(blocks[first - 1].Text)))
            {
                first--;
            }

            Cut(first);
        }

        if (blocks.Count > 1 && IsDangling(blocks[^1].Text))
        {
            Cut(blocks.Count - 1);
        }

        void Cut(int from)
        {
            cut.AddRange(blocks[from..].Select(block => block.Text));
            blocks[from..].ForEach(block => block.Remove());
            blocks.RemoveRange(from, blocks.Count - from);
        }
    }

    /// <summary>Short enough for a headline or a prompt, and no sentence of a text.</summary>
    private static bool IsShort(Block block) => block.Text is { Length: <= LongestShort } line && line[^1] is not ('.' or ':' or '»' or '”' or '"') && block.Kind != BlockKind.Item;

    private static bool IsFurniture(string line) => IsMenu(line) || Navigation().IsMatch(line) || (line.Length <= LongestMenu && Rating().IsMatch(line));

    /// <summary>Three or more short names with the same sign between them, as in breadcrumbs and lists of networks to share on.</summary>
    private static bool IsMenu(string line) => line.Length <= LongestMenu && Menu().IsMatch(line);

    /// <summary>A short call to do something; only beside other furniture, as articles may end in one too.</summary>
    private static bool IsPrompt(string line) => line.Length <= LongestPrompt && line.EndsWith('!');

    /// <summary>A colon, and nothing comes after it.</summary>
    private static bool IsDangling(string line) => line.EndsWith(':') && line.Length <= 160;

    // Names of up to 30 characters; a prompt or a sentence may stand before the first.
    [GeneratedRegex(@"(?:^|[:.?!] |\s)\P{P}{1,30}(?<sign> [|›»>·/•] )[^|›»>·/•.]{1,30}(?:\k<sign>[^|›»>·/•.]{1,40})+$|[.?!] [^.|·]{2,30} [|·] [^.|·]{2,30}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Menu();

    [GeneratedRegex(@"^(?:>>|»|→|←|<<)|^(?:PREV|PREVIOUS|NEXT|PRÉCÉDENT|SUIVANT|ANTERIOR|SIGUIENTE|ZURÜCK|WEITER)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Navigation();

    [GeneratedRegex(@"(?:[☆★] ?){3}|\b1 2 3 4 5\b|\b1 (?:à|a|to|bis) 5$", RegexOptions.CultureInvariant)]
    private static partial Regex Rating();
}
