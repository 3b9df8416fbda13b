using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using Newsroom.Content;
using Newsroom.Files;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// Sends files: pictures as they are made anew, at their first request; others as they are in the container. Small ones are kept in
/// memory: under a version they never change.
/// </summary>
public sealed class FileContents(FileSource source, FileStore files, PictureStore pictures, PictureConverter converter) : IDisposable
{
    /// <summary>Max size of all files in memory, in bytes.</summary>
    public const long CacheBytes = 16 << 20;

    /// <summary>Max size of a file in memory: nearly every picture in a width.</summary>
    private const int MaxSmall = 512 << 10;

    /// <summary>Bytes that an entry takes beside the file.</summary>
    private const int EntrySize = 500;

    /// <summary>A document that is opened by itself runs nothing, asks for nothing and can't reach the site it is on.</summary>
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; sandbox";

    private readonly MemoryCache _small = new(new MemoryCacheOptions { SizeLimit = CacheBytes });

    public async Task<IResult> RespondAsync(
        HttpRequest request, StoredFile file, int? width, bool isForEver, CancellationToken cancellationToken)
    {
        // Its name is in a header.
        var key = (file.Path, file.Version, width);
        if (_small.TryGetValue(key, out SentFile? small))
        {
            return Send(request, small!, isForEver);
        }

        try
        {
            var sent = file.IsMadeAnew
                ? await PictureAsync(file, width, cancellationToken) : await FileAsync(file, cancellationToken);
            if (sent.Bytes?.Length <= MaxSmall)
            {
                _small.Set(key, sent, new MemoryCacheEntryOptions { Size = sent.Bytes.Length + EntrySize });
            }

            return Send(request, sent, isForEver);
        }
        catch (RequestFailedException changed) when (changed.Status == 412 || changed.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return StreamedResult.BeingReplaced(request.HttpContext);
        }
    }

    public void Dispose() => _small.Dispose();

    private async Task<SentFile> FileAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (EmbeddedFile.Parse(file.Path) is not null)
        {
            return new SentFile(file, width: null, file.Type, source: null, await ReadAsync(file, cancellationToken));
        }

        var content = await source.OpenAsync(file);
        return new SentFile(
            file, width: null, file.Type, content, file.Size <= MaxSmall ? await content.ReadAsync(cancellationToken) : null);
    }

    private async Task<SentFile> PictureAsync(StoredFile file, int? width, CancellationToken cancellationToken)
    {
        var maxBytes = width is null && file.Size > MaxSmall ? 0 : MaxSmall;
        if (await FindAsync() is { } made)
        {
            return made;
        }

        using var turn = await converter.EnterAsync(cancellationToken);
        if (await FindAsync() is { } madeMeanwhile)
        {
            return madeMeanwhile;
        }

        var picture = await ConvertAsync(turn, file, await ReadAsync(file, cancellationToken), width, cancellationToken);
        var isWritten = await pictures.WriteAsync(file.Version, width, picture.Bytes, picture.MediaType, cancellationToken);
        if (!await IsCurrentAsync(file, cancellationToken))
        {
            // The file was replaced meanwhile, and what had been made from it was deleted before this was written.
            await pictures.DeleteAsync(file.Version, cancellationToken);
            return new SentFile(file, width, picture.MediaType, source: null, picture.Bytes);
        }

        return isWritten
            ? new SentFile(file, width, picture.MediaType, source: null, picture.Bytes)
            : await FindAsync() ?? throw new InvalidOperationException($"The picture {file.Version} was deleted while it was made.");

        async Task<SentFile?> FindAsync() =>
            await pictures.FindAsync(file.Version, width, maxBytes, cancellationToken) is { } found
                ? new SentFile(file, width, found.MediaType, found, found.Content) : null;
    }

    /// <exception cref="ProblemException">The file that it is in was replaced.</exception>
    private async Task<byte[]> ReadAsync(StoredFile file, CancellationToken cancellationToken) =>
        await source.ReadAsync(file, cancellationToken) ?? throw ProblemException.NotFound("The file that it is in was replaced.");

    private async Task<bool> IsCurrentAsync(StoredFile file, CancellationToken cancellationToken) => EmbeddedFile.Parse(file.Path) is null
        ? (await files.FindAsync(file.Path, cancellationToken))?.Version == file.Version
        : await source.ReadAsync(file, cancellationToken) is not null;

    /// <exception cref="ProblemException">The picture can be made in other widths, and not in this one.</exception>
    private static async Task<ConvertedPicture> ConvertAsync(
        PictureConverter.Turn turn, StoredFile file, byte[] content, int? width, CancellationToken cancellationToken)
    {
        try
        {
            return file.Width is not null
                ? await turn.ConvertAsync(content, width, cancellationToken)
                : new ConvertedPicture(
                    await SvgCleaner.CleanAsync(content, photo => turn.ConvertAsync(photo, null, cancellationToken), cancellationToken),
                    file.Type,
                    FullWidth: 0,
                    FullHeight: 0);
        }
        catch (UnreadableException reason)
        {
            throw ProblemException.NotFound(reason.Message);
        }
    }

    private static IResult Send(HttpRequest request, SentFile file, bool isForEver)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = isForEver ? CachePolicy.ForEver : CachePolicy.Revalidate;
        headers.ContentDisposition = file.Disposition;
        if (file.MediaType != FileSignature.Pdf)
        {
            // The viewers of browsers do not work in a sandbox.
            headers.ContentSecurityPolicy = Sandbox;
        }

        return file.Bytes is { } bytes
            ? Results.Bytes(bytes, file.MediaType, entityTag: file.Tag, enableRangeProcessing: true)
            : new StreamedResult(file.Source!, file.Tag);
    }

    /// <summary>A file as it is sent, with its content if that is small or was just made.</summary>
    private sealed class SentFile(StoredFile file, int? width, string mediaType, BlobSource? source, byte[]? bytes)
    {
        public string MediaType => mediaType;

        public BlobSource? Source { get; } = bytes is null ? source : null;

        public byte[]? Bytes => bytes;

        public EntityTagHeaderValue Tag { get; } = new($"\"{file.Version}{(width is null ? "" : "-")}{width}\"");

        public string Disposition { get; } = DispositionOf(file, mediaType);

        private static string DispositionOf(StoredFile file, string mediaType)
        {
            var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
            var disposition = new ContentDispositionHeaderValue(FileSignature.IsShown(mediaType) ? "inline" : "attachment");
            disposition.SetHttpFileName(
                mediaType == file.Type || mediaType != PictureWidths.Type ? name : Path.ChangeExtension(name, "webp"));
            return disposition.ToString();
        }
    }
}
