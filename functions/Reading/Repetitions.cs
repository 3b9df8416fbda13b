using Newsroom.Content;

namespace Newsroom.Reading;

/// <summary>Paragraphs that an article has twice, in other words: a draft left beside its correction.</summary>
public static class Repetitions
{
    /// <summary>From here on two paragraphs are reported as alike.</summary>
    public const double Alike = 0.7;

    /// <summary>From here on the second is left out.</summary>
    public const double Same = 0.9;

    private const int MinLength = 120;
    private const int MaxLength = 20_000;
    private const int MaxBlocks = 2_000;

    /// <summary>Blocks between a paragraph and what it repeats.</summary>
    private const int Apart = 4;

    private const int FarApart = 26;

    /// <summary>
    /// Paragraphs much like one of the few before them, and how much (Dice's coefficient of their pairs of neighbouring words, 0 to 1).
    /// Manuals say the same in every chapter, and mean it.
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

            while (earlier.TryPeek(out var oldest) && number - oldest.Number > Apart)
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

        /// <summary>0 where the numbers differ: two dates in the same words are two facts.</summary>
        public double Likeness(Paragraph other)
        {
            if (SimHash.Distance(_fingerprint, other._fingerprint) > FarApart || _digits != other._digits)
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
