using Microsoft.Azure.Functions.Worker;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Blobs;

/// <summary>A blob function with its pattern, ready to run.</summary>
internal sealed record BlobFunction(string Name, BlobPathPattern Pattern, FunctionInvoker<BlobDelivery> Invoker)
{
    public static BlobFunction From(FunctionDescriptor function, BlobTriggerAttribute trigger, BindingSettings settings)
    {
        var pattern = BlobPathPattern.Parse(settings.Resolve(trigger.BlobPath, function.Name), function.Name);
        var invoker = new FunctionInvoker<BlobDelivery>(function, settings, parameter =>
            BlobBindings.Bind(parameter, function.TriggerParameter, pattern));
        return new(function.Name, pattern, invoker);
    }
}
