using System.Collections.Concurrent;

namespace Newsroom.Search.Index;

/// <summary>The dictionary's entry of a term, with the offsets of its postings and positions in the block.</summary>
internal readonly record struct TermEntry(int Ordinal, int Count, int Start, int PositionStart);

/// <summary>
/// A block of the dictionary: terms ordered by their bytes, each without the prefix that it shares with the term before.
/// <code>
/// dictionary = number of terms, group*          a group for every 16 terms
/// group      = length of the rest of the group, start of its postings, start of its positions, term*
/// term       = length of the shared prefix (0 for the first of a group), number of other bytes, the other bytes,
///              number of documents, length of the postings, [ length of the positions ]     in brackets: full fields only
/// </code>
/// Numbers are in the encoding of <see cref="ByteWriter"/>. Postings (<see cref="PostingsFormat"/>) and positions of all terms follow each
/// other, in arrays of their own.
/// </summary>
/// <param name="number">Its number in the segment.</param>
internal sealed class TermBlock(int number, byte[] dictionary, byte[] postings)
{
    public const int GroupSize = 16;

    private readonly ConcurrentDictionary<int, TermPostings> _long = new();
    private readonly int[] _groups = ReadGroups(dictionary);

    /// <summary>The approximate memory, in bytes.</summary>
    /// <remarks>The cached skips of long lists take about a sixth of the postings' bytes.</remarks>
    public int Size => dictionary.Length + postings.Length * 7 / 6 + 4 * _groups.Length + 200;

    public int Count { get; } = new ByteReader(dictionary).Number();

    /// <summary>The entry of a term; null if the block does not have the term.</summary>
    public TermEntry? Find(ReadOnlySpan<byte> term)
    {
        var terms = From(term);
        return terms.MoveNext() && terms.Term.SequenceEqual(term) ? terms.Entry : null;
    }

    /// <summary>The terms that are not before a given one, which need not exist.</summary>
    public Terms From(ReadOnlySpan<byte> term)
    {
        var (low, high) = (0, _groups.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = FirstOf(middle).SequenceCompareTo(term) <= 0 ? (middle, high) : (low, middle - 1);
        }

        return new Terms(this, low).SkipBefore(term);
    }

    public Terms All() => new(this, 0);

    /// <summary>The postings of a term. Lists of several blocks are cached.</summary>
    public TermPostings Read(TermEntry entry, bool full, byte[]? positions)
    {
        var term = entry.Count > PostingsFormat.BlockSize
            ? _long.GetOrAdd(entry.Ordinal, _ => Decode(entry, full))
            : Decode(entry, full);
        return positions is null ? term : term.With(positions, entry.PositionStart);
    }

    private TermPostings Decode(TermEntry entry, bool full) =>
        TermPostings.Read(((long)number << 32) | (uint)entry.Ordinal, entry.Count, full, postings, entry.Start);

    private ReadOnlySpan<byte> FirstOf(int group)
    {
        var reader = new ByteReader(dictionary, _groups[group]);
        reader.Number();
        reader.Number();
        reader.Number();
        reader.Number();
        return reader.Bytes(reader.Number());
    }

    private static int[] ReadGroups(byte[] dictionary)
    {
        var reader = new ByteReader(dictionary);
        var groups = new int[(reader.Number() + GroupSize - 1) / GroupSize];
        for (var group = 0; group < groups.Length; group++)
        {
            groups[group] = reader.Position;
            reader.Bytes(reader.Number());
        }

        return groups;
    }

    /// <summary>Walks the terms of a block.</summary>
    internal ref struct Terms
    {
        private readonly TermBlock _block;
        private readonly byte[] _dictionary;
        private byte[] _term = new byte[64];
        private int _length;
        private int _position;
        private int _ordinal;
        private int _start, _positionStart, _nextStart, _nextPositionStart;
        private int _count;
        private bool _repeat;

        public Terms(TermBlock block, int group)
        {
            _block = block;
            _dictionary = block.Dictionary;
            _ordinal = group * GroupSize - 1;
        }

        public readonly ReadOnlySpan<byte> Term => _term.AsSpan(0, _length);

        public readonly TermEntry Entry => new(_ordinal, _count, _start, _positionStart);

        /// <summary>The lengths of the postings and positions, in bytes.</summary>
        public readonly (int Postings, int Positions) Lengths => (_nextStart - _start, _nextPositionStart - _positionStart);

        public bool MoveNext()
        {
            if (_repeat)
            {
                _repeat = false;
                return true;
            }

            if (++_ordinal >= _block.Count)
            {
                return false;
            }

            var reader = new ByteReader(_dictionary, _position);
            if (_ordinal % GroupSize == 0)
            {
                reader.Position = _block._groups[_ordinal / GroupSize];
                reader.Number();
                (_nextStart, _nextPositionStart) = (reader.Number(), reader.Number());
            }

            ReadTerm(ref reader);
            _position = reader.Position;
            return true;
        }

        internal Terms SkipBefore(ReadOnlySpan<byte> term)
        {
            while (MoveNext())
            {
                if (Term.SequenceCompareTo(term) >= 0)
                {
                    _repeat = true;
                    break;
                }
            }

            return this;
        }

        private void ReadTerm(ref ByteReader reader)
        {
            var shared = reader.Number();
            var further = reader.Bytes(reader.Number());
            _length = shared + further.Length;
            if (_length > _term.Length)
            {
                Array.Resize(ref _term, 2 * _length);
            }

            further.CopyTo(_term.AsSpan(shared));
            _count = reader.Number();
            (_start, _positionStart) = (_nextStart, _nextPositionStart);
            _nextStart += reader.Number();
            if (Field.IsFull(_term[0]))
            {
                _nextPositionStart += reader.Number();
            }
        }
    }

    private byte[] Dictionary => dictionary;
}
