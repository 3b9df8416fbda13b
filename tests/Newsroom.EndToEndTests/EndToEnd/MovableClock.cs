namespace Newsroom.Tests.EndToEnd;

/// <summary>The system time, until a test moves it forward.</summary>
internal sealed class MovableClock : TimeProvider
{
    /// <summary>The difference from the system time.</summary>
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
}
