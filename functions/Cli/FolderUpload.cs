using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Cli;

/// <summary>Uploads a folder tree into the container of articles, 8 files at a time.</summary>
internal sealed class FolderUpload(StorageAccount storage)
{
    private const int AtOnce = 8;

    /// <summary>
    /// The files of a folder that are to be uploaded, by their paths in the container. Hidden files and folders are none, nor is what lies
    /// beside articles.
    /// </summary>
    public static IReadOnlyDictionary<string, FileInfo> Files(DirectoryInfo folder) =>
        folder
            .EnumerateFiles(
                "*",
                new EnumerationOptions
                {
                    RecurseSubdirectories = true,
                    AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
                })
            .Select(file =>
                (Path: Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), File: file))
            .Where(item => !item.Path.Split('/').Any(part => part.StartsWith('.')) && !new BlobPath(item.Path).IsSideFile)
            .ToDictionary(item => item.Path, item => item.File);

    /// <summary>What is in the container: MD5 of the content by path.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]?>> ReadExistingAsync(CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        return await container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken)
            .ToDictionaryAsync(blob => blob.Name, byte[]? (blob) => blob.Properties.ContentHash, cancellationToken: cancellationToken);
    }

    /// <summary>Whether the container has this content under the path already.</summary>
    public static async Task<bool> IsSameAsync(FileInfo file, byte[]? hash, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        return hash is not null && (await HashAsync(content, cancellationToken)).SequenceEqual(hash);
    }

    /// <summary>
    /// Uploads files, those of the glossary before those that are translated with it, PDFs after the articles that they may be files of,
    /// and tells of each that is there.
    /// </summary>
    public async Task UploadAsync(
        IEnumerable<KeyValuePair<string, FileInfo>> files,
        Action<string> uploaded,
        CancellationToken cancellationToken)
    {
        foreach (var some in files.ToLookup(item => PlaceOf(new BlobPath(item.Key))).OrderBy(some => some.Key))
        {
            await UploadTogetherAsync(some, uploaded, cancellationToken);
        }
    }

    private static int PlaceOf(BlobPath path) => path.IsGlossary ? 0 : path.IsPdf ? 2 : 1;

    private async Task UploadTogetherAsync(
        IEnumerable<KeyValuePair<string, FileInfo>> files,
        Action<string> uploaded,
        CancellationToken cancellationToken)
    {
        var container = await storage.ContainerAsync(Inbox.Container);
        await Parallel.ForEachAsync(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, token) =>
            {
                await UploadAsync(container, item.Key, item.Value, token);
                uploaded(item.Key);
            });
    }

    private static async Task UploadAsync(BlobContainerClient container, string path, FileInfo file, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        var headers = new BlobHttpHeaders
        {
            ContentType = file.Extension.ToLowerInvariant() switch
            {
                ".md" or ".mdx" => "text/markdown",
                ".txt" => "text/plain",
                ".html" or ".htm" => "text/html",
                ".ics" => "text/calendar",
                ".json" => "application/json",
                ".yaml" or ".yml" => "application/yaml",
                ".eml" => "message/rfc822",
                ".pdf" => "application/pdf",
                ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ".rtf" => "application/rtf",
                ".xhtml" => "application/xhtml+xml",
                ".odt" => "application/vnd.oasis.opendocument.text",
                _ => null,
            },
            ContentHash = await HashAsync(content, cancellationToken),
        };
        content.Position = 0;
        await container.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions { HttpHeaders = headers }, cancellationToken);
    }

#pragma warning disable CA5351 // It guards nothing: it is the digest that Blob Storage keeps with every blob.
    private static ValueTask<byte[]> HashAsync(Stream content, CancellationToken cancellationToken) =>
        MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351
}
