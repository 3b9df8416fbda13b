using Microsoft.Azure.Functions.Worker;
using Newsroom.Publishing;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>
/// A file was deleted from the container. If nothing sends such events (Azurite does not), <see cref="Reconcile"/> detects it.
/// </summary>
public sealed partial class ArticleRemoved(Ingestion ingestion, StorageAccount storage, StorageMetrics metrics, ILogger<ArticleRemoved> log)
{
    public const string QueueName = "deletions";

    [Function(nameof(ArticleRemoved))]
    public async Task RunAsync([QueueTrigger(QueueName)] string message, CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(ArticleRemoved));
        foreach (var path in Read(message))
        {
            await storage.RunAsync(() => ingestion.WithdrawAsync(path, cancellationToken));
        }
    }

    private IReadOnlyList<string> Read(string message)
    {
        try
        {
            return BlobDeletedEvent.Paths(message);
        }
        catch (FormatException reason)
        {
            LogInvalid(log, QueueName, reason.Message);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message on the queue {Queue} is not the event of a deleted file: {Reason}")]
    private static partial void LogInvalid(ILogger logger, string queue, string reason);
}
