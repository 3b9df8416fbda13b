using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.AspNetCore.Http;

namespace Newsroom.LocalHost.Timers;

/// <summary>The right to run a timer: a blob lease that one host holds and renews.</summary>
internal sealed class TimerLease : IAsyncDisposable
{
    /// <summary>The shortest that storage allows, so that the timers of a host that died are soon taken over.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Action<Exception> _tellLost;
    private readonly Task _renewal;

    private TimerLease(BlobLeaseClient lease, Action<Exception> lost)
    {
        _lease = lease;
        _tellLost = lost;
        _renewal = RenewAsync();
    }

    /// <summary>Signalled when the lease is lost. What runs then goes on to its end.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lease; null when another host holds it.</summary>
    public static async Task<TimerLease?> TryAcquireAsync(BlobClient blob, Action<Exception> lost, CancellationToken cancellationToken)
    {
        var lease = blob.GetBlobLeaseClient();
        try
        {
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            }
            catch (RequestFailedException missing) when (missing.Status == StatusCodes.Status404NotFound)
            {
                await CreateAsync(blob, cancellationToken);
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            }

            return new TimerLease(lease, lost);
        }
        catch (RequestFailedException held) when (held.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewal;
        if (!_lost.IsCancellationRequested)
        {
            await ReleaseAsync();
        }

        _end.Dispose();
        _lost.Dispose();
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var onlyNew = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
        await blob.UploadAsync(BinaryData.Empty, onlyNew, cancellationToken);
    }

    private async Task ReleaseAsync()
    {
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            _tellLost(exception);
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Duration / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                await _lease.RenewAsync(cancellationToken: CancellationToken.None);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // Released.
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            _tellLost(exception);
            await _lost.CancelAsync();
        }
    }
}
