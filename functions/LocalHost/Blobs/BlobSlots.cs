using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Blobs;

/// <summary>How many blobs all blob functions together handle at once: <c>maxDegreeOfParallelism</c> of <c>host.json</c>.</summary>
internal sealed class BlobSlots(HostJson hostJson) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, hostJson.Blobs.MaxDegreeOfParallelism));

    public Task TakeAsync(CancellationToken cancellationToken) => _free.WaitAsync(cancellationToken);

    public void GiveBack() => _free.Release();

    public void Dispose() => _free.Dispose();
}
