namespace Newsroom.Search.Index;

/// <summary>The documents that have a term, in the order of their numbers, while a segment is written.</summary>
internal sealed class Postings
{
    private readonly List<byte> _positions = [];

    public List<int> Documents { get; } = [];

    /// <summary>How often the term stands in each document, all fields together; from 1.</summary>
    public List<int> Frequencies { get; } = [];

    /// <summary>What standing in title and summary adds to its weight there, in halves (<see cref="TermUse.Extra"/>).</summary>
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

    /// <param name="document">Its number, larger than that of the one before.</param>
    /// <param name="use">How the term is used there; the default for fields that know only who has the term.</param>
    public void Add(int document, TermUse use)
    {
        Documents.Add(document);
        Frequencies.Add(use.Frequency);
        Extras.Add(use.Extra);
        Norms.Add(use.Norm);
        _positions.AddRange(use.Positions.Span);
        PositionEnds.Add(_positions.Count);
    }

    /// <summary>The positions of some documents.</summary>
    public ReadOnlySpan<byte> Positions(int first, int count)
    {
        var start = first == 0 ? 0 : PositionEnds[first - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_positions)[start..PositionEnds[first + count - 1]];
    }
}
