using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Wakes a function by a new or changed blob, at least once for each of its ETags.</summary>
/// <param name="blobPath">Container and blob name pattern, such as <c>articles/{name}</c>.</param>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary>Container and blob name pattern, such as <c>articles/{name}</c>.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>The setting that names the storage account; only the default, <c>AzureWebJobsStorage</c>, is supported here.</summary>
    public string? Connection { get; set; }

    /// <summary>How Azure notices blobs. This host lists the container in either case.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
