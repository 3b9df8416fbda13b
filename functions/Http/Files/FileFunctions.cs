using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Http.Api;
using Newsroom.Http.Problems;
using Newsroom.Settings;

namespace Newsroom.Http.Files;

/// <summary><c>/files</c>: the files that articles refer to.</summary>
public sealed class FileFunctions(PublishedFiles published, FileContents contents, SiteOptions site)
{
    [Function("FileOne")]
    [Operation("A file that a public article refers to, or a picture in a width.", IsFile = true, ContentType = "*/*", Problems = [404])]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "files/{version}/{*path}")] HttpRequest request,
        string version,
        string? path,
        CancellationToken cancellationToken) => request.RespondAsync(async () =>
    {
        if (FileAddress.Parse(version, path ?? "") is not { } address
            || await published.FindAsync(address.Path, cancellationToken) is not { } file
            || (address.Width is not null && file.Width is null))
        {
            throw ProblemException.NotFound("No public article refers to a file at this address.");
        }

        var current = address with { Path = file.Path, Version = file.Version };
        if (address.Version is null && site.FilesAddress is null)
        {
            return await contents.RespondAsync(request, file, address.Width, isForEver: false, cancellationToken);
        }

        return address == current
            ? await contents.RespondAsync(request, file, address.Width, isForEver: true, cancellationToken)
            : Redirect(request, current);
    });

    /// <summary>To the address of now: what had another version is gone, or another address is the one for readers.</summary>
    private IResult Redirect(HttpRequest request, FileAddress address)
    {
        request.HttpContext.Response.Headers.CacheControl = Caching.CachePolicy.Revalidate;
        return Results.Redirect($"{site.FilesRoot(request.Site(site))}{address}");
    }
}
