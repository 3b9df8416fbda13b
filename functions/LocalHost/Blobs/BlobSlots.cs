using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Blobs;

/// <summary>How many blobs all blob functions together handle at once: <c>maxDegreeOfParallelism</c> of <c>host.json</c>.</summary>
internal sealed class BlobSlots(HostJson hostJson) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, hostJson.Blobs.MaxDegreeOfParallelism));

    /// <returns>Gives the slot back when it is disposed of.</returns>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        return new Slot(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
