namespace Newsroom.LocalHost.Queues;

/// <summary>Random exponential back-off: an empty queue is asked less and less often, up to the limit of <c>host.json</c>.</summary>
internal sealed class PollingInterval(TimeSpan limit)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private TimeSpan _current = Least;

    public void Reset() => _current = Least;

    public TimeSpan Next()
    {
        var next = _current;
        var grown = _current * (1.5 + Random.Shared.NextDouble());
        _current = grown < limit ? grown : limit;
        return next < limit ? next : limit;
    }
}
