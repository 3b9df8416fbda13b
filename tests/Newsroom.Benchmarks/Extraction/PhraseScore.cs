using System.Text.RegularExpressions;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>
/// Phrases that are to be in the text, and phrases that are not, counted as trafilatura's own evaluation does: over all pages, white
/// space made even. Unlike there, signs for where a word may be divided make no difference.
/// </summary>
internal sealed partial class PhraseScore
{
    private int _right;
    private int _wrong;
    private int _missing;

    public double Precision => Share(_right, _right + _wrong);
    public double Recall => Share(_right, _right + _missing);
    public double F1 => Share(2 * _right, (2 * _right) + _wrong + _missing);

    public void Add(string text, TestPage page)
    {
        var line = Even(text);
        var found = page.With.Count(phrase => line.Contains(Even(phrase), StringComparison.Ordinal));
        _right += found;
        _missing += page.With.Count - found;
        _wrong += page.Without.Count(phrase => line.Contains(Even(phrase), StringComparison.Ordinal));
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    private static string Even(string text) => Blanks().Replace(text.Replace("\u00AD", "", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
