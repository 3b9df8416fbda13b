namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>
/// Composes further articles: passages of a few related pieces, so that phrases and co-occurrences stay natural, as long as a real piece,
/// with words that no article before had. Each number follows the one before it.
/// </summary>
internal sealed class ArticleComposer(PassageSource source)
{
    private const int Seed = 4711;
    private const int MaxPieces = 5;
    private const int MaxPassages = 6;

    private readonly Random _random = new(Seed);
    private readonly RareWords _rare = new(source.Words, source.Vocabulary);

    public BenchDocument Compose(int number)
    {
        var pieces = source.Topics.Pick(MaxPieces, _random);
        var wanted = source.Pieces[_random.Next(source.Pieces.Count)].Length;
        var words = new List<string>(wanted + 30);
        while (words.Count < wanted)
        {
            Paragraph(words, pieces, wanted);
        }

        foreach (var rare in _rare.Next(words.Count, _random))
        {
            words.Insert(_random.Next(words.Count), rare);
        }

        return BenchDocument.Make(
            number, Title(pieces[0]), string.Join(' ', words).Replace(" \n\n ", "\n\n", StringComparison.Ordinal).TrimEnd());
    }

    private string Title(int piece)
    {
        var words = source.Passage(piece, _random.Next(4, 10), _random);
        return Capitalize(string.Join(' ', words.AsSpan()).TrimEnd('.', ',', ';', ':'));
    }

    private void Paragraph(List<string> words, int[] pieces, int wanted)
    {
        for (var passages = _random.Next(1, MaxPassages); passages > 0 && words.Count < wanted; passages--)
        {
            var passage = source.Passage(pieces[_random.Next(pieces.Length)], _random.Next(5, 31), _random);
            words.Add(Capitalize(passage[0]));
            words.AddRange(passage[1..].AsSpan());
            words[^1] = $"{words[^1].TrimEnd('.', ',', ';', ':')}.";
        }

        words.Add("\n\n");
    }

    private static string Capitalize(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
