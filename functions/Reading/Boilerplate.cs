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
    public static void CutHead(List<string> paragraphs, List<string> cut)
    {
        var head = paragraphs.TakeWhile(line => IsMenu(line) || IsShort(line)).Take(LongestHead).ToList();
        if (head.Count == paragraphs.Count || !head.Any(IsMenu))
        {
            return;
        }

        var headline = head.LastOrDefault(line => !IsMenu(line) && !PublicationLine.IsOne(line));
        paragraphs.RemoveRange(0, head.Count);
        cut.AddRange(head.Where(line => line != headline));
        if (headline is not null)
        {
            paragraphs.Insert(0, headline);
        }
    }

    /// <summary>Takes page furniture off the end of a text: from the first menu, rating or way to another article among the last short lines.</summary>
    public static void CutTail(List<string> paragraphs, List<string> cut)
    {
        var start = paragraphs.Count;
        while (start > 1 && (IsFurniture(paragraphs[start - 1]) || IsShort(paragraphs[start - 1])))
        {
            start--;
        }

        var first = paragraphs.FindIndex(start, IsFurniture);
        if (first >= 0)
        {
            while (first > 1 && (IsPrompt(paragraphs[first - 1]) || IsDangling(paragraphs[first - 1])))
            {
                first--;
            }

            cut.AddRange(paragraphs[first..]);
            paragraphs.RemoveRange(first, paragraphs.Count - first);
        }

        if (paragraphs.Count > 1 && IsDangling(paragraphs[^1]))
        {
            cut.Add(paragraphs[^1]);
            paragraphs.RemoveAt(paragraphs.Count - 1);
        }
    }

    /// <summary>Short enough for a headline or a prompt, and no sentence of a text.</summary>
    private static bool IsShort(string line) => line.Length <= LongestShort && line[^1] is not ('.' or ':' or '»' or '”' or '"') && !line.StartsWith("- ", StringComparison.Ordinal);

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
