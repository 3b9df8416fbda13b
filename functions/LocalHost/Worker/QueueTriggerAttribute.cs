using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Wakes a function by a message on a storage queue.</summary>
/// <param name="queueName">The queue's name.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>The queue's name.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting that names the storage account; only the default, <c>AzureWebJobsStorage</c>, is supported here.</summary>
    public string? Connection { get; set; }
}
