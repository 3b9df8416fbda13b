using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Newsroom.LocalHost.Http;

/// <summary>What the host answers when something throws: 500 with an empty body.</summary>
internal static class HttpFailure
{
    public static async Task GuardAsync(HttpContext http, ILogger log, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            log.RequestAborted(http.Request.Method, http.Request.Path);
        }
        catch (Exception exception)
        {
            log.RequestFailed(exception, http.GetEndpoint()?.DisplayName, http.Request.Method, http.Request.Path);
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
