using System.Diagnostics.Metrics;
using Newsroom.Telemetry;

namespace Newsroom.Storage;

/// <summary>Counts requests to storage, by kind and by the function that caused them.</summary>
public sealed class StorageMetrics
{
    private static readonly InstrumentAdvice<int> Buckets = new()
    {
        HistogramBucketBoundaries = [0, 1, 2, 3, 5, 8, 13, 20, 30, 50, 100, 300, 1000],
    };

    private readonly Counter<long> _operations;
    private readonly Histogram<int> _operationsPerInvocation;

    public StorageMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(NewsroomMetrics.MeterName);
        _operations = meter.CreateCounter<long>(
            "newsroom.storage.operations", "{operation}", "Requests to Blob, Queue and Table Storage, retries included");
        _operationsPerInvocation = meter.CreateHistogram(
            "newsroom.invocation.storage.operations", "{operation}", "Storage requests of one function invocation", tags: null, Buckets);
    }

    /// <summary>Starts to count the storage requests of an invocation, until the result is disposed.</summary>
    public IDisposable Begin(string function) => new Invocation(this, StorageOperations.Begin(function));

    internal void Sent(string service, string operation, string function) => _operations.Add(
        1, new(NewsroomMetrics.StorageService, service), new(NewsroomMetrics.StorageOperation, operation),
        new KeyValuePair<string, object?>(NewsroomMetrics.Function, function));

    private sealed class Invocation(StorageMetrics metrics, StorageOperations operations) : IDisposable
    {
        public void Dispose()
        {
            operations.Dispose();
            metrics._operationsPerInvocation.Record(
                operations.Count, new KeyValuePair<string, object?>(NewsroomMetrics.Function, operations.Function));
        }
    }
}
