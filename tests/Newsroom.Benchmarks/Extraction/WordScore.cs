using System.Text.RegularExpressions;

namespace Newsroom.Benchmarks.Extraction;

/// <summary>How far two texts have the same words as often, whatever their order; the mean over pages.</summary>
internal sealed partial class WordScore
{
    private readonly List<(double Precision, double Recall, double F1)> _pages = [];

    public int Count => _pages.Count;
    public double Precision => _pages.Average(page => page.Precision);
    public double Recall => _pages.Average(page => page.Recall);
    public double F1 => _pages.Average(page => page.F1);

    public static IEnumerable<string> Words(string text) => Word().Matches(text).Select(word => word.Value.ToLowerInvariant());

    public void Add(string text, string expected)
    {
        var (found, meant) = (Words(text).CountBy(word => word).ToDictionary(), Words(expected).CountBy(word => word).ToDictionary());
        var shared = found.Sum(word => Math.Min(word.Value, meant.GetValueOrDefault(word.Key)));
        var (precision, recall) = (Share(shared, found.Values.Sum()), Share(shared, meant.Values.Sum()));
        _pages.Add((precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)));
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
