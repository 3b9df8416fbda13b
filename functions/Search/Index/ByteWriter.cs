using System.Buffers;
using System.Text;

namespace Newsroom.Search.Index;

/// <summary>
/// A growing buffer of bytes. Numbers are unsigned LEB128: seven bits per byte, lowest bits first; the high bit is set on all bytes but
/// the last.
/// </summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Span => _bytes.WrittenSpan;

    public void Clear() => _bytes.ResetWrittenCount();

    public byte[] ToArray() => Span.ToArray();

    public void Byte(int value)
    {
        _bytes.GetSpan(1)[0] = (byte)value;
        _bytes.Advance(1);
    }

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Appends zero bytes that the caller fills in.</summary>
    public Span<byte> Zeros(int count)
    {
        var room = _bytes.GetSpan(count)[..count];
        room.Clear();
        _bytes.Advance(count);
        return room;
    }

    public void Number(int value) => Number((ulong)(uint)value);

    public void Number(long value) => Number((ulong)value);

    /// <summary>Writes the length in bytes, then UTF-8.</summary>
    public void Text(string text)
    {
        Number(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, _bytes);
    }

    private void Number(ulong value)
    {
        var room = _bytes.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            room[count++] = (byte)(value | 0x80);
        }

        room[count++] = (byte)value;
        _bytes.Advance(count);
    }
}
