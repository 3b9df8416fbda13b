using System.Text;

namespace Newsroom.Search.Index;

/// <summary>Reads what <see cref="ByteWriter"/> writes.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position = position;

    public readonly bool AtEnd => Position >= _bytes.Length;

    /// <exception cref="InvalidDataException">The bytes end early.</exception>
    public byte Byte() => Position < _bytes.Length ? _bytes[Position++] : throw Cut();

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > _bytes.Length - Position)
        {
            throw Cut();
        }

        Position += count;
        return _bytes.Slice(Position - count, count);
    }

    /// <exception cref="InvalidDataException">The bytes end early, or the number has more than 31 bits.</exception>
    public int Number()
    {
        var number = Long();
        return number <= int.MaxValue ? (int)number : throw new InvalidDataException("A number in the index is too large.");
    }

    /// <exception cref="InvalidDataException">The bytes end early, or the number has more than 63 bits.</exception>
    public long Long()
    {
        ulong number = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var b = Byte();
            number |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return (long)number;
            }
        }

        throw new InvalidDataException("A number in the index is too large.");
    }

    public string Text() => Encoding.UTF8.GetString(Bytes(Number()));

    private static InvalidDataException Cut() => new("A block of the index ends early.");
}
