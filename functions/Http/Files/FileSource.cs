using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// Where the content of files comes from: their own blobs, or the uploads that they are in. Of the latter nothing is stored: each is cut
/// out when it is asked for, and its digest shows that it is the one that was read.
/// </summary>
public sealed class FileSource(Inbox inbox, ArticleReader reader)
{
    /// <summary>The whole content; null if the upload was replaced and has not been read again.</summary>
    public async Task<byte[]?> ReadAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (EmbeddedFile.Parse(file.Path) is var (upload, name))
        {
            return await inbox.DownloadAsync(upload, cancellationToken) is { Content: { } whole } container
                && reader.Extract(container.Path, whole, name) is { } part && StoredFile.VersionOf(part.Span) == file.Version
                ? part.ToArray() : null;
        }

        var source = await OpenAsync(file);
        var content = new byte[file.Size];
        await using var stream = await source.OpenAsync(from: 0, cancellationToken);
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    /// <summary>The content of a file that has a blob of its own.</summary>
    public Task<BlobSource> OpenAsync(StoredFile file) => inbox.ContentOfAsync(file.Path, file.ETag, file.Size, file.Type);
}
