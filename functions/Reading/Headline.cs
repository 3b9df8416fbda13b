using System.Text.RegularExpressions;
using Newsroom.Events.Extraction;

namespace Newsroom.Reading;

/// <summary>Tells a headline from the names of sites and sections that stand above it: the text takes up its words.</summary>
internal static partial class Headline
{
    /// <summary>Half of the words come back in the text.</summary>
    public const double LoudEcho = 0.5;

    /// <summary>Letters by which two forms of a word are taken for one.</summary>
    private const int Stem = 5;

    /// <summary>The part of a line's words of four letters and more that come back in the text, 0 to 1. 0 for lists and labels.</summary>
    public static double Echo(string line, string text)
    {
        var words = Stems(line).ToList();
        return words.Count < 2 || Sign().IsMatch(line) ? 0 : (double)words.Count(Stems(text).ToHashSet().Contains) / words.Count;
    }

    /// <summary>A line that is one quotation.</summary>
    public static bool IsQuotation(string line) =>
        line.Length > 2 && (line[0], line[^1]) is ('"', '"') or ('“', '”') or ('«', '»') && line[1..^1].IndexOfAny(['"', '“', '«']) < 0;

    private static IEnumerable<string> Stems(string text) => Word().Matches(Letters.Fold(text)).Select(word => word.Value[..Math.Min(Stem, word.Length)]);

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@" [|·•»›>] |[\[\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
