using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Newsroom.Storage;

namespace Newsroom.Search.Index;

/// <summary>
/// The right to merge a language: a lease of one minute on the blob <c>locks/merge-{language}</c>, renewed while it is held. It only avoids
/// duplicate work. A process that loses it without noticing does no harm, as the manifest is replaced by compare-and-swap.
/// </summary>
internal sealed class MergeLease : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewing;

    private MergeLease(BlobLeaseClient lease)
    {
        _lease = lease;
        _renewing = RenewAsync();
    }

    /// <summary>The lease, or null while another process holds it.</summary>
    public static async Task<MergeLease?> TryAcquireAsync(StorageAccount storage, string language, CancellationToken cancellationToken)
    {
        var blob = (await storage.ContainerAsync("locks")).GetBlobClient($"merge-{language}");
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await AcquireAsync(blob, lease, cancellationToken);
            return new MergeLease(lease);
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewing;
        _released.Dispose();
        try
        {
            await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (Exception unreachable) when (unreachable is RequestFailedException or AggregateException)
        {
            // The lease expires by itself.
        }
    }

    private static async Task AcquireAsync(BlobClient blob, BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        try
        {
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            var ifMissing = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.Empty, ifMissing, cancellationToken);
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
        }
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, _released.Token);
                await _lease.RenewAsync(cancellationToken: _released.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or RequestFailedException or AggregateException)
        {
            // Released, or lost.
        }
    }
}
