using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Timers;

internal static class TimerRegistration
{
    public static void AddTimerTriggers(this IServiceCollection services, FunctionCatalog catalog)
    {
        foreach (var (function, trigger) in catalog.WithTrigger<TimerTriggerAttribute>())
        {
            services.AddSingleton<ITriggerListener>(provider =>
                ActivatorUtilities.CreateInstance<TimerListener>(provider, function, trigger));
        }
    }
}
