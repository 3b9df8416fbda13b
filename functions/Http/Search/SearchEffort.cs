using Newsroom.Storage;

namespace Newsroom.Http.Search;

/// <summary>
/// The cost of a response, measured from the construction on. It includes the check of the index, which can cost the first caller more than
/// the search itself.
/// </summary>
internal sealed class SearchEffort(TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly StorageOperations _operations = StorageOperations.Begin();

    public TimeSpan Elapsed => clock.GetElapsedTime(_started);

    public int StorageReads => _operations.Count;
}
