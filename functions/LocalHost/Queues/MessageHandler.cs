using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Queues;

/// <summary>Handles one message: run, then delete it, give it back later, or move it to the poison queue.</summary>
internal sealed class MessageHandler(
    string function,
    FunctionInvoker<QueueMessage> invoker,
    QueueClient queue,
    QueueClient poison,
    QueueSettings settings,
    LocalHostOptions options,
    IServiceProvider services,
    ILogger log)
{
    public async Task HandleAsync(QueueMessage message, CancellationToken aborting)
    {
        try
        {
            await using var lease = new MessageLease(queue, message, options.MessageVisibility, exception =>
                log.MessageLost(exception, function, message.MessageId));

            // More deliveries than attempts: earlier hosts died with it.
            await (message.DequeueCount > settings.MaxDequeueCount ? PoisonAsync(message, lease) : RunAsync(message, lease, aborting));
        }
        catch (Exception exception)
        {
            // The message turns up again once it is visible.
            log.MessageLost(exception, function, message.MessageId);
        }
    }

    private async Task RunAsync(QueueMessage message, MessageLease lease, CancellationToken aborting)
    {
        try
        {
            await using var scope = services.CreateAsyncScope();
            await invoker.InvokeAsync(message, scope.ServiceProvider, aborting);
        }
        catch (Exception) when (aborting.IsCancellationRequested)
        {
            log.MessageReturned(function, message.MessageId);
            await lease.ReturnAsync(TimeSpan.Zero);
            return;
        }
        catch (Exception exception)
        {
            log.MessageFailed(exception, function, message.MessageId, message.DequeueCount, settings.MaxDequeueCount);
            await (message.DequeueCount >= settings.MaxDequeueCount
                ? PoisonAsync(message, lease)
                : lease.ReturnAsync(settings.VisibilityTimeout));
            return;
        }

        await lease.DeleteAsync();
    }

    private async Task PoisonAsync(QueueMessage message, MessageLease lease)
    {
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message.Body);
        await lease.DeleteAsync();
        log.MessagePoisoned(function, message.MessageId, poison.Name);
    }
}
