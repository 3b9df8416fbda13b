using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Newsroom.LocalHost.Queues;

/// <summary>A message that is being handled: kept invisible, and in the end deleted or given back.</summary>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _renewal;
    private string _receipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan visibility, Action<Exception> lost)
    {
        (_queue, _message, _receipt) = (queue, message, message.PopReceipt);
        _renewal = RenewAsync(visibility, lost);
    }

    public async Task DeleteAsync()
    {
        await EndRenewalAsync();
        await _queue.DeleteMessageAsync(_message.MessageId, _receipt);
    }

    public async Task ReturnAsync(TimeSpan delay)
    {
        await EndRenewalAsync();
        await _queue.UpdateMessageAsync(_message.MessageId, _receipt, visibilityTimeout: delay);
    }

    public async ValueTask DisposeAsync()
    {
        await EndRenewalAsync();
        _end.Dispose();
    }

    /// <summary>The pop receipt changes with every renewal, so the renewal must have ended before the receipt is used.</summary>
    private async Task EndRenewalAsync()
    {
        await _end.CancelAsync();
        await _renewal;
    }

    private async Task RenewAsync(TimeSpan visibility, Action<Exception> lost)
    {
        using var timer = new PeriodicTimer(visibility / 2);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                var receipt = await _queue.UpdateMessageAsync(_message.MessageId, _receipt, visibilityTimeout: visibility);
                _receipt = receipt.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The message has been handled.
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            lost(exception);
        }
    }
}
