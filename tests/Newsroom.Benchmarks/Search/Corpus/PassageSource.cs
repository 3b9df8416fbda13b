namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>The real pieces as raw material: their words in order, their lengths, related pieces.</summary>
internal sealed class PassageSource
{
    public PassageSource(IReadOnlyList<BenchDocument> pieces)
    {
        Pieces = [.. pieces.Select(piece => piece.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        Words = Pieces.Sum(piece => (long)piece.Length);
        var plain = Pieces.Select(piece => piece.Select(Plain).Where(word => word.Length > 0).ToArray()).ToList();
        Vocabulary = plain.SelectMany(words => words).ToHashSet(StringComparer.Ordinal);
        Topics = new Topics(plain);
    }

    /// <summary>The words of each piece with their punctuation.</summary>
    public IReadOnlyList<string[]> Pieces { get; }

    public long Words { get; }

    /// <summary>All words that consist of letters, in lower case.</summary>
    public IReadOnlyCollection<string> Vocabulary { get; }

    public Topics Topics { get; }

    /// <summary>Consecutive words of a piece.</summary>
    public ArraySegment<string> Passage(int piece, int length, Random random)
    {
        var words = Pieces[piece];
        var taken = Math.Min(length, words.Length);
        return new ArraySegment<string>(words, random.Next(words.Length - taken + 1), taken);
    }

    private static string Plain(string word)
    {
        var plain = word.Trim('.', ',', ';', ':', '(', ')', '«', '»', '"', '?', '!').ToLowerInvariant();
        return plain.All(char.IsLetter) ? plain : "";
    }
}
