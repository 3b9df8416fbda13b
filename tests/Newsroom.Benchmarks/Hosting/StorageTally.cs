using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Newsroom.Telemetry;

namespace Newsroom.Benchmarks.Hosting;

/// <summary>Requests of one kind.</summary>
internal sealed record StorageCount(string Kind, long Requests);

/// <summary>Counts all storage requests of this process while it lives: those of every app and command in it.</summary>
internal sealed class StorageTally : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _requests = new();
    private readonly MeterListener _listener = new();

    public StorageTally()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument is { Name: "newsroom.storage.operations", Meter.Name: Measures.MeterName })
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, requests, tags, _) =>
            _requests.AddOrUpdate($"{Tag(tags, Measures.StorageService)} {Tag(tags, Measures.StorageOperation)}", requests, (_, before) => before + requests));
        _listener.Start();
    }

    public long Total => _requests.Values.Sum();

    /// <summary>By service and operation, such as <c>table insert</c>; the most frequent first.</summary>
    public IReadOnlyList<StorageCount> ByKind =>
        [.. _requests.Select(pair => new StorageCount(pair.Key, pair.Value)).OrderByDescending(count => count.Requests).ThenBy(count => count.Kind, StringComparer.Ordinal)];

    public void Dispose() => _listener.Dispose();

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }
}
