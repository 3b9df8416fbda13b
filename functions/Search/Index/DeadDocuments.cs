using System.Collections.Concurrent;

namespace Newsroom.Search.Index;

/// <summary>The documents of a segment that queries must ignore: they were replaced or withdrawn. Immutable.</summary>
internal sealed class DeadDocuments
{
    private readonly ulong[] _bits;
    private readonly int[] _sorted;
    private readonly ConcurrentDictionary<long, int> _frequencies = new();

    /// <param name="documents">Their numbers and lengths in words, each document once.</param>
    public DeadDocuments(IEnumerable<(int Document, long Words)> documents)
    {
        var dead = documents.OrderBy(one => one.Document).ToArray();
        _sorted = [.. dead.Select(one => one.Document)];
        Words = dead.Sum(one => one.Words);
        _bits = new ulong[_sorted.Length == 0 ? 0 : _sorted[^1] / 64 + 1];
        foreach (var document in _sorted)
        {
            _bits[document / 64] |= 1UL << (document % 64);
        }
    }

    private DeadDocuments() => (_bits, _sorted) = ([], []);

    public static DeadDocuments None { get; } = new();

    public int Count => _sorted.Length;

    public IReadOnlyList<int> Documents => _sorted;

    /// <summary>The sum of their lengths, in words.</summary>
    public long Words { get; }

    public bool Contains(int document) => document / 64 < _bits.Length && (_bits[document / 64] & (1UL << (document % 64))) != 0;

    /// <summary>
    /// The number of dead documents that have a term. It is subtracted, so that scores are those of an index without dead documents.
    /// </summary>
    public int DocumentFrequency(TermPostings term) => Count == 0
        ? 0
        : _frequencies.GetOrAdd(term.Id, static (_, given) => given.Dead.CountIn(given.Term), (Dead: this, Term: term));

    private int CountIn(TermPostings term)
    {
        var cursor = new PostingsCursor(term);
        var count = 0;
        foreach (var document in _sorted)
        {
            if (cursor.Advance(document) == document)
            {
                count++;
            }
        }

        return count;
    }
}
