using System.Collections.Concurrent;

namespace Newsroom.Search.Analysis;

/// <summary>The analysis of a stretch of text between two spaces.</summary>
/// <param name="Tokens">Their positions and offsets count from the beginning of the stretch.</param>
/// <param name="Positions">The number of its words; stop words count.</param>
internal sealed record AnalysedWord(Token[] Tokens, int Positions);

/// <summary>
/// Caches the analysis of stretches of text in one language. Texts repeat the same words, and a lookup takes a fiftieth of the time.
/// When the cache is full, entries that were not used since it was last full are dropped.
/// </summary>
/// <param name="capacity">Max entries in each of the two generations.</param>
internal sealed class AnalysisCache(int capacity)
{
    /// <summary>Longer stretches are not cached: they do not occur twice.</summary>
    public const int MaxLength = 40;

    private volatile ConcurrentDictionary<string, AnalysedWord> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, AnalysedWord> _old = new(StringComparer.Ordinal);
    private int _count;

    public AnalysedWord GetOrAdd(ReadOnlySpan<char> text, Func<string, AnalysedWord> analyse)
    {
        if (text.Length > MaxLength)
        {
            return analyse(text.ToString());
        }

        if (_young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known))
        {
            return known;
        }

        var key = text.ToString();
        known = _old.TryGetValue(key, out var old) ? old : analyse(key);
        if (_young.TryAdd(key, known) && Interlocked.Increment(ref _count) >= capacity)
        {
            Interlocked.Exchange(ref _count, 0);
            _old = _young;
            _young = new ConcurrentDictionary<string, AnalysedWord>(StringComparer.Ordinal);
        }

        return known;
    }
}
