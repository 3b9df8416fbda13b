using System.IO.Compression;

namespace Newsroom.Reading.Formats.Pdf;

/// <summary>What a part of a PDF comes to when it is unpacked, counted without unpacking it into memory.</summary>
internal static class UnpackedSize
{
    private const int ClearTable = 256;
    private const int EndOfData = 257;
    private const int MaxCodes = 4096;

    /// <summary>The size, or a little more than the maximum.</summary>
    public static long Flate(Memory<byte> input, long max)
    {
        if (input.Length < 2)
        {
            return input.Length;
        }

        using var deflate = new DeflateStream(new MemoryStream(input[2..].ToArray(), writable: false), CompressionMode.Decompress);
        var buffer = new byte[64 << 10];
        var size = 0L;
        try
        {
            for (int read; size <= max && (read = deflate.Read(buffer)) > 0;)
            {
                size += read;
            }
        }
        catch (InvalidDataException)
        {
            // What comes before the damage counts; what to make of the damage, the filter itself says.
            return size;
        }

        return size;
    }

    /// <summary>Of LZW (ISO 32000, 7.4.4): only the lengths of its codes are kept.</summary>
    public static long Lzw(ReadOnlySpan<byte> input)
    {
        var lengths = new long[MaxCodes];
        var (size, last, next, width, bits, buffer) = (0L, 0L, EndOfData + 1, 9, 0, 0);
        foreach (var octet in input)
        {
            (buffer, bits) = ((buffer << 8) | octet, bits + 8);
            if (bits < width)
            {
                continue;
            }

            bits -= width;
            var code = (buffer >> bits) & ((1 << width) - 1);
            buffer &= (1 << bits) - 1;
            if (code == EndOfData)
            {
                return size;
            }

            var length = code == ClearTable ? 0 : code < ClearTable ? 1 : code < next ? lengths[code] : last + 1;
            next = code == ClearTable ? EndOfData + 1 : next;
            if (last > 0 && length > 0 && next < MaxCodes)
            {
                lengths[next++] = last + 1;
            }

            (size, last) = (size + length, length);
            width = next < 511 ? 9 : next < 1023 ? 10 : next < 2047 ? 11 : 12;
        }

        return size;
    }

    /// <summary>Of runs (ISO 32000, 7.4.5): a length below 128 announces bytes, one above it a byte that is repeated.</summary>
    public static long RunLength(ReadOnlySpan<byte> input)
    {
        var size = 0L;
        for (var at = 0; at < input.Length && input[at] != 128;)
        {
            var isRun = input[at] > 128;
            size += isRun ? 257 - input[at] : input[at] + 1;
            at += isRun ? 2 : input[at] + 2;
        }

        return size;
    }
}
