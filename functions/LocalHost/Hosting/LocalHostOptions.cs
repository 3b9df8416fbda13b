namespace Newsroom.LocalHost;

/// <summary>Settings of the local host: the configuration section <c>LocalHost</c>.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string Section = "LocalHost";

    /// <summary>The TCP port at 127.0.0.1; 0 is any free one. The default is that of Core Tools.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Where the own Azurite keeps its data; used when <c>AzureWebJobsStorage</c> names no account.</summary>
    public string DataFolder { get; init; } = ".newsroom";

    /// <summary>Whether the own Azurite keeps its data in memory.</summary>
    public bool InMemory { get; init; }

    /// <summary>False starts neither HTTP nor triggers, only the app's own hosted services: for command-line commands.</summary>
    public bool Functions { get; init; } = true;

    /// <summary>The key of HTTP functions; null makes one at the first start and keeps it in the storage account.</summary>
    public string? Key { get; init; }

    /// <summary>
    /// How long triggers wait once HTTP answers: requests for pages come first. Loading what triggers need would delay them.
    /// </summary>
    public TimeSpan TriggerDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long a failed blob waits for its second attempt; every further wait is twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a queue message stays invisible while it is handled; it is renewed at half that time.</summary>
    public TimeSpan MessageVisibility { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How often a host says that it is alive. After three times this long it counts as dead and others finish its blobs.
    /// </summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a host that does not own a timer tries to.</summary>
    public TimeSpan TimerTakeover { get; init; } = TimeSpan.FromSeconds(5);
}
