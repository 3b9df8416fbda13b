using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>A blob as the answer to a GET or HEAD, or a part of it (RFC 9110, 14): it is sent as it is read.</summary>
internal sealed class StreamedResult(BlobSource source, EntityTagHeaderValue etag) : IResult
{
    private const string RetryAfterSeconds = "2";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var stream = new BlobStream(source);
        try
        {
            await Results.Stream(stream, source.MediaType, entityTag: etag, enableRangeProcessing: true).ExecuteAsync(httpContext);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412 && !httpContext.Response.HasStarted)
        {
            httpContext.Response.Headers.Clear();
            await BeingReplaced(httpContext).ExecuteAsync(httpContext);
        }
    }

    /// <summary>The file was replaced or deleted, and this is not processed yet.</summary>
    public static IResult BeingReplaced(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Problem("The file is being replaced. Please try again.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
