using Microsoft.Extensions.Hosting;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The settings of a site for one test.</summary>
public sealed record SiteSettings
{
    public const string DefaultSiteId = "tests";

    /// <summary>The connection string of the account; null for an empty account.</summary>
    public string? Storage { get; init; }

    public string Languages { get; init; } = "fr,en";

    /// <summary>None by default: an engine takes a second to start.</summary>
    public string Translator { get; init; } = "none";

    /// <summary>The clock; null for the system time.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>The id of the site by setting, so that the tests know it; null for one that the site makes.</summary>
    public string? SiteId { get; init; } = DefaultSiteId;

    /// <summary>Any other settings.</summary>
    public Dictionary<string, string?> Others { get; init; } = [];

    /// <summary>Other changes before the host is built.</summary>
    public Action<IHostApplicationBuilder>? Configure { get; init; }

    internal Dictionary<string, string?> ToAppSettings() => new(Others)
    {
        ["AzureWebJobsStorage"] = Storage,
        ["Newsroom:Translator"] = Translator,
        ["Newsroom:SiteId"] = SiteId,
        ["LocalHost:TriggerDelay"] = "00:00:00",
        // The default, ten seconds for a deletion, is too slow for tests.
        ["NewsroomReconcileSchedule"] = Others.GetValueOrDefault("NewsroomReconcileSchedule") ?? "*/1 * * * * *",
    };
}
