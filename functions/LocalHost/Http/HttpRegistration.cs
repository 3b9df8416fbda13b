using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Http;

internal static class HttpRegistration
{
    public static void AddHttpTriggers(this IServiceCollection services, FunctionCatalog catalog)
    {
        services.AddSingleton<MatcherPolicy, FunctionMethodPolicy>();
        services.AddSingleton<MatcherPolicy, EmptySegmentPolicy>();
        services.AddSingleton<RouteOverlaps>();
        services.AddSingleton(provider => HttpFunctions.Create(
            catalog,
            provider.GetRequiredService<HostJson>(),
            provider.GetRequiredService<BindingSettings>(),
            provider.GetRequiredService<RouteOverlaps>(),
            provider.GetRequiredService<ILoggerFactory>().CreateHostLogger()));

        var functions = catalog.WithTrigger<HttpTriggerAttribute>().ToArray();
        if (functions.Any(found => found.Trigger.AuthLevel != AuthorizationLevel.Anonymous))
        {
            services.AddSingleton<HostKey>();
            services.AddHostedService(provider => provider.GetRequiredService<HostKey>());
            services.AddSingleton(provider => new FunctionKey(provider.GetRequiredService<HostKey>()));
        }

        if (functions.Any(found => HttpResults.NeedMvc(found.Function)))
        {
            services.AddMvcCore();
        }
    }
}
