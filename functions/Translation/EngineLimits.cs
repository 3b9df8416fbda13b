namespace Newsroom.Translation;

/// <summary>Timeouts, retries and concurrency for an engine on the network.</summary>
internal sealed record EngineLimits
{
    /// <summary>The max time that one attempt takes.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The max time that a request takes with all its retries; waiting for a free place does not count.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromSeconds(90);

    public int MaxRetries { get; init; } = 3;

    /// <summary>The delay before the first retry, with jitter; it doubles before each further retry.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    public int MaxConcurrentRequests { get; init; } = 4;
}
