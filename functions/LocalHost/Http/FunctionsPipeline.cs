using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Http;

/// <summary>
/// The outside of the HTTP pipeline: route, ask for the key, then the app's middleware, then the function. A request that no function
/// answers,
/// or that lacks the key, never reaches the app, as in the real host.
/// </summary>
internal sealed class FunctionsPipeline(HttpFunctions functions, IServiceProvider services, ILoggerFactory loggers) : IStartupFilter
{
    private readonly ILogger _log = loggers.CreateHostLogger();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(AnswerFailureAsync);
        app.UseRouting();
        app.Use(AdmitAsync);
        next(app);
        app.UseEndpoints(endpoints => endpoints.DataSources.Add(new DefaultEndpointDataSource(functions.Endpoints)));
    };

    private Task AnswerFailureAsync(HttpContext http, RequestDelegate next) => HttpFailure.GuardAsync(http, _log, () => next(http));

    private async Task AdmitAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is not { } endpoint || ReservedPaths.Contain(http.Request.Path.Value ?? ""))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (endpoint.Metadata.GetMetadata<KeyRequirement>() is { Required: true }
            && !await services.GetRequiredService<HostKey>().OpensAsync(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!Forwarding.CanPass(http.Request))
        {
            _log.NotForwarded(http.Request.Method, http.Request.Path);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        await next(http);
    }
}
