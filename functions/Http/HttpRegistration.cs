using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Newsroom.Http.Caching;
using Newsroom.Http.Events;
using Newsroom.Http.Feeds;
using Newsroom.Http.Operations;
using Newsroom.Http.Problems;

namespace Newsroom.Http;

/// <summary>What all HTTP functions share: common headers, problem details, the response cache, the queries of each resource.</summary>
internal static class HttpRegistration
{
    public static IServiceCollection AddHttp(this IServiceCollection services) => services
        .AddProblemDetails()
        .AddSingleton<ProblemHandler>()
        .AddExceptionHandler<ProblemHandler>()
        .AddSingleton<ResponseCache>()
        .AddSingleton<FeedSource>()
        .AddSingleton<FeedComposer>()
        .AddSingleton<EventList>()
        .AddSingleton<TranslationUse>()
        .AddTransient<IStartupFilter, Pipeline>();

    /// <summary>Both hosts run startup filters around the functions.</summary>
    private sealed class Pipeline : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseMiddleware<CommonHeaders>();
            app.UseExceptionHandler();
            app.UseStatusCodePages();
            next(app);
        };
    }
}
