namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Which pieces are about the same: those that share a word that is characteristic of each.</summary>
internal sealed class Topics
{
    private const int PerPiece = 3;
    private const int Fewest = 3;
    private const int Most = 60;
    private const int ShortestWord = 5;

    private readonly int[][] _related;

    /// <param name="pieces">The words of each, in lower case.</param>
    public Topics(IReadOnlyList<string[]> pieces)
    {
        var frequencies = pieces.SelectMany(words => words.Distinct()).CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        var topics = pieces
            .SelectMany((words, piece) => Characteristic(words, frequencies).Select(word => (word, piece)))
            .ToLookup(pair => pair.word, pair => pair.piece, StringComparer.Ordinal);
        _related = [.. pieces.Select((words, piece) => Characteristic(words, frequencies).SelectMany(word => topics[word]).Append(piece).Distinct().ToArray())];
    }

    /// <summary>A piece, and some that are related to it where there are any.</summary>
    public int[] Pick(int most, Random random)
    {
        var piece = random.Next(_related.Length);
        return [piece, .. random.GetItems(_related[piece], random.Next(1, most))];
    }

    private static IEnumerable<string> Characteristic(string[] words, Dictionary<string, int> frequencies) => words
        .Where(word => word.Length >= ShortestWord && frequencies[word] is >= Fewest and <= Most)
        .CountBy(word => word)
        .OrderByDescending(pair => pair.Value / (double)frequencies[pair.Key])
        .ThenBy(pair => pair.Key, StringComparer.Ordinal)
        .Take(PerPiece)
        .Select(pair => pair.Key);
}
