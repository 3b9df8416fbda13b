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
        await using var stream = await source.OpenAsync(from: 0, cancellationToken);
        var head = new byte[(int)Math.Min(source.Size, FileSignature.Length)];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var type = FileSignature.TypeOf(head, upload.Path.Extension);
        long? max = FileSignature.IsPicture(type) ? PictureConverter.MaxBytes : type == FileSignature.Svg ? SvgCleaner.MaxBytes : null;
        if (max is null || refusal is not null || source.Size > max)
        {
            var file = new StoredFile(path, upload.ETag, await HashAsync(head, stream, cancellationToken), type, upload.Size);
            return max is { } most ? file with { Refusal = refusal ?? TooLarge(file.Size, most) } : file;
        }

        // Pictures wait for their turn before they take memory.
        using var turn = await converter.EnterAsync(cancellationToken);
        var content = new byte[source.Size];
        head.CopyTo(content, 0);
        await stream.ReadExactlyAsync(content.AsMemory(head.Length), cancellationToken);
        var picture = new StoredFile(path, upload.ETag, VersionOf(SHA256.HashData(content)), type, upload.Size);
        return await ShowAsync(picture, content, turn, cancellationToken);
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
            using var turn = await converter.EnterAsync(cancellationToken);
            var picture = await turn.ConvertAsync(content, TrialWidth, cancellationToken);
            return file with { Width = picture.FullWidth, Height = picture.FullHeight };
        }
        catch (UnreadableException reason)
        {
            return file with { Refusal = reason.Message };
        }
    }

    public Task<bool> ExistsAsync(string path, CancellationToken cancellationToken) => inbox.HasAsync(path, cancellationToken);

    private async Task<StoredFile> ShowAsync(
        StoredFile file, byte[] content, PictureConverter.Turn turn, CancellationToken cancellationToken)
    {
        try
        {
            if (file.Type == FileSignature.Svg)
            {
                var drawing = await SvgCleaner.CleanAsync(
                    content, photo => turn.ConvertAsync(photo, width: null, cancellationToken), cancellationToken);
                await pictures.WriteAsync(file.Version, width: null, drawing, file.Type, cancellationToken);
                return file;
            }

            var picture = await turn.ConvertAsync(content, TrialWidth, cancellationToken);
            await pictures.WriteAsync(file.Version, TrialWidth, picture.Bytes, picture.MediaType, cancellationToken);
            return file with { Width = picture.FullWidth, Height = picture.FullHeight };
        }
        catch (UnreadableException reason)
        {
            return file with { Refusal = reason.Message };
        }
    }

    private static string TooLarge(long size, long max) => $"The picture has {size / 1048576.0:0.#} MB; at most {max >> 20} MB are read.";

    private static async Task<string> HashAsync(byte[] head, Stream rest, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(head);
        var buffer = new byte[BufferSize];
        while (await rest.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
        }

        return VersionOf(hash.GetHashAndReset());
    }

    private static string VersionOf(byte[] digest) => Digest.Base32(digest)[..StoredFile.VersionLength];
}
