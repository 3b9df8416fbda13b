using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Http;
using Newsroom.Http.Api;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary><c>/api/docs</c>: the API's documentation as a page.</summary>
public sealed class ApiPageFunction(AnswerCache answers, PageRenderer pages, SiteOptions site)
{
    [Function("ApiPage")]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/docs")] HttpRequest request,
        CancellationToken cancellationToken) => request.AnswerAsync(() =>
    {
        WebFunctions.Protect(request);
        return answers.AnswerAsync(request, "en", OpenApiFunction.Unchanging, CachePolicy.AskEachTime, async () => new Answer(
            await pages.RenderAsync<ApiPage>(new()
            {
                [nameof(ApiPage.Site)] = site,
                [nameof(ApiPage.Address)] = request.Site(site),
            }),
            "text/html; charset=utf-8", language: "en"), cancellationToken);
    });
}
