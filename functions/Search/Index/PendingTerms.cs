namespace Newsroom.Search.Index;

/// <summary>
/// The terms of some documents with their occurrences, gathered in a hash table: most occurrences are of known terms, and only the terms
/// have to be sorted. Generic code is used with reference types and numbers only: for own structs it would have to be compiled in every
/// new process before its first response.
/// </summary>
internal sealed class PendingTerms
{
    private const int None = -1;

    private readonly PendingDocument[] _documents;
    private readonly Dictionary<byte[], PendingTerm> _terms = new(new SameBytes());

    // For each occurrence, document by document: the number of its document, and the next occurrence of the same term.
    private readonly int[] _numbers;
    private readonly int[] _next;
    private readonly int[] _starts;

    /// <param name="documents">Ordered by document number.</param>
    public PendingTerms(PendingDocument[] documents)
    {
        _documents = documents;
        _starts = new int[documents.Length];
        var occurrences = documents.Sum(document => document.Terms.Length);
        (_numbers, _next) = (new int[occurrences], new int[occurrences]);
        var occurrence = 0;
        for (var number = 0; number < documents.Length; number++)
        {
            _starts[number] = occurrence;
            for (var i = 0; i < documents[number].Terms.Length; i++, occurrence++)
            {
                _numbers[occurrence] = number;
                Chain(documents[number].Terms[i].Term, occurrence);
            }
        }
    }

    /// <summary>All terms, ordered by their bytes.</summary>
    public PendingTerm[] InOrder()
    {
        PendingTerm[] terms = [.. _terms.Values];
        Array.Sort(terms, (one, other) => one.Term.AsSpan().SequenceCompareTo(other.Term));
        return terms;
    }

    /// <summary>Adds the documents that use a term to postings.</summary>
    public void Write(PendingTerm term, Postings postings)
    {
        for (var occurrence = term.First; occurrence != None; occurrence = _next[occurrence])
        {
            var number = _numbers[occurrence];
            postings.Add(number, _documents[number].Terms[occurrence - _starts[number]].Use);
        }
    }

    private void Chain(byte[] term, int occurrence)
    {
        _next[occurrence] = None;
        if (_terms.TryGetValue(term, out var known))
        {
            _next[known.Last] = occurrence;
            known.Last = occurrence;
        }
        else
        {
            _terms.Add(term, new PendingTerm(term, occurrence));
        }
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>
    {
        public bool Equals(byte[]? one, byte[]? other) => one.AsSpan().SequenceEqual(other);

        public int GetHashCode(byte[] bytes)
        {
            var hash = new HashCode();
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }
    }
}

/// <summary>A term with its first and last occurrence.</summary>
internal sealed class PendingTerm(byte[] term, int occurrence)
{
    public byte[] Term => term;

    public int First { get; } = occurrence;

    public int Last { get; set; } = occurrence;
}
