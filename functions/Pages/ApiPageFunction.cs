using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http;
using Newsroom.Http.Api;
using Newsroom.Http.Caching;
using Newsroom.Http.Problems;

namespace Newsroom.Pages;

/// <summary><c>/api/docs</c>: the API's documentation as a page.</summary>
public sealed class ApiPageFunction(ResponseCache responses, SitePages pages)
{
    /// <summary>The documentation of the API is in English only.</summary>
    private const string Language = "en";

    [Function("ApiPage")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/docs")] HttpRequest request,
        CancellationToken cancellationToken) => request.RespondAsync(() =>
    {
        PagePolicy.Apply(request);
        return responses.RespondFromAllLanguagesAsync(
            request,
            Language,
            () => pages.RenderAsync<ApiPage>(pages.Context(request, Language), Language),
            cancellationToken,
            CachePolicy.Revalidate);
    });
}
