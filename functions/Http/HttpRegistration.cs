using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.ResponseCompression;

namespace Newsroom.Http;

/// <summary>What every HTTP function shares: problem details, compression, the cache of built answers.</summary>
internal static class HttpRegistration
{
    private static readonly string[] Compressed =
        ["application/rss+xml", "application/feed+json", "application/problem+json", "text/calendar"];

    public static IServiceCollection AddHttp(this IServiceCollection services) => services
        .AddProblemDetails()
        .AddSingleton<ProblemHandler>()
        .AddExceptionHandler<ProblemHandler>()
        .AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(Compressed);
        })
        .AddSingleton<AnswerCache>()
        .AddSingleton<Pages.PageRenderer>()
        .AddTransient<IStartupFilter, Pipeline>();

    /// <summary>Both hosts run startup filters around the functions.</summary>
    private sealed class Pipeline : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseResponseCompression();
            app.UseExceptionHandler();
            app.UseStatusCodePages();
            next(app);
        };
    }
}
