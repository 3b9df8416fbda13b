namespace Microsoft.Azure.Functions.Worker;

/// <summary>How Azure notices new and changed blobs.</summary>
public enum BlobTriggerSource
{
    /// <summary>By polling logs and listing the container.</summary>
    LogsAndContainerScan,

    /// <summary>By Event Grid: what the Flex Consumption plan needs.</summary>
    EventGrid,
}
