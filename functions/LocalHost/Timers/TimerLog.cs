using Microsoft.Extensions.Logging;

namespace Newsroom.LocalHost.Timers;

internal static partial class TimerLog
{
    [LoggerMessage(50, LogLevel.Error, "{Function} failed")]
    public static partial void TimerFailed(this ILogger logger, Exception exception, string function);

    [LoggerMessage(51, LogLevel.Information, "{Function} was cancelled by the stop; the next start makes up for it")]
    public static partial void TimerCancelled(this ILogger logger, string function);

    [LoggerMessage(52, LogLevel.Warning, "{Function}: the lease is lost; another host may run it now")]
    public static partial void LeaseLost(this ILogger logger, Exception exception, string function);
}
