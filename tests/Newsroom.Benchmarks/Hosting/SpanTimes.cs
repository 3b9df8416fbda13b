using System.Collections.Concurrent;
using System.Diagnostics;
using Newsroom.Telemetry;

namespace Newsroom.Benchmarks.Hosting;

/// <summary>How long the steps of the articles take that this process handles, by the spans of <see cref="Spans"/>.</summary>
internal sealed class SpanTimes : IDisposable
{
    private readonly ConcurrentDictionary<string, Samples> _spans = new();
    private readonly ActivityListener _listener;

    public SpanTimes()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Add(_spans.GetOrAdd(span.OperationName, _ => new Samples()), span.Duration),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>The median of a step in milliseconds; 0 where it was never taken.</summary>
    public double Median(string span) => _spans.TryGetValue(span, out var samples) ? samples.Median : 0;

    public void Dispose() => _listener.Dispose();

    private static void Add(Samples samples, TimeSpan duration)
    {
        lock (samples)
        {
            samples.Add(duration);
        }
    }
}
