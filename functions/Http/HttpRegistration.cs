using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Newsroom.Http.Articles;
using Newsroom.Http.Caching;
using Newsroom.Http.Events;
using Newsroom.Http.Feeds;
using Newsroom.Http.Files;
using Newsroom.Http.Operations;
using Newsroom.Http.Problems;
using Newsroom.Settings;

namespace Newsroom.Http;

/// <summary>What all HTTP functions share: common headers, problem details, the response cache, the queries of each resource.</summary>
internal static class HttpRegistration
{
    public static IServiceCollection AddHttp(this IServiceCollection services) => services
        .AddProblemDetails()
        .AddSingleton<ProblemHandler>()
        .AddExceptionHandler<ProblemHandler>()
        .AddSingleton<ResponseCache>()
        .AddSingleton<PublicEditions>()
        .AddSingleton<OldAddressRedirects>()
        .AddSingleton<PublishedFiles>()
        .AddSingleton<FileLinks>()
        .AddSingleton<KnownFiles>()
        .AddSingleton<LeadPictures>()
        .AddSingleton<FileContents>()
        .AddSingleton<FileSource>()
        .AddSingleton<MissingFiles>()
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
            var proxies = app.ApplicationServices.GetRequiredService<SiteOptions>().KnownProxies;
            if (proxies.Count > 0)
            {
                app.UseForwardedHeaders(ForwardedBy(proxies));
            }

            app.UseMiddleware<CommonHeaders>();
            app.UseExceptionHandler();
            next(app);
        };

        // Headers from any other address are ignored, also from this machine: the default would believe those.
        private static ForwardedHeadersOptions ForwardedBy(IReadOnlyList<System.Net.IPNetwork> proxies)
        {
            var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }

            return options;
        }
    }
}
