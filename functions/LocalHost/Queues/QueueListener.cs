using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Queues;

/// <summary>Fetches a new batch of messages whenever few enough are being handled.</summary>
internal sealed class QueueListener(
    FunctionDescriptor function,
    QueueTriggerAttribute trigger,
    StorageClients storage,
    BindingSettings bindings,
    HostJson hostJson,
    LocalHostOptions options,
    IServiceProvider services,
    ILoggerFactory loggers) : ITriggerListener
{
    private static readonly TimeSpan ErrorDelay = TimeSpan.FromSeconds(2);

    private readonly QueueSettings _settings = hostJson.Queues;
    private readonly ILogger _log = loggers.CreateHostLogger();
    private readonly string _queueName = bindings.Resolve(trigger.QueueName, function.Name);
    private readonly FunctionInvoker<QueueMessage> _invoker = new(function, bindings, parameter =>
        QueueBindings.Bind(parameter, function.TriggerParameter));
    private readonly HashSet<Task> _running = [];
    private QueueClient? _queue;
    private MessageHandler? _handler;

    public string Name => function.Name;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        _queue = storage.Queues.GetQueueClient(_queueName);
        var poison = storage.Queues.GetQueueClient($"{_queueName}-poison");
        _handler = new MessageHandler(function.Name, _invoker, _queue, poison, _settings, options, services, _log);
        await _queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
    }

    public async Task RunAsync(Shutdown shutdown)
    {
        var interval = new PollingInterval(_settings.MaxPollingInterval);
        try
        {
            while (true)
            {
                await FewEnoughAsync(shutdown.Stopping);
                var messages = await ReceiveAsync(shutdown.Stopping);
                foreach (var message in messages)
                {
                    _running.Add(_handler!.HandleAsync(message, shutdown.Aborting));
                }

                if (messages.Length > 0)
                {
                    interval.Reset();
                }
                else
                {
                    await Task.Delay(interval.Next(), shutdown.Stopping);
                }
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task FewEnoughAsync(CancellationToken stopping)
    {
        _running.RemoveWhere(task => task.IsCompleted);
        while (_running.Count > _settings.Threshold)
        {
            await Task.WhenAny(_running).WaitAsync(stopping);
            _running.RemoveWhere(task => task.IsCompleted);
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        try
        {
            // Not cancelled by the stop: messages that were on their way would stay invisible without anybody handling them.
            return (await _queue!.ReceiveMessagesAsync(_settings.BatchSize, options.MessageVisibility, CancellationToken.None)).Value;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // Deleted under us: there is nothing to do, and the next sender creates it again.
            await Task.Delay(ErrorDelay, stopping);
            return [];
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            _log.TryingAgain(exception, function.Name, ErrorDelay.TotalSeconds);
            await Task.Delay(ErrorDelay, stopping);
            return [];
        }
    }
}
