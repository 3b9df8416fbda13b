using Azure;
using Microsoft.AspNetCore.Http;
using Newsroom.Http.Files;
using Newsroom.Storage;
using Newsroom.Telemetry;

namespace Newsroom.Http.Problems;

/// <summary>Turns the exceptions of functions into responses.</summary>
internal static class ProblemResponses
{
    /// <summary>
    /// The result of a function, or a problem. No exception must leave a function: in Azure it would not pass through the app's middleware,
    /// but go straight to the Functions host, which responds with an empty 500.
    /// </summary>
    public static Task<IResult> RespondAsync(this HttpRequest request, Func<Task<IResult>> handle) =>
        request.RespondAsync(handle, exception => Task.FromResult(Handler(request.HttpContext).ToResult(request.HttpContext, exception)));

    /// <summary>The result of a function, or what <paramref name="explain"/> makes of its exception.</summary>
    /// <inheritdoc cref="RespondAsync(HttpRequest, Func{Task{IResult}})"/>
    public static async Task<IResult> RespondAsync(
        this HttpRequest request, Func<Task<IResult>> handle, Func<Exception, Task<IResult>> explain)
    {
        // Both hosts name an endpoint by its function.
        var context = request.HttpContext;
        var metrics = context.RequestServices.GetRequiredService<StorageMetrics>();
        using var invocation = metrics.Begin(context.GetEndpoint()?.DisplayName ?? "Http");
        try
        {
            var result = await HandleAsync(context, handle);
            return result is IFileHttpResult or StreamedResult
                ? new PreconditionResult(result, exception => ExplainAsync(context, exception, explain)) : result;
        }
        catch (Exception exception)
        {
            // Discard the headers set by the failed handler, such as Cache-Control.
            context.Response.Headers.Clear();
            context.Response.Headers.CacheControl = "no-store";
            return await ExplainAsync(context, exception, explain);
        }
    }

    /// <summary>An explanation can fail, too, for example if it is a page. Then the response is a problem.</summary>
    private static async Task<IResult> ExplainAsync(HttpContext context, Exception exception, Func<Exception, Task<IResult>> explain)
    {
        try
        {
            return await explain(exception);
        }
        catch (Exception another)
        {
            return Handler(context).ToResult(context, another);
        }
    }

    /// <summary>Repeats the work once if a table or container was deleted while the app runs; the storage then creates it again.</summary>
    private static async Task<IResult> HandleAsync(HttpContext context, Func<Task<IResult>> handle)
    {
        try
        {
            return await handle();
        }
        catch (RequestFailedException missing) when (context.RequestServices.GetRequiredService<StorageAccount>().Forget(missing))
        {
            context.Response.Headers.Clear();
            return await handle();
        }
    }

    private static ProblemHandler Handler(HttpContext context) => context.RequestServices.GetRequiredService<ProblemHandler>();
}
