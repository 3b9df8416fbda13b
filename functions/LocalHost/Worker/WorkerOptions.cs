namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a worker tells its host of itself.</summary>
public class WorkerOptions
{
    /// <summary>What it can do, by name. This host asks for none of it.</summary>
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>();
}
