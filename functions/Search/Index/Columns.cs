using Azure.Data.Tables;

namespace Newsroom.Search.Index;

/// <summary>Bytes in the columns of a row: a property holds 64 KiB, a row 1 MiB, of which base64 in the emulator leaves about 700 KiB.</summary>
internal static class Columns
{
    public const int LargestProperty = 64 << 10;

    /// <summary>Bytes that a row may have in all its columns.</summary>
    public const int LargestRow = 640 << 10;

    /// <summary>Puts bytes into the columns <c>name0</c>, <c>name1</c>, …</summary>
    public static void Write(TableEntity row, string name, ReadOnlySpan<byte> bytes)
    {
        for (var part = 0; !bytes.IsEmpty; part++)
        {
            var length = Math.Min(LargestProperty, bytes.Length);
            row[$"{name}{part}"] = bytes[..length].ToArray();
            bytes = bytes[length..];
        }
    }

    /// <summary>The bytes of all columns of a name, in some rows that follow each other.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="name">The columns' name.</param>
    /// <param name="padding">Further bytes, all zero.</param>
    public static byte[] Read(IReadOnlyList<TableEntity> rows, string name, int padding = 0)
    {
        var parts = rows.SelectMany(row => Enumerable.Range(0, int.MaxValue).Select(part => row.GetBinary($"{name}{part}")).TakeWhile(part => part is not null)).ToArray();
        var bytes = new byte[parts.Sum(part => part!.Length) + padding];
        var at = 0;
        foreach (var part in parts)
        {
            part!.CopyTo(bytes, at);
            at += part.Length;
        }

        return bytes;
    }

    /// <summary>The names of all columns that a name can have in a row.</summary>
    public static IEnumerable<string> Names(string name) => Enumerable.Range(0, LargestRow / LargestProperty + 1).Select(part => $"{name}{part}");
}
