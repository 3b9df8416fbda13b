using Azure.Data.Tables;

namespace Newsroom.Search.Index;

/// <summary>
/// Bytes in the columns of a table row. A property holds 64 KiB, a row 1 MiB; base64 in the emulator leaves about 700 KiB of it.
/// </summary>
internal static class Columns
{
    public const int MaxPropertyBytes = 64 << 10;

    /// <summary>Max bytes in all columns of a row.</summary>
    public const int MaxRowBytes = 640 << 10;

    /// <summary>Writes bytes into the columns <c>name0</c>, <c>name1</c>, …</summary>
    public static void Write(TableEntity row, string name, ReadOnlySpan<byte> bytes)
    {
        for (var part = 0; !bytes.IsEmpty; part++)
        {
            var length = Math.Min(MaxPropertyBytes, bytes.Length);
            row[$"{name}{part}"] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
    }

    /// <summary>The bytes of all columns of a name, in consecutive rows.</summary>
    /// <param name="rows">In the order in which they were written.</param>
    /// <param name="name">The name without number.</param>
    /// <param name="padding">Zero bytes to append.</param>
    public static byte[] Read(IReadOnlyList<TableEntity> rows, string name, int padding = 0)
    {
        var parts = rows
            .SelectMany(row => Enumerable.Range(0, int.MaxValue)
                .Select(part => row.GetBinary($"{name}{part}"))
                .TakeWhile(part => part is not null))
            .ToArray();
        var bytes = new byte[parts.Sum(part => part!.Length) + padding];
        var at = 0;
        foreach (var part in parts)
        {
            part!.CopyTo(bytes, at);
            at += part.Length;
        }

        return bytes;
    }

    /// <summary>All column names that a name can have in a row.</summary>
    public static IEnumerable<string> Names(string name) =>
        Enumerable.Range(0, MaxRowBytes / MaxPropertyBytes + 1).Select(part => $"{name}{part}");
}
