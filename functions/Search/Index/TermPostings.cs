namespace Newsroom.Search.Index;

/// <summary>The postings of a term in one segment: the offsets of its blocks, and the max score of each block. Immutable.</summary>
internal sealed class TermPostings
{
    private readonly int[] _impactStarts;
    private byte[] _impactNorms = [];
    private int[] _impactWeights = [];

    private TermPostings(int count, bool full, int blocks, byte[] bytes)
    {
        Count = count;
        IsFull = full;
        Bytes = bytes;
        LastDocuments = new int[blocks];
        Offsets = new int[blocks];
        PositionOffsets = new int[blocks];
        _impactStarts = new int[blocks + 1];
    }

    /// <summary>Unique in the segment.</summary>
    public long Id { get; private init; }

    /// <summary>The number of documents.</summary>
    public int Count { get; }

    /// <summary>Whether there are frequencies, lengths and positions.</summary>
    public bool IsFull { get; }

    public int Blocks => LastDocuments.Length;

    /// <summary>The last document of each block. The only block of a short list has <see cref="int.MaxValue"/>.</summary>
    public int[] LastDocuments { get; }

    /// <summary>Where each block begins in <see cref="Bytes"/>.</summary>
    public int[] Offsets { get; }

    /// <summary>Where the positions of each block begin, relative to <see cref="PositionStart"/>.</summary>
    public int[] PositionOffsets { get; }

    /// <summary>The array that contains the postings, followed by <see cref="PackedInts.Padding"/> bytes.</summary>
    public byte[] Bytes { get; }

    /// <summary>The array that contains the positions; null if they were not requested.</summary>
    public byte[]? Positions { get; private init; }

    /// <summary>Where the positions of the term begin in <see cref="Positions"/>.</summary>
    public int PositionStart { get; private init; }

    // A copy, to add positions.
    private TermPostings(TermPostings other)
    {
        Id = other.Id;
        Count = other.Count;
        IsFull = other.IsFull;
        Bytes = other.Bytes;
        LastDocuments = other.LastDocuments;
        Offsets = other.Offsets;
        PositionOffsets = other.PositionOffsets;
        _impactStarts = other._impactStarts;
        _impactNorms = other._impactNorms;
        _impactWeights = other._impactWeights;
    }

    /// <summary>The number of documents in a block.</summary>
    public int CountIn(int block) => Math.Min(PostingsFormat.BlockSize, Count - block * PostingsFormat.BlockSize);

    /// <summary>The max score of the documents in a block.</summary>
    public float Bound(int block, Weight weight)
    {
        var (first, end) = (_impactStarts[block], _impactStarts[block + 1]);
        if (first == end)
        {
            return weight.Limit;
        }

        var best = 0f;
        for (var i = first; i < end; i++)
        {
            best = Math.Max(best, weight.Score(_impactWeights[i] * 0.5f, _impactNorms[i]));
        }

        return best;
    }

    /// <summary>The same postings with positions.</summary>
    public TermPostings With(byte[] positions, int start) => new(this) { Positions = positions, PositionStart = start };

    /// <param name="id">Unique in the segment.</param>
    /// <param name="count">The number of documents.</param>
    /// <param name="full">Whether the field has frequencies and positions.</param>
    /// <param name="bytes">Contains the postings (<see cref="PostingsFormat"/>).</param>
    /// <param name="start">Where the postings of the term begin.</param>
    /// <exception cref="InvalidDataException">The format is invalid.</exception>
    public static TermPostings Read(long id, int count, bool full, byte[] bytes, int start)
    {
        var blocks = (count + PostingsFormat.BlockSize - 1) / PostingsFormat.BlockSize;
        var term = new TermPostings(count, full, blocks, bytes) { Id = id };
        if (blocks == 1)
        {
            term.LastDocuments[0] = int.MaxValue;
            term.Offsets[0] = start;
            return term;
        }

        var reader = new ByteReader(bytes, start);
        var length = reader.Number();
        term.ReadSkips(ref reader, reader.Position + length);
        return term;
    }

    private void ReadSkips(ref ByteReader reader, int offset)
    {
        var positionOffset = 0;
        List<byte> norms = [];
        List<int> weights = [];
        for (var (block, last) = (0, -1); block < Blocks; block++)
        {
            LastDocuments[block] = last += reader.Number();
            Offsets[block] = offset;
            offset += reader.Number();
            PositionOffsets[block] = positionOffset;
            if (IsFull)
            {
                positionOffset += reader.Number();
                for (var pairs = reader.Number(); pairs > 0; pairs--)
                {
                    norms.Add(reader.Byte());
                    weights.Add(reader.Number());
                }
            }

            _impactStarts[block + 1] = norms.Count;
        }

        (_impactNorms, _impactWeights) = ([.. norms], [.. weights]);
    }
}
