using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;

namespace Newsroom.Pages.Assets;

/// <summary><c>/assets</c>: what the pages are drawn with.</summary>
public sealed class AssetFunctions(SiteAssets assets)
{
    private readonly (SiteAsset Asset, CachedResponse Response)[] _responses =
    [
        .. new[] { assets.Style, assets.Script }.Select(asset => (asset, new CachedResponse(asset.Bytes, asset.ContentType))),
    ];

    /// <summary>
    /// A page of the version before or after this one asks for another name: it gets the style and the script that there are, for now.
    /// </summary>
    [Function("Asset")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request,
        string name) => request.RespondAsync(() =>
    {
        var (asset, response) = _responses.FirstOrDefault(one => name.EndsWith(one.Asset.Extension, StringComparison.Ordinal));
        return asset is null
            ? throw ProblemException.NotFound($"There is nothing at {request.Path}.")
            : Task.FromResult(response.ToResult(
                request, asset.Name, name == asset.Name ? CachePolicy.ForEver : CachePolicy.Revalidate));
    });
}
