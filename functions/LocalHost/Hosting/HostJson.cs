using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>
/// The settings of <c>host.json</c> that this host knows, with the defaults of the real one
/// (learn.microsoft.com/azure/azure-functions/functions-host-json). Configuration below <c>AzureFunctionsJobHost</c> overrides the file.
/// </summary>
internal sealed record HostJson(HttpSettings Http, QueueSettings Queues, BlobSettings Blobs)
{
    public const string FileName = "host.json";
    public const string OverrideSection = "AzureFunctionsJobHost";

    public static HostJson From(IConfiguration file) => new(
        file.GetSection("extensions:http").Get<HttpSettings>() ?? new(),
        file.GetSection("extensions:queues").Get<QueueSettings>() ?? new(),
        file.GetSection("extensions:blobs").Get<BlobSettings>() ?? new());
}

internal sealed record HttpSettings
{
    public string RoutePrefix { get; init; } = "api";
}

internal sealed record QueueSettings
{
    public int BatchSize { get; init; } = 16;

    public int? NewBatchThreshold { get; init; }

    public int MaxDequeueCount { get; init; } = 5;

    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A new batch is fetched when so few messages are being handled; the default is half a batch.</summary>
    public int Threshold => NewBatchThreshold ?? BatchSize / 2;
}

internal sealed record BlobSettings
{
    public int MaxDegreeOfParallelism { get; init; } = 8 * Environment.ProcessorCount;
}
