using System.IO.Compression;
using Azure;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Tells editors of an archive that is a file what it would be as a bundle. The names in it say enough, so only the end of it is read.
/// </summary>
public sealed class ArchiveHints(BundleFiles files, ArticleReader reader)
{
    private const string ArchiveExtension = "zip";
    private const int MaxNamed = 3;
    private const int MaxName = 80;

    /// <summary>The list at the end of an archive: names of some 10,000 files.</summary>
    private const long MaxDirectory = 1 << 20;

    /// <summary>Of the record at the end of an archive (PKZIP APPNOTE, 4.3.16), whose comment has at most 64 KB.</summary>
    private const int EndRecord = 22;

    private const int MaxEnd = EndRecord + ushort.MaxValue;

    /// <summary>Bytes of a request for a part of it.</summary>
    private const int PartSize = 128 << 10;

    /// <summary>What to tell of a file; nothing for most.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (new BlobPath(path).Extension != ArchiveExtension
            || await files.OpenAsync(path, cancellationToken, PartSize) is not { Content: var content })
        {
            return [];
        }

        await using (content)
        {
            return await ArticlesAsync(content, cancellationToken) is { Count: > 0 } articles ? [Describe(path, articles)] : [];
        }
    }

    private static string Describe(string path, IReadOnlyList<string> articles)
    {
        var named = string.Join(", ", articles.Take(MaxNamed).Select(name => TextLimits.Shorten(name, MaxName)));
        var bundle = $"{path[(path.LastIndexOf('/') + 1)..^(ArchiveExtension.Length + 1)]}.bundle.zip";
        return $"The archive is a file, and is not unpacked. It has {articles.Count:N0} that would be articles ({named}"
            + $"{(articles.Count > MaxNamed ? ", …" : "")}): to publish them, upload it as {bundle}.";
    }

    /// <summary>The files of an archive that are read as articles. JSON mostly is data.</summary>
    private async Task<IReadOnlyList<string>> ArticlesAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            if (await DirectorySizeAsync(content, cancellationToken) > MaxDirectory)
            {
                return [];
            }

            content.Position = 0;
            await using var zip = await ZipArchive.CreateAsync(
                content, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
            return
            [
                .. BundleList.Of(zip.Entries, content.Length).Files.Keys
                    .Where(name => new BlobPath(name) is { Extension: not BlobPath.ListExtension } file && reader.Reads(file))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (
            error is UnreadableException or InvalidDataException or EndOfStreamException or NotSupportedException
                or RequestFailedException { Status: 404 or 412 })
        {
            // Whatever it is, it is a file; if it has changed meanwhile, it is processed again.
            return [];
        }
    }

    /// <summary>The bytes of its list of files, as it states them: each of them takes a multiple of that in memory.</summary>
    private static async Task<long> DirectorySizeAsync(Stream content, CancellationToken cancellationToken)
    {
        var end = new byte[Math.Min(content.Length, MaxEnd)];
        content.Position = content.Length - end.Length;
        await content.ReadExactlyAsync(end, cancellationToken);
        var at = end.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        return at >= 0 && at + EndRecord <= end.Length ? BitConverter.ToUInt32(end, at + 12) : long.MaxValue;
    }
}
