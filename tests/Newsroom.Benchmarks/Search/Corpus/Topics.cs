namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Finds related pieces: those that share a characteristic word.</summary>
internal sealed class Topics
{
    private const int WordsPerPiece = 3;
    private const int MinFrequency = 3;
    private const int MaxFrequency = 60;
    private const int MinWordLength = 5;

    private readonly int[][] _related;

    /// <param name="pieces">The words of each, in lower case.</param>
    public Topics(IReadOnlyList<string[]> pieces)
    {
        var frequencies = pieces.SelectMany(words => words.Distinct()).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var topics = pieces
            .SelectMany((words, piece) => Characteristic(words, frequencies).Select(word => (word, piece)))
            .ToLookup(pair => pair.word, pair => pair.piece, StringComparer.Ordinal);
        _related =
        [
            .. pieces.Select((words, piece) => Characteristic(words, frequencies)
                .SelectMany(word => topics[word]).Append(piece).Distinct().ToArray()),
        ];
    }

    /// <summary>A piece and related ones, if there are any.</summary>
    public int[] Pick(int max, Random random)
    {
        var piece = random.Next(_related.Length);
        return [piece, .. random.GetItems(_related[piece], random.Next(1, max))];
    }

    private static IEnumerable<string> Characteristic(string[] words, Dictionary<string, int> frequencies) => words
        .Where(word => word.Length >= MinWordLength && frequencies[word] is >= MinFrequency and <= MaxFrequency)
        .CountBy(word => word)
        .OrderByDescending(pair => pair.Value / (double)frequencies[pair.Key])
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Take(WordsPerPiece)
        .Select(pair => pair.Key);
}
