using Microsoft.Extensions.Logging;

namespace Newsroom.LocalHost.Hosting;

internal static partial class HostLog
{
    public const string Category = "LocalHost";

    public static ILogger CreateHostLogger(this ILoggerFactory factory) => factory.CreateLogger(Category);

    [LoggerMessage(1, LogLevel.Information, "Listening at {Address} with {Count} functions; storage at {Storage}")]
    public static partial void Started(this ILogger logger, Uri? address, int count, string storage);

    [LoggerMessage(2, LogLevel.Information, "Stopping: finishing what is running")]
    public static partial void Stopping(this ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "Stopped")]
    public static partial void Stopped(this ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "Cancelling what is still running after {Seconds:0} s")]
    public static partial void Aborting(this ILogger logger, double seconds);

    [LoggerMessage(5, LogLevel.Error, "Left running, because it ignores its cancellation token: {Triggers}")]
    public static partial void LeftRunning(this ILogger logger, string triggers);

    [LoggerMessage(6, LogLevel.Critical, "The trigger of {Trigger} ended unexpectedly")]
    public static partial void TriggerEnded(this ILogger logger, Exception exception, string trigger);

    [LoggerMessage(7, LogLevel.Warning, "{Trigger}: storage did not answer; trying again in {Seconds:0.0} s")]
    public static partial void TryingAgain(this ILogger logger, Exception exception, string trigger, double seconds);

    [LoggerMessage(8, LogLevel.Warning, "Other hosts will notice this one's end only by its silence")]
    public static partial void FarewellFailed(this ILogger logger, Exception exception);
}
