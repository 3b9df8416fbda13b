using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;

namespace Newsroom.Pages.Assets;

/// <summary><c>/assets</c>: what the pages are drawn with.</summary>
public sealed class AssetFunctions(SiteAssets assets)
{
    private readonly CachedResponse _style = new(assets.Style, "text/css; charset=utf-8");

    /// <summary>
    /// The style sheet. A page of the version before or after this one asks for another name: it gets the style that there is, for now.
    /// </summary>
    [Function("Asset")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request,
        string name) => request.RespondAsync(() => !name.EndsWith(".css", StringComparison.Ordinal)
            ? throw ProblemException.NotFound($"There is nothing at {request.Path}.")
            : Task.FromResult(_style.ToResult(
                request, assets.StyleName, name == assets.StyleName ? CachePolicy.ForEver : CachePolicy.Revalidate)));
}
