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

    private static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Every option below <c>extensions</c> that has its effect here. Others are refused, because the real host would act on them.
    /// </summary>
    private static readonly string[] KnownOptions =
    [
        "http:routePrefix",
        "queues:batchSize", "queues:newBatchThreshold", "queues:maxDequeueCount", "queues:visibilityTimeout", "queues:maxPollingInterval",
        "queues:messageEncoding", "blobs:maxDegreeOfParallelism",
    ];

    private static readonly string[] KnownSections = ["version", "telemetryMode", "logging", "extensions"];
    private static readonly string[] KnownExtensions = ["http", "queues", "blobs"];

    public static HostJson From(IConfiguration file)
    {
        RefuseUnknown(file);
        var queues = file.GetSection("extensions:queues").Get<QueueSettings>() ?? new();
        var blobs = file.GetSection("extensions:blobs").Get<BlobSettings>() ?? new();
        Require(queues.BatchSize is >= 1 and <= 32, "extensions:queues:batchSize", "must be from 1 to 32");
        Require(queues.Threshold >= 0, "extensions:queues:newBatchThreshold", "must be at least 0");
        Require(queues.MaxDequeueCount >= 1, "extensions:queues:maxDequeueCount", "must be at least 1");
        Require(queues.VisibilityTimeout >= TimeSpan.Zero, "extensions:queues:visibilityTimeout", "must not be negative");
        Require(queues.MaxPollingInterval >= MinPollingInterval, "extensions:queues:maxPollingInterval", "must be at least 0.1 s");
        Require(blobs.MaxDegreeOfParallelism >= 1, "extensions:blobs:maxDegreeOfParallelism", "must be at least 1");
        return new(file.GetSection("extensions:http").Get<HttpSettings>() ?? new(), queues, blobs);
    }

    private static void RefuseUnknown(IConfiguration file)
    {
        Require(file["version"] is null or "2.0", "version", "must be \"2.0\"");
        foreach (var section in file.GetChildren())
        {
            Require(Contains(KnownSections, section.Key), section.Key, "is not supported here");
        }

        var options = file.GetSection("extensions").GetChildren().Where(extension => Contains(KnownExtensions, extension.Key))
            .SelectMany(extension => extension.GetChildren().Select(option => $"{extension.Key}:{option.Key}"));
        foreach (var option in options)
        {
            Require(Contains(KnownOptions, option), $"extensions:{option}", "is not supported here");
        }
    }

    private static bool Contains(string[] known, string name) => known.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static void Require(bool holds, string option, string rule)
    {
        if (!holds)
        {
            throw new FunctionConfigurationException($"{FileName}: '{option}' {rule}.");
        }
    }
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
