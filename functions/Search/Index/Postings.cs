namespace Newsroom.Search.Index;

/// <summary>The postings of a term while a segment is written, ordered by document number.</summary>
internal sealed class Postings
{
    private readonly List<byte> _positions = [];

    public List<int> Documents { get; } = [];

    /// <summary>How often the term occurs in each document, in all fields together; at least 1.</summary>
    public List<int> Frequencies { get; } = [];

    /// <summary>The extra weight of occurrences in title and summary, in halves (<see cref="TermUse.Extra"/>).</summary>
    public List<int> Extras { get; } = [];

    /// <summary>The length of each document (<see cref="Norm"/>).</summary>
    public List<byte> Norms { get; } = [];

    /// <summary>Where the positions of each document end.</summary>
    public List<int> PositionEnds { get; } = [];

    public int Count => Documents.Count;

    public void Clear()
    {
        Documents.Clear();
        Frequencies.Clear();
        Extras.Clear();
        Norms.Clear();
        PositionEnds.Clear();
        _positions.Clear();
    }

    /// <param name="document">A number larger than the one before.</param>
    /// <param name="use">How the document uses the term; the default for fields with document numbers only.</param>
    public void Add(int document, TermUse use)
    {
        Documents.Add(document);
        Frequencies.Add(use.Frequency);
        Extras.Add(use.Extra);
        Norms.Add(use.Norm);
        _positions.AddRange(use.Positions.Span);
        PositionEnds.Add(_positions.Count);
    }

    /// <summary>The encoded positions of consecutive documents.</summary>
    public ReadOnlySpan<byte> Positions(int first, int count)
    {
        var start = first == 0 ? 0 : PositionEnds[first - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_positions)[start..PositionEnds[first + count - 1]];
    }
}
