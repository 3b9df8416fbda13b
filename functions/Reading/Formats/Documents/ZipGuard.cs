using System.IO.Compression;
using Newsroom.Content;
using Newsroom.Markup;

namespace Newsroom.Reading.Formats.Documents;

/// <summary>
/// Rejects zip bombs: archives that unpack to much more than their size. The sizes that an archive states can be wrong, so it is
/// unpacked and the bytes are counted.
/// </summary>
internal static class ZipGuard
{
    private const int MaxEntries = 2_000;
    private const int MaxRelations = 20_000;
    private const long MaxBytes = 40 << 20;
    private const long MaxUncheckedBytes = 8 << 20;
    private const int MaxRatio = 100;

    public const string Protected = "The file is protected by a password; save it without one and upload it again.";

    /// <summary>Checks an archive.</summary>
    /// <param name="zip">The archive.</param>
    /// <param name="kind">What the file should be, such as <c>Word document</c>.</param>
    /// <exception cref="UnreadableException">The archive is a zip bomb, or has a password.</exception>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static void Check(Stream zip, string kind)
    {
        using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > MaxEntries)
        {
            throw new UnreadableException($"The file is not a normal {kind}: it has more than {MaxEntries:N0} parts.");
        }

        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            if (entry.IsEncrypted)
            {
                throw new UnreadableException(Protected);
            }

            total += Count(entry, MaxBytes - total);
            if (total > MaxBytes || (total > MaxUncheckedBytes && total > MaxRatio * zip.Length))
            {
                throw new UnreadableException(
                    $"The file is not a normal {kind}: its unpacked size is {total / 1048576:N0} MB or more.");
            }

            CheckIndex(entry);
        }
    }

    private static long Count(ZipArchiveEntry entry, long max)
    {
        using var part = entry.Open();
        var buffer = new byte[64 << 10];
        var size = 0L;
        for (int read; size <= max && (read = part.Read(buffer)) > 0;)
        {
            size += read;
        }

        return size;
    }

    // The library reads these entries into memory when it opens the package.
    private static void CheckIndex(ZipArchiveEntry entry)
    {
        if (entry.FullName.Contains(".rels", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.Contains("[Content_Types]", StringComparison.OrdinalIgnoreCase))
        {
            using var part = entry.Open();
            XmlGuard.Check(part, MaxRelations);
        }
    }
}
