using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>Finds paragraphs that an article has twice with small differences, for example a draft next to its corrected form.</summary>
public static class Repetitions
{
    /// <summary>The minimum likeness, 0 to 1, from which two paragraphs are reported.</summary>
    public const double Alike = 0.7;

    /// <summary>The minimum likeness, 0 to 1, from which the second paragraph is left out.</summary>
    public const double Same = 0.9;

    private const int MinLength = 120;
    private const int MaxLength = 20_000;
    private const int MaxBlocks = 2_000;

    /// <summary>The maximum distance, in blocks, between a paragraph and its repetition.</summary>
    private const int MaxDistance = 4;

    /// <summary>The maximum distance, in bits, of the fingerprints of similar paragraphs.</summary>
    private const int MaxFingerprintDistance = 26;

    /// <summary>
    /// The paragraphs that are similar to one of the four blocks before them, with their likeness: Dice's coefficient of their pairs of
    /// neighbouring words, 0 to 1. Farther repetitions are ignored: manuals repeat text in every chapter on purpose.
    /// </summary>
    public static IEnumerable<(Block Block, double Likeness)> Find(IReadOnlyList<Block> blocks)
    {
        var earlier = new Queue<(Paragraph Paragraph, int Number)>();
        for (var number = 0; number < Math.Min(blocks.Count, MaxBlocks); number++)
        {
            if (blocks[number] is not { Kind: BlockKind.Paragraph, Text.Length: >= MinLength and <= MaxLength } block)
            {
                continue;
            }

            while (earlier.TryPeek(out var oldest) && number - oldest.Number > MaxDistance)
            {
                earlier.Dequeue();
            }

            var paragraph = new Paragraph(block);
            var likeness = earlier.Select(other => paragraph.Likeness(other.Paragraph)).DefaultIfEmpty().Max();
            if (likeness >= Alike)
            {
                yield return (block, likeness);
            }

            earlier.Enqueue((paragraph, number));
        }
    }

    private sealed class Paragraph(Block block)
    {
        private readonly ulong _fingerprint = SimHash.Of(block.Text);
        private readonly Lazy<Dictionary<(string, string), int>> _pairs = new(() => Pairs(Words(block.Text)));
        private readonly string _digits = string.Concat(block.Text.Where(char.IsDigit));

        /// <summary>
        /// The likeness of two paragraphs, 0 to 1. It is 0 if their digits differ, because the same words with two dates state two facts.
        /// </summary>
        public double Likeness(Paragraph other)
        {
            if (SimHash.Distance(_fingerprint, other._fingerprint) > MaxFingerprintDistance || _digits != other._digits)
            {
                return 0;
            }

            var common = _pairs.Value.Sum(pair => Math.Min(pair.Value, other._pairs.Value.GetValueOrDefault(pair.Key)));
            return 2.0 * common / (_pairs.Value.Values.Sum() + other._pairs.Value.Values.Sum());
        }

        private static string[] Words(string text) =>
            text.ToLowerInvariant()
                .Split([' ', ',', '.', ';', ':', '’', '\'', '(', ')', '«', '»', '"'], StringSplitOptions.RemoveEmptyEntries);

        private static Dictionary<(string, string), int> Pairs(string[] words) =>
            words.Zip(words.Skip(1)).GroupBy(pair => pair).ToDictionary(group => group.Key, group => group.Count());
    }
}
