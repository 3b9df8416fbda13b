using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Newsroom.Search.Index;

/// <summary>
/// Packs non-negative numbers into as many bits as the largest one needs. Each can be read without the ones before it.
/// Number <c>i</c> of width <c>w</c> begins at bit <c>i·w</c>, counted from the lowest bit of the first byte.
/// </summary>
internal static class PackedInts
{
    /// <summary>Bytes that must follow the packed numbers in memory: eight bytes are read at a time.</summary>
    public const int Padding = 8;

    /// <summary>Bits for numbers up to a maximum: 0 for 0.</summary>
    public static int Width(int max) => 32 - BitOperations.LeadingZeroCount((uint)max);

    /// <summary>The size of packed numbers, in bytes.</summary>
    public static int Bytes(int count, int width) => (int)(((long)count * width + 7) >> 3);

    public static void Write(ByteWriter output, ReadOnlySpan<int> numbers, int width)
    {
        var bytes = output.Zeros(Bytes(numbers.Length, width));
        for (var i = 0; i < numbers.Length; i++)
        {
            var bit = (long)i * width;
            var value = (ulong)(uint)numbers[i] << (int)(bit & 7);
            for (var at = (int)(bit >> 3); value != 0; at++, value >>= 8)
            {
                bytes[at] |= (byte)value;
            }
        }
    }

    /// <summary>The number at an index; the packed numbers begin at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Get(ReadOnlySpan<byte> bytes, int offset, int width, int index)
    {
        var bit = (long)index * width;
        var word = MemoryMarshal.Read<ulong>(bytes.Slice(offset + (int)(bit >> 3), sizeof(ulong)));
        return (int)((word >> (int)(bit & 7)) & ((1UL << width) - 1));
    }
}
