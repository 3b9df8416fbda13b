using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Blobs;

internal static class BlobRegistration
{
    public static void AddBlobTriggers(this IServiceCollection services, FunctionCatalog catalog)
    {
        var functions = catalog.WithTrigger<BlobTriggerAttribute>().ToArray();
        if (functions.Length == 0)
        {
            return;
        }

        services.AddSingleton<HostPresence>();
        services.AddSingleton<BlobSlots>();
        services.AddSingleton<PoisonBlobs>();
        foreach (var (function, trigger) in functions)
        {
            services.AddSingleton<ITriggerListener>(provider =>
                ActivatorUtilities.CreateInstance<BlobListener>(provider, function, trigger));
        }
    }
}
