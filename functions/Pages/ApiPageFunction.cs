using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary><c>/api/docs</c>: the API's documentation as a page.</summary>
public sealed class ApiPageFunction(ResponseCache responses, PageRenderer pages, SiteOptions site)
{
    [Function("ApiPage")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/docs")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        PagePolicy.Apply(request);
        return responses.RespondAsync(request, "en", OpenApiFunction.ConstantState, CachePolicy.Revalidate, async () =>
        {
            var page = await pages.RenderAsync<ApiPage>(new()
            {
                [nameof(ApiPage.Site)] = site,
                [nameof(ApiPage.Address)] = request.Site(site),
            });
            return new CachedResponse(page, PageRenderer.ContentType, language: "en");
        }, cancellationToken);
    });
}
