namespace Newsroom.Benchmarks.Network;

/// <summary>How far away storage is.</summary>
/// <param name="RoundTrip">How long each new connection and each request waits.</param>
/// <param name="BytesPerSecond">How fast a connection carries what is answered.</param>
internal sealed record NetworkDistance(TimeSpan RoundTrip, double BytesPerSecond)
{
    /// <summary>A storage account in the same region: 5 ms, 60 MB a second for each connection.</summary>
    public static NetworkDistance SameRegion { get; } = new(TimeSpan.FromMilliseconds(5), 60e6);
}
