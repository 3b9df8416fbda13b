namespace Newsroom.Search.Index;

/// <summary>Writes a block of the dictionary; <see cref="TermBlock"/> describes the format.</summary>
internal sealed class TermBlockWriter
{
    private readonly PostingsWriter _writer = new();
    private readonly ByteWriter _group = new();
    private readonly ByteWriter _groups = new();
    private byte[] _previous = [];

    public int Count { get; private set; }

    /// <summary>The first term.</summary>
    public byte[] First { get; private set; } = [];

    public ByteWriter Postings { get; } = new();

    public ByteWriter Positions { get; } = new();

    /// <summary>The approximate size of the dictionary, in bytes.</summary>
    public int DictionarySize => _group.Length + _groups.Length;

    /// <param name="term">Greater than the term before.</param>
    /// <param name="postings">At least one document.</param>
    public void Add(ReadOnlySpan<byte> term, Postings postings)
    {
        if (Count % TermBlock.GroupSize == 0)
        {
            EndGroup();
            _group.Number(Postings.Length);
            _group.Number(Positions.Length);
            _previous = [];
        }

        if (Count++ == 0)
        {
            First = term.ToArray();
        }

        var (start, positionStart) = (Postings.Length, Positions.Length);
        var full = Field.IsFull(term[0]);
        _writer.Write(postings, full, Postings, Positions);
        var shared = term.CommonPrefixLength(_previous);
        _group.Number(shared);
        _group.Number(term.Length - shared);
        _group.Bytes(term[shared..]);
        _group.Number(postings.Count);
        _group.Number(Postings.Length - start);
        if (full)
        {
            _group.Number(Positions.Length - positionStart);
        }

        _previous = term.ToArray();
    }

    public byte[] Dictionary()
    {
        EndGroup();
        var dictionary = new ByteWriter();
        dictionary.Number(Count);
        dictionary.Bytes(_groups.Span);
        return dictionary.ToArray();
    }

    public void Clear()
    {
        Count = 0;
        _previous = [];
        _group.Clear();
        _groups.Clear();
        Postings.Clear();
        Positions.Clear();
    }

    private void EndGroup()
    {
        if (_group.Length > 0)
        {
            _groups.Number(_group.Length);
            _groups.Bytes(_group.Span);
            _group.Clear();
        }
    }
}
