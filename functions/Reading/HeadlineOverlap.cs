using System.Text.RegularExpressions;
using Newsroom.Events.Extraction;

namespace Newsroom.Reading;

/// <summary>
/// How much of a line a text says again: of its headline much, of the names of the site and the section above it nothing.
/// </summary>
internal sealed partial class HeadlineOverlap(IEnumerable<Block> text)
{
    /// <summary>From here on a line is a headline by its echo alone.</summary>
    public const double Strong = 0.4;

    /// <summary>So much more of a later line has to come back for it to be the headline instead of the first.</summary>
    public const double ClearLead = 0.4;

    /// <summary>Letters by which two forms of a word are taken for one.</summary>
    private const int Stem = 5;

    private const int MaxBlocks = 100;

    private readonly Lazy<HashSet<string>> _stems = new(() => [.. text.Take(MaxBlocks).SelectMany(block => Stems(block.Text))]);

    /// <summary>The part of a line's words of four letters and more that come back in the text, 0 to 1. 0 for lists and labels.</summary>
    public double Of(string line) =>
        Sign().IsMatch(line) || Stems(line).ToList() is not { Count: >= 2 } words
            ? 0
            : (double)words.Count(_stems.Value.Contains) / words.Count;

    private static IEnumerable<string> Stems(string text) =>
        Word().Matches(Letters.Fold(text)).Select(word => word.Value[..Math.Min(Stem, word.Length)]);

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@" [|·•»›>] |[\[\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Sign();
}
