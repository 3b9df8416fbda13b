namespace Newsroom.Search.Matching;

/// <summary>The best documents of a segment so far; of equal ones the first. A heap with the worst document on top.</summary>
internal sealed class TopHits(int capacity)
{
    private readonly (float Score, int Document)[] _heap = new (float, int)[capacity];

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    /// <summary>The score that another document must exceed.</summary>
    public float Worst => _heap[0].Score;

    /// <summary>The current documents, unordered.</summary>
    public Hit[] ToArray()
    {
        var hits = new Hit[Count];
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = new Hit(_heap[i].Document, _heap[i].Score);
        }

        return hits;
    }

    public void Offer(int document, float score)
    {
        if (Count < capacity)
        {
            Rise(Count++, (score, document));
        }
        else if (score > Worst)
        {
            Sink((score, document));
        }
    }

    private static bool IsWorse((float Score, int Document) one, (float Score, int Document) other) =>
        one.Score < other.Score || (one.Score == other.Score && one.Document > other.Document);

    private void Rise(int at, (float, int) hit)
    {
        while (at > 0 && IsWorse(hit, _heap[(at - 1) / 2]))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = hit;
    }

    private void Sink((float, int) hit)
    {
        var at = 0;
        while (2 * at + 1 < Count)
        {
            var child = 2 * at + 1;
            if (child + 1 < Count && IsWorse(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!IsWorse(_heap[child], hit))
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = hit;
    }
}
