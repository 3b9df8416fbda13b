using System.Text.RegularExpressions;

namespace Newsroom.Reading;

/// <summary>
/// Lines that a web page left in the text and that are no part of it, told by where they stand and how they are built.
/// In doubt a line stays.
/// </summary>
public static partial class Boilerplate
{
    private const int LongestPrompt = 90;

    /// <summary>Takes page furniture off the end of a text: links to other articles, prompts among them, and an announcement of something that does not follow.</summary>
    public static void CutTail(List<string> paragraphs, List<string> cut)
    {
        var tail = new Stack<string>();
        while (paragraphs.Count > 1 && (IsNavigation(paragraphs[^1]) || IsDangling(paragraphs[^1]) || (tail.Count > 0 && IsPrompt(paragraphs[^1]))))
        {
            tail.Push(paragraphs[^1]);
            paragraphs.RemoveAt(paragraphs.Count - 1);
        }

        cut.AddRange(tail);
    }

    /// <summary>Starts with an arrow, or with a word in capitals that leads to the article before or after.</summary>
    private static bool IsNavigation(string line) => Navigation().IsMatch(line);

    /// <summary>A colon, and nothing comes after it.</summary>
    private static bool IsDangling(string line) => line.EndsWith(':') && line.Length <= 160;

    /// <summary>A short call to do something; only among other furniture, as articles may end in one too.</summary>
    private static bool IsPrompt(string line) => line.Length <= LongestPrompt && line.EndsWith('!');

    [GeneratedRegex(@"^(?:>>|»|→|←|<<|&gt;)|^(?:PREV|PREVIOUS|NEXT|PRÉCÉDENT|SUIVANT|ANTERIOR|SIGUIENTE|ZURÜCK|WEITER)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Navigation();
}
