using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Newsroom.Search.Index;

/// <summary>
/// Walks the postings of a term. Only the document numbers of a block are unpacked; the other values are read when they are requested.
/// </summary>
internal sealed class PostingsCursor
{
    /// <summary>The document after the last one.</summary>
    public const int End = int.MaxValue;

    private readonly TermPostings _term;
    private readonly int[] _documents = new int[PostingsFormat.BlockSize];
    private int _block = -1;
    private int _count;
    private int _index;

    // Of a packed block: where its numbers begin, and their widths. Of a short block: its numbers.
    private bool _isShort;
    private int _frequencies, _frequencyWidth, _extras, _extraWidth, _norms, _normWidth, _minNorm;
    private int[]? _shortFrequencies, _shortExtras, _shortNorms;

    // The next position to read in the block.
    private int _positionIndex, _positionOffset;

    public PostingsCursor(TermPostings term) => _term = term;

    public TermPostings Term => _term;

    /// <summary>The current document; −1 before the first.</summary>
    public int Document { get; private set; } = -1;

    public int Frequency => _isShort ? _shortFrequencies![_index] : 1 + PackedInts.Get(_term.Bytes, _frequencies, _frequencyWidth, _index);

    public int Extra => _isShort ? _shortExtras![_index] : PackedInts.Get(_term.Bytes, _extras, _extraWidth, _index);

    public byte NormByte => (byte)(_isShort ? _shortNorms![_index] : _minNorm + PackedInts.Get(_term.Bytes, _norms, _normWidth, _index));

    /// <summary>The block that contains a document if it has the term; <see cref="TermPostings.Blocks"/> after the last block.</summary>
    public int BlockOf(int target)
    {
        var last = _term.LastDocuments;
        var block = Math.Max(0, _block);
        var step = 1;
        while (block < last.Length && last[block] < target)
        {
            if (block + step < last.Length && last[block + step] < target)
            {
                block += step;
                step <<= 1;
            }
            else
            {
                block++;
                step = 1;
            }
        }

        return block;
    }

    /// <summary>Moves to the first document that is not before a target. Never moves back.</summary>
    public int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        if (_block < 0 || target > _term.LastDocuments[_block])
        {
            var block = BlockOf(target);
            if (block == _term.Blocks)
            {
                return Document = End;
            }

            Open(block);
            var found = _documents.AsSpan(0, _count).BinarySearch(target);
            return MoveTo(found < 0 ? ~found : found);
        }

        var index = _index;
        while (index < _count && _documents[index] < target)
        {
            index++;
        }

        return MoveTo(index);
    }

    /// <summary>Moves to the next document.</summary>
    public int Next()
    {
        if (++_index < _count && _block >= 0)
        {
            return Document = _documents[_index];
        }

        if (_block + 1 >= _term.Blocks)
        {
            return Document = End;
        }

        Open(_block + 1);
        return Document = _documents[0];
    }

    /// <summary>Reads the positions of the current document.</summary>
    /// <returns>The number of positions read: at most as many as there is room for.</returns>
    public int ReadPositions(Span<int> positions)
    {
        SkipPositions();
        var reader = new ByteReader(_term.Positions, _positionOffset);
        var count = Math.Min(Frequency, positions.Length);
        var position = 0;
        for (var i = 0; i < count; i++)
        {
            positions[i] = position += reader.Number();
        }

        return count;
    }

    /// <summary>The encoded positions of the current document.</summary>
    public ReadOnlyMemory<byte> RawPositions()
    {
        ReadPositions([]);
        var reader = new ByteReader(_term.Positions, _positionOffset);
        for (var count = Frequency; count > 0; count--)
        {
            reader.Number();
        }

        var start = _positionOffset;
        (_positionOffset, _positionIndex) = (reader.Position, _index + 1);
        return _term.Positions.AsMemory(start..reader.Position);
    }

    private int MoveTo(int index)
    {
        _index = index;
        return Document = index < _count ? _documents[index] : End;
    }

    // Skips the positions of the documents that were passed: the last byte of a number is below 128.
    private void SkipPositions()
    {
        var numbers = 0;
        for (; _positionIndex < _index; _positionIndex++)
        {
            numbers += FrequencyAt(_positionIndex);
        }

        ReadOnlySpan<byte> positions = _term.Positions;
        var at = _positionOffset;
        for (; numbers >= sizeof(ulong) && at + sizeof(ulong) <= positions.Length; at += sizeof(ulong))
        {
            numbers -= sizeof(ulong) - BitOperations.PopCount(MemoryMarshal.Read<ulong>(positions[at..]) & 0x8080_8080_8080_8080);
        }

        for (; numbers > 0; at++)
        {
            numbers -= positions[at] < 0x80 ? 1 : 0;
        }

        _positionOffset = at;
    }

    private int FrequencyAt(int index) =>
        _isShort ? _shortFrequencies![index] : 1 + PackedInts.Get(_term.Bytes, _frequencies, _frequencyWidth, index);

    private void Open(int block)
    {
        _block = block;
        _count = _term.CountIn(block);
        _index = 0;
        (_positionIndex, _positionOffset) = (0, _term.PositionStart + _term.PositionOffsets[block]);
        var previous = block == 0 ? -1 : _term.LastDocuments[block - 1];
        _isShort = _count < PostingsFormat.MinPacked;
        if (_isShort)
        {
            OpenShort(_term.Offsets[block], previous);
        }
        else
        {
            OpenPacked(_term.Offsets[block], previous);
        }
    }

    private void OpenShort(int offset, int previous)
    {
        var reader = new ByteReader(_term.Bytes, offset);
        _shortFrequencies ??= new int[PostingsFormat.MinPacked];
        _shortExtras ??= new int[PostingsFormat.MinPacked];
        _shortNorms ??= new int[PostingsFormat.MinPacked];
        for (var i = 0; i < _count; i++)
        {
            _documents[i] = previous += reader.Number() + 1;
            if (_term.IsFull)
            {
                var header = reader.Number();
                _shortFrequencies[i] = (header >> 1) + 1;
                _shortExtras[i] = (header & 1) == 0 ? 0 : reader.Number();
                _shortNorms[i] = reader.Byte();
            }
        }
    }

    private void OpenPacked(int offset, int previous)
    {
        var bytes = _term.Bytes;
        var width = bytes[offset++];
        Unpack(bytes, offset, width, previous);
        offset += PackedInts.Bytes(_count, width);
        if (_term.IsFull)
        {
            (_frequencyWidth, _frequencies) = (bytes[offset], offset + 1);
            offset = _frequencies + PackedInts.Bytes(_count, _frequencyWidth);
            (_extraWidth, _extras) = (bytes[offset], offset + 1);
            offset = _extras + PackedInts.Bytes(_count, _extraWidth);
            _minNorm = bytes[offset++];
            (_normWidth, _norms) = (bytes[offset], offset + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Unpack(ReadOnlySpan<byte> bytes, int offset, int width, int previous)
    {
        var documents = _documents.AsSpan(0, _count);
        for (var i = 0; i < documents.Length; i++)
        {
            documents[i] = previous += PackedInts.Get(bytes, offset, width, i) + 1;
        }
    }
}
