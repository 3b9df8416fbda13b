using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Newsroom.Content;
using Newsroom.Files;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>Sends files: pictures as they are made anew, at their first request; others as they are in the container.</summary>
public sealed class FileContents(FileSource source, PictureStore pictures, PictureConverter converter)
{
    /// <summary>A document that is opened by itself runs nothing, asks for nothing and can't reach the site it is on.</summary>
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src 'self'; sandbox";

    public async Task<IResult> RespondAsync(
        HttpRequest request, StoredFile file, int? width, bool isForEver, CancellationToken cancellationToken)
    {
        var etag = new EntityTagHeaderValue($"\"{file.Version}{(width is null ? "" : "-")}{width}\"");
        if (file.Width is null && EmbeddedFile.Parse(file.Path) is not null)
        {
            var content = await ReadAsync(file, cancellationToken);
            SetHeaders(request, file, file.Type, isForEver);
            return Results.Bytes(content, file.Type, entityTag: etag, enableRangeProcessing: true);
        }

        var sent = file.Width is null ? await source.OpenAsync(file) : await PictureAsync(file, width, cancellationToken);
        SetHeaders(request, file, sent.MediaType, isForEver);
        return new StreamedResult(sent, etag);
    }

    /// <exception cref="ProblemException">The file that it is in was replaced.</exception>
    private async Task<byte[]> ReadAsync(StoredFile file, CancellationToken cancellationToken) =>
        await source.ReadAsync(file, cancellationToken) ?? throw ProblemException.NotFound("The file that it is in was replaced.");

    private async Task<BlobSource> PictureAsync(StoredFile file, int? width, CancellationToken cancellationToken)
    {
        if (await pictures.FindAsync(file.Version, width, cancellationToken) is { } made)
        {
            return made;
        }

        var picture = await ConvertAsync(await ReadAsync(file, cancellationToken), width, cancellationToken);
        await pictures.WriteAsync(file.Version, width, picture.Bytes, picture.MediaType, cancellationToken);
        return await pictures.FindAsync(file.Version, width, cancellationToken)
            ?? throw new InvalidOperationException($"The picture {file.Version} was deleted while it was made.");
    }

    /// <exception cref="ProblemException">The picture can be made in other widths, and not in this one.</exception>
    private async Task<ConvertedPicture> ConvertAsync(byte[] content, int? width, CancellationToken cancellationToken)
    {
        try
        {
            return await converter.ConvertAsync(content, width, cancellationToken);
        }
        catch (UnreadableException reason)
        {
            throw ProblemException.NotFound(reason.Message);
        }
    }

    private static void SetHeaders(HttpRequest request, StoredFile file, string mediaType, bool isForEver)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = isForEver ? CachePolicy.ForEver : CachePolicy.Revalidate;
        if (mediaType != FileSignature.Pdf)
        {
            // The viewers of browsers do not work in a sandbox.
            headers.ContentSecurityPolicy = Sandbox;
        }

        var disposition = new ContentDispositionHeaderValue(FileSignature.IsShown(mediaType) ? "inline" : "attachment");
        disposition.SetHttpFileName(NameOf(file, mediaType));
        headers.ContentDisposition = disposition.ToString();
    }

    private static string NameOf(StoredFile file, string mediaType)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        return mediaType == file.Type || mediaType != PictureWidths.Type ? name : Path.ChangeExtension(name, "webp");
    }
}
