using Microsoft.Extensions.Logging;

namespace Newsroom.LocalHost.Blobs;

internal static partial class BlobLog
{
    [LoggerMessage(30, LogLevel.Error, "{Function} failed on {Path}, attempt {Attempt} of {Limit}")]
    public static partial void BlobFailed(this ILogger logger, Exception exception, string function, string path, int attempt, int limit);

    [LoggerMessage(31, LogLevel.Error, "{Function} gave up {Path}; see queue {Queue}")]
    public static partial void BlobPoisoned(this ILogger logger, string function, string path, string queue);

    [LoggerMessage(32, LogLevel.Information, "{Function} was cancelled by the stop; {Path} is delivered again at the next start")]
    public static partial void BlobReturned(this ILogger logger, string function, string path);

    [LoggerMessage(33, LogLevel.Warning, "{Function}: the receipt of {Path} could not be written; it may be delivered again")]
    public static partial void ReceiptLost(this ILogger logger, Exception exception, string function, string path);

    [LoggerMessage(34, LogLevel.Debug, "{Function}: {Path} has gone before it was delivered")]
    public static partial void BlobGone(this ILogger logger, string function, string path);
}
