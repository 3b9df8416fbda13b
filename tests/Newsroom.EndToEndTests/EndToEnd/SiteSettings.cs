using Microsoft.Extensions.Hosting;

namespace Newsroom.Tests.EndToEnd;

/// <summary>How a site of a test's own differs from the usual.</summary>
public sealed record SiteSettings
{
    /// <summary>Connection string of its account; null is an empty one.</summary>
    public string? Storage { get; init; }

    public string Languages { get; init; } = "fr,en";

    /// <summary>None unless a test needs one: an engine takes a second to start.</summary>
    public string Translator { get; init; } = "none";

    /// <summary>What time it is there; null is the time of everybody.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Any other settings.</summary>
    public Dictionary<string, string?> Others { get; init; } = [];

    /// <summary>What else is to be changed before the host is built.</summary>
    public Action<IHostApplicationBuilder>? Configure { get; init; }

    internal Dictionary<string, string?> ToAppSettings() => new(Others)
    {
        ["AzureWebJobsStorage"] = Storage,
        ["Newsroom:Translator"] = Translator,
        ["LocalHost:TriggerDelay"] = "00:00:00",
        // Nobody wants to wait ten seconds for a deletion.
        ["NewsroomReconcileSchedule"] = Others.GetValueOrDefault("NewsroomReconcileSchedule") ?? "*/1 * * * * *",
    };
}
