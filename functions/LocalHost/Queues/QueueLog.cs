using Microsoft.Extensions.Logging;

namespace Newsroom.LocalHost.Queues;

internal static partial class QueueLog
{
    [LoggerMessage(40, LogLevel.Error, "{Function} failed on message {MessageId}, attempt {Attempt} of {Limit}")]
    public static partial void MessageFailed(
        this ILogger logger,
        Exception exception,
        string function,
        string messageId,
        long attempt,
        int limit);

    [LoggerMessage(41, LogLevel.Error, "{Function} gave up message {MessageId}: moved to {PoisonQueue}")]
    public static partial void MessagePoisoned(this ILogger logger, string function, string messageId, string poisonQueue);

    [LoggerMessage(42, LogLevel.Information, "{Function} was cancelled by the stop; message {MessageId} is back on its queue")]
    public static partial void MessageReturned(this ILogger logger, string function, string messageId);

    [LoggerMessage(43, LogLevel.Warning, "{Function}: message {MessageId} could not be kept invisible; another run may get it")]
    public static partial void MessageLost(this ILogger logger, Exception exception, string function, string messageId);
}
