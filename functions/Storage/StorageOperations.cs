using System.Diagnostics.Metrics;

namespace Newsroom.Storage;

/// <summary>
/// Counts storage requests, attempts included, by service and operation: as a metric for the whole process,
/// and per logical call chain for those who ask with <see cref="Begin"/>.
/// </summary>
public sealed class StorageOperations
{
    /// <summary>Name of the meter; its counter <c>newsroom.storage.operations</c> has the tags <c>service</c> and <c>operation</c>.</summary>
    public const string MeterName = "Newsroom.Storage";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Operations = Meter.CreateCounter<long>(
        "newsroom.storage.operations", "{request}", "Requests sent to Blob, Queue and Table Storage");
    private static readonly AsyncLocal<StorageOperations?> Current = new();

    private int _count;

    private StorageOperations()
    {
    }

    /// <summary>Requests sent since <see cref="Begin"/> by this call chain and what it started.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Starts a count of its own for the current asynchronous call chain.</summary>
    public static StorageOperations Begin() => Current.Value = new StorageOperations();

    internal static void Record(string service, string operation)
    {
        Operations.Add(1, new KeyValuePair<string, object?>("service", service), new KeyValuePair<string, object?>("operation", operation));
        if (Current.Value is { } tally)
        {
            Interlocked.Increment(ref tally._count);
        }
    }
}
