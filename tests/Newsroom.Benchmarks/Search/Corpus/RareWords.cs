namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>
/// The new words of a growing collection (Heaps' law) and their further occurrences: the more often a word was used, the more likely it
/// is used again (Simon's process), so that few become common and most stay rare.
/// </summary>
internal sealed class RareWords(long wordsBefore, IReadOnlyCollection<string> vocabulary)
{
    private const double Growth = 0.55;
    private const int MaxOccurrences = 3;

    private readonly LetterChain _chain = new(vocabulary);
    private readonly List<string> _occurrences = [];
    private long _words;
    private int _coined;

    /// <summary>The rare words of the next article; a word can occur several times.</summary>
    public IEnumerable<string> Next(int words, Random random)
    {
        _words += words;
        var expected = vocabulary.Count * (Math.Pow(1 + (double)_words / wordsBefore, Growth) - 1);
        while (_coined < expected)
        {
            _coined++;
            var again = _occurrences.Count == 0 ? null : _occurrences[random.Next(_occurrences.Count)];
            foreach (var word in Use(_chain.Coin(random), random).Concat(again is null ? [] : Use(again, random)))
            {
                yield return word;
            }
        }
    }

    private IEnumerable<string> Use(string word, Random random)
    {
        _occurrences.Add(word);
        return Enumerable.Repeat(word, random.Next(1, MaxOccurrences + 1));
    }
}
