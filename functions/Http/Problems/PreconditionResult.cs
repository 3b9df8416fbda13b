using Microsoft.AspNetCore.Http;

namespace Newsroom.Http.Problems;

/// <summary>
/// A result with an entity tag or a date, and a problem where the request wants another one (RFC 9110, 13.1). The framework answers with
/// the bare status and the headers of the content. Middleware could not explain it: when it comes to it, the services of the request are
/// gone in Azure.
/// </summary>
internal sealed class PreconditionResult(IResult result, Func<Exception, Task<IResult>> explain) : IResult
{
    private const string Detail = "The content is not the one that If-Match or If-Unmodified-Since asks for.";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await result.ExecuteAsync(httpContext);
        var response = httpContext.Response;
        if (response is { StatusCode: StatusCodes.Status412PreconditionFailed, HasStarted: false })
        {
            response.Headers.Clear();
            response.Headers.CacheControl = "no-store";
            var problem = await explain(new ProblemException(StatusCodes.Status412PreconditionFailed, Detail));
            await problem.ExecuteAsync(httpContext);
        }
    }
}
