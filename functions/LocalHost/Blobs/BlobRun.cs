using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Blobs;

/// <summary>Delivers one version of a blob: claim it, run the function, write what became of it. Two writes when all is well.</summary>
internal sealed class BlobRun(
    BlobFunction function,
    Receipts receipts,
    PoisonBlobs poison,
    LocalHostOptions options,
    IServiceProvider services,
    ILogger log)
{
    /// <summary>As many as the real host makes.</summary>
    public const int MaxAttempts = 5;

    /// <param name="delivery">The version.</param>
    /// <param name="slot">Given back as soon as the function has run.</param>
    /// <param name="aborting">Cancels the function.</param>
    public async Task DeliverAsync(BlobDelivery delivery, IDisposable slot, CancellationToken aborting)
    {
        try
        {
            if (await AttemptAsync(delivery, slot, aborting) is { } outcome)
            {
                await receipts.SettleAsync(delivery.Path, outcome);
            }
        }
        catch (Exception exception)
        {
            log.ReceiptLost(exception, function.Name, delivery.Path);
        }
    }

    private async Task<Receipt?> AttemptAsync(BlobDelivery delivery, IDisposable slot, CancellationToken aborting)
    {
        using var taken = slot;
        return await receipts.ClaimAsync(delivery.Path, delivery.ETag) is not { } claim ? null
            // More claims than attempts: earlier hosts died with it.
            : claim.Attempts > MaxAttempts ? await PoisonAsync(delivery, claim)
            : await RunAsync(delivery, claim, aborting);
    }

    private async Task<Receipt> RunAsync(BlobDelivery delivery, Receipt claim, CancellationToken aborting)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await function.Invoker.InvokeAsync(delivery, scope.ServiceProvider, aborting);
            return claim with { State = ReceiptState.Done };
        }
        catch (Exception) when (aborting.IsCancellationRequested)
        {
            log.BlobReturned(function.Name, delivery.Path);
            return claim with { State = ReceiptState.Waiting, Attempts = claim.Attempts - 1 };
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return await delivery.Blob.ExistsAsync(CancellationToken.None)
                ? await FailAsync(delivery, claim, missing)
                : Gone(delivery, claim);
        }
        catch (Exception exception)
        {
            return await FailAsync(delivery, claim, exception);
        }
    }

    private Receipt Gone(BlobDelivery delivery, Receipt claim)
    {
        log.BlobGone(function.Name, delivery.Path);
        return claim with { State = ReceiptState.Done };
    }

    private async Task<Receipt> FailAsync(BlobDelivery delivery, Receipt claim, Exception exception)
    {
        log.BlobFailed(exception, function.Name, delivery.Path, claim.Attempts, MaxAttempts);
        return claim.Attempts >= MaxAttempts
            ? await PoisonAsync(delivery, claim)
            : claim with
            {
                State = ReceiptState.Waiting,
                NotBefore = DateTimeOffset.UtcNow + (options.RetryDelay * Math.Pow(2, claim.Attempts - 1)),
            };
    }

    private async Task<Receipt> PoisonAsync(BlobDelivery delivery, Receipt claim)
    {
        await poison.SendAsync(function.Name, delivery);
        log.BlobPoisoned(function.Name, delivery.Path, PoisonBlobs.QueueName);
        return claim with { State = ReceiptState.Poisoned };
    }
}
