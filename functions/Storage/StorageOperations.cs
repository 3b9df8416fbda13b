namespace Newsroom.Storage;

/// <summary>Counts the storage requests, retries included, of an asynchronous call chain and of all that it starts.</summary>
public sealed class StorageOperations : IDisposable
{
    private const string Host = "host";

    private static readonly AsyncLocal<StorageOperations?> Current = new();

    private readonly StorageOperations? _outer;
    private int _count;

    private StorageOperations(StorageOperations? outer, string? function) =>
        (_outer, Function) = (outer, function ?? outer?.Function ?? Host);

    /// <summary>The function that causes the requests.</summary>
    public string Function { get; }

    /// <summary>Requests sent since <see cref="Begin"/> by this call chain and what it started.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Starts a count for the current asynchronous call chain. An outer count goes on.</summary>
    /// <param name="function">The function that begins; null to keep that of the outer count.</param>
    public static StorageOperations Begin(string? function = null) => Current.Value = new StorageOperations(Current.Value, function);

    /// <summary>Ends the count.</summary>
    public void Dispose() => Current.Value = _outer;

    /// <returns>The function that causes the request.</returns>
    internal static string Record()
    {
        for (var tally = Current.Value; tally is not null; tally = tally._outer)
        {
            Interlocked.Increment(ref tally._count);
        }

        return Current.Value?.Function ?? Host;
    }
}
