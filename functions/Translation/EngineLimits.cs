namespace Newsroom.Translation;

/// <summary>How patiently an engine on the network is asked.</summary>
internal sealed record EngineLimits
{
    /// <summary>The longest wait for one answer.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wait for an answer with all that is tried again; what waits for its turn does not count.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How often a request is tried again.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the second attempt, more or less; about twice as long before each that follows.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Requests that the engine has before it at the same time.</summary>
    public int AtOnce { get; init; } = 4;
}
