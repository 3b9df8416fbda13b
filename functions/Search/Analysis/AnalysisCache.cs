using System.Collections.Concurrent;

namespace Newsroom.Search;

/// <summary>What the analysis makes of a stretch of text between two spaces.</summary>
/// <param name="Tokens">Counted from the beginning of the stretch.</param>
/// <param name="Positions">Words in it, stop words counted.</param>
internal sealed record KnownWord(Token[] Tokens, int Positions);

/// <summary>
/// Remembers what the analysis of a language made of the stretches of text that it met: texts are made of the same words again and again,
/// and looking one up takes a fiftieth of the time. When it is full, what was not met since it was last full is forgotten.
/// </summary>
/// <param name="capacity">Stretches in each of the two generations.</param>
internal sealed class KnownWords(int capacity)
{
    /// <summary>Longer stretches are not remembered: no two texts have them.</summary>
    public const int Longest = 40;

    private volatile ConcurrentDictionary<string, KnownWord> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, KnownWord> _old = new(StringComparer.Ordinal);
    private int _count;

    public KnownWord GetOrAdd(ReadOnlySpan<char> text, Func<string, KnownWord> analyse)
    {
        if (text.Length > Longest)
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
            _young = new ConcurrentDictionary<string, KnownWord>(StringComparer.Ordinal);
        }

        return known;
    }
}
