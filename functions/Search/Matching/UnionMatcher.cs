using System.Numerics;
using Newsroom.Search.Index;

namespace Newsroom.Search.Matching;

/// <summary>
/// Matches documents that have at least one of many terms, such as the words of a prefix. All documents have the same score. Works in
/// windows of <see cref="Window"/> documents, with one bit for each.
/// </summary>
internal sealed class UnionMatcher : Matcher
{
    private const int Window = 4096;

    private readonly PostingsCursor[] _cursors;
    private readonly ulong[] _window = new ulong[Window / 64];
    private readonly float _score;
    private int _start = -Window;

    public UnionMatcher(IReadOnlyCollection<TermPostings> any, float score)
    {
        _cursors = [.. any.Select(term => new PostingsCursor(term))];
        _score = score;
        Cost = any.Sum(term => (long)term.Count);
    }

    public override long Cost { get; }

    public override int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        while (true)
        {
            if (target >= _start + Window)
            {
                target = Fill(target);
                if (target == End)
                {
                    return Document = End;
                }
            }

            for (var word = (target - _start) / 64; word < _window.Length; word++, target = _start + 64 * word)
            {
                var rest = _window[word] & (ulong.MaxValue << ((target - _start) % 64));
                if (rest != 0)
                {
                    return Document = _start + 64 * word + BitOperations.TrailingZeroCount(rest);
                }
            }
        }
    }

    public override float Score() => _score;

    public override int BoundUntil(int target)
    {
        Bound = _score;
        return End;
    }

    /// <returns>The first matching document of the window; <see cref="Matcher.End"/> if there is none.</returns>
    private int Fill(int target)
    {
        var first = End;
        foreach (var cursor in _cursors)
        {
            first = Math.Min(first, cursor.Advance(target));
        }

        if (first == End)
        {
            return End;
        }

        _start = first / 64 * 64;
        Array.Clear(_window);
        foreach (var cursor in _cursors)
        {
            for (var document = cursor.Document; document < _start + Window; document = cursor.Next())
            {
                var bit = document - _start;
                _window[bit / 64] |= 1UL << (bit % 64);
            }
        }

        return first;
    }
}
