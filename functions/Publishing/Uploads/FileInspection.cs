using System.Security.Cryptography;
using Newsroom.Content;
using Newsroom.Files;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>Reads files that are no articles: what they are, and of pictures whether they can be shown.</summary>
public sealed class FileInspection(Inbox inbox, PictureStore pictures, PictureConverter converter)
{
    private const int BufferSize = 64 << 10;

    /// <summary>Making it shows whether the whole file can be read. Lists need it first.</summary>
    private static readonly int TrialWidth = FileAddress.Widths[0];

    /// <summary>The file as it is now; null if it does not exist.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="refusal">Why the content must not be read; null for most.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    /// <exception cref="Azure.RequestFailedException">412: it was replaced meanwhile.</exception>
    public async Task<StoredFile?> ReadAsync(string path, string? refusal, CancellationToken cancellationToken)
    {
        if (await inbox.DescribeAsync(path, cancellationToken) is not { } upload)
        {
            return null;
        }

        var source = await inbox.ContentOfAsync(path, upload.ETag, upload.Size, mediaType: "");
        var (head, version, content) = await ReadAsync(source, cancellationToken);
        var type = FileSignature.TypeOf(head.Span, upload.Path.Extension);
        var file = new StoredFile(path, upload.ETag, version, type, upload.Size);
        return FileSignature.IsPicture(type) ? await ShowAsync(file, content, refusal, cancellationToken) : file;
    }

    /// <summary>The files inside an upload as they are. Nothing is stored: they are cut out again when they are asked for.</summary>
    public async Task<IReadOnlyList<StoredFile>> ReadEmbeddedAsync(
        string upload, IReadOnlyList<EmbeddedFile> embedded, CancellationToken cancellationToken)
    {
        var files = new List<StoredFile>();
        foreach (var one in embedded)
        {
            var content = one.Content;
            var path = EmbeddedFile.PathOf(upload, one.Name);
            var head = content.Span[..Math.Min(content.Length, FileSignature.Length)];
            var type = FileSignature.TypeOf(head, new BlobPath(path).Extension);
            var file = new StoredFile(path, ETag: "", StoredFile.VersionOf(content.Span), type, content.Length);
            files.Add(FileSignature.IsPicture(type) ? await MeasureAsync(file, content.ToArray(), cancellationToken) : file);
        }

        return files;
    }

    private async Task<StoredFile> MeasureAsync(StoredFile file, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            var picture = await converter.ConvertAsync(content, TrialWidth, cancellationToken);
            return file with { Width = picture.FullWidth, Height = picture.FullHeight };
        }
        catch (UnreadableException reason)
        {
            return file with { Refusal = reason.Message };
        }
    }

    public Task<bool> ExistsAsync(string path, CancellationToken cancellationToken) => inbox.HasAsync(path, cancellationToken);

    private async Task<StoredFile> ShowAsync(StoredFile file, byte[]? content, string? refusal, CancellationToken cancellationToken)
    {
        if (refusal is not null || content is null)
        {
            return file with { Refusal = refusal ?? TooLarge(file.Size) };
        }

        try
        {
            var picture = await converter.ConvertAsync(content, TrialWidth, cancellationToken);
            await pictures.WriteAsync(file.Version, TrialWidth, picture.Bytes, picture.MediaType, cancellationToken);
            return file with { Width = picture.FullWidth, Height = picture.FullHeight };
        }
        catch (UnreadableException reason)
        {
            return file with { Refusal = reason.Message };
        }
    }

    private static string TooLarge(long size) =>
        $"The picture has {size / 1048576.0:0.#} MB; at most {PictureConverter.MaxBytes >> 20} MB are read.";

    /// <returns>The first bytes, the version, and the content where that can be a picture; null where it has too many bytes.</returns>
    private static async Task<(ReadOnlyMemory<byte> Head, string Version, byte[]? Content)> ReadAsync(
        BlobSource source, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var content = source.Size <= PictureConverter.MaxBytes ? new MemoryStream((int)source.Size) : null;
        var head = new byte[(int)Math.Min(source.Size, FileSignature.Length)];
        var buffer = new byte[BufferSize];
        var isPicture = true;
        await using var stream = await source.OpenAsync(from: 0, cancellationToken);
        var isFirst = true;
        while (await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
        {
            if (isFirst)
            {
                isFirst = false;
                buffer.AsSpan(0, head.Length).CopyTo(head);
                isPicture = FileSignature.IsPicture(FileSignature.TypeOf(head, extension: ""));
            }

            hash.AppendData(buffer, 0, read);
            if (isPicture)
            {
                content?.Write(buffer, 0, read);
            }
        }

        return (head, Digest.Base32(hash.GetHashAndReset())[..StoredFile.VersionLength], isPicture ? content?.ToArray() : null);
    }
}
