namespace Newsroom.Storage;

/// <summary>Counts the storage requests, attempts included, of a logical call chain and of all that it starts.</summary>
public sealed class StorageOperations : IDisposable
{
    private const string Host = "host";

    private static readonly AsyncLocal<StorageOperations?> Current = new();

    private readonly StorageOperations? _around;
    private int _count;

    private StorageOperations(StorageOperations? around, string? function) => (_around, Function) = (around, function ?? around?.Function ?? Host);

    /// <summary>The function whose requests they are.</summary>
    public string Function { get; }

    /// <summary>Requests sent since <see cref="Begin"/> by this call chain and what it started.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Starts a count for the current asynchronous call chain. What is counted around it goes on.</summary>
    /// <param name="function">The function that begins; null where it is still the one that began.</param>
    public static StorageOperations Begin(string? function = null) => Current.Value = new StorageOperations(Current.Value, function);

    /// <summary>Ends the count.</summary>
    public void Dispose() => Current.Value = _around;

    /// <returns>The function whose request it is.</returns>
    internal static string Record()
    {
        for (var tally = Current.Value; tally is not null; tally = tally._around)
        {
            Interlocked.Increment(ref tally._count);
        }

        return Current.Value?.Function ?? Host;
    }
}
