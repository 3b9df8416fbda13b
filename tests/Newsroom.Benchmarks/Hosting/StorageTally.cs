using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Newsroom.Telemetry;

namespace Newsroom.Benchmarks.Hosting;

/// <summary>Requests of one kind.</summary>
internal sealed record StorageCount(string Kind, long Requests);

/// <summary>Requests of one kind that one function sent.</summary>
internal sealed record FunctionRequests(string Function, string Service, string Operation, long Count);

/// <summary>
/// Counts what this process asks of storage while it lives, every app and command in it, and what it has translated. What hosts and
/// commands want for themselves counts as the function <c>host</c>.
/// </summary>
internal sealed class StorageTally : IDisposable
{
    private readonly ConcurrentDictionary<(string Function, string Service, string Operation), long> _requests = new();
    private readonly ConcurrentDictionary<string, long> _invocations = new();
    private readonly MeterListener _listener = new();
    private long _characters;

    public StorageTally()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == NewsroomMetrics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(Count);
        _listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) =>
        {
            if (instrument.Name == "newsroom.invocation.storage.operations")
            {
                _invocations.AddOrUpdate(Tag(tags, NewsroomMetrics.Function), 1, (_, before) => before + 1);
            }
        });
        _listener.Start();
    }

    public long Total => _requests.Values.Sum();

    /// <summary>Characters that the translation engine has translated.</summary>
    public long Characters => Interlocked.Read(ref _characters);

    /// <summary>By service and operation, such as <c>table insert</c>; the most frequent first.</summary>
    public IReadOnlyList<StorageCount> ByKind =>
        [.. Requests.GroupBy(one => $"{one.Service} {one.Operation}", (kind, some) => new StorageCount(kind, some.Sum(one => one.Count)))
            .OrderByDescending(count => count.Requests).ThenBy(count => count.Kind, StringComparer.Ordinal)];

    public IReadOnlyList<FunctionRequests> Requests =>
        [.. _requests.Select(pair => new FunctionRequests(pair.Key.Function, pair.Key.Service, pair.Key.Operation, pair.Value))];

    /// <summary>How often a function has run.</summary>
    public long Invocations(string function) => _invocations.GetValueOrDefault(function);

    public void Dispose() => _listener.Dispose();

    private void Count(Instrument instrument, long measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        if (instrument.Name == "newsroom.storage.operations")
        {
            var kind = (
                Tag(tags, NewsroomMetrics.Function),
                Tag(tags, NewsroomMetrics.StorageService),
                Tag(tags, NewsroomMetrics.StorageOperation));
            _requests.AddOrUpdate(kind, measurement, (_, before) => before + measurement);
        }
        else if (instrument.Name == "newsroom.translation.characters")
        {
            Interlocked.Add(ref _characters, measurement);
        }
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var (key, value) in tags)
        {
            if (key == name)
            {
                return value?.ToString() ?? "";
            }
        }

        return "";
    }
}
