using Microsoft.Extensions.Logging;

namespace Newsroom.LocalHost.Http;

internal static partial class HttpLog
{
    [LoggerMessage(20, LogLevel.Error, "{Function} failed on {Method} {Path}")]
    public static partial void RequestFailed(this ILogger logger, Exception exception, string? function, string method, string path);

    [LoggerMessage(22, LogLevel.Warning, "{Method} {Path} is a 500, as the Functions host can't pass it on: by its host, a header that is "
        + "not ASCII, x-ms-invocation-id, or its size")]
    public static partial void NotForwarded(this ILogger logger, string method, string path);

    [LoggerMessage(21, LogLevel.Debug, "The client gave up {Method} {Path}")]
    public static partial void RequestAborted(this ILogger logger, string method, string path);
}
