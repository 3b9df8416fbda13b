using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Queues;

internal static class QueueRegistration
{
    public static void AddQueueTriggers(this IServiceCollection services, FunctionCatalog catalog)
    {
        foreach (var (function, trigger) in catalog.WithTrigger<QueueTriggerAttribute>())
        {
            services.AddSingleton<ITriggerListener>(provider =>
                ActivatorUtilities.CreateInstance<QueueListener>(provider, function, trigger));
        }
    }
}
