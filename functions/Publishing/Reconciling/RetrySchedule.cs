using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Reconciling;

/// <summary>When an upload counts as missed, and when what failed or was interrupted is retried.</summary>
public sealed class RetrySchedule(SiteOptions site, TimeProvider clock)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan MaxBackOff = TimeSpan.FromDays(1);

    /// <summary>
    /// How long a failed upload waits: a minute while the trigger has attempts, and for the first retry after that; then twice as long
    /// each time, at most a day.
    /// </summary>
    public static TimeSpan PauseAfterFailure(int attempts)
    {
        var pause = FirstPause * Math.Pow(2, Math.Clamp(attempts - LedgerEntry.MaxTriggerAttempts, 0, 20));
        return pause < MaxBackOff ? pause : MaxBackOff;
    }

    /// <summary>Whether a file without a row is old enough for the triggers to have missed it.</summary>
    public bool IsMissed(InboxItem item) => clock.GetUtcNow() - item.Uploaded > site.ReconcileAfter;

    /// <summary>Whether an interrupted, failed, held or stale upload must be processed now.</summary>
    public bool IsDue(LedgerEntry entry) => entry.State switch
    {
        LedgerState.Received => IsQuiet(entry),
        LedgerState.Failed when entry.HasExpiredEdition(clock.GetUtcNow()) => true,
        LedgerState.Failed when entry.Due is not null => entry.IsDue(clock.GetUtcNow()),
        LedgerState.Failed => IsQuiet(entry),
        LedgerState.Held => entry.IsDue(clock.GetUtcNow()),
        LedgerState.Rejected => entry.HasExpiredEdition(clock.GetUtcNow()),
        _ => entry.IsStale(clock.GetUtcNow()),
    };

    /// <summary>Whether the translations of a published upload must be ordered again.</summary>
    public bool IsOverdue(LedgerEntry entry) =>
        entry.State == LedgerState.Published && (entry.IsDue(clock.GetUtcNow()) || (entry.Due is null && IsQuiet(entry)));

    private bool IsQuiet(LedgerEntry entry) => clock.GetUtcNow() - (entry.Changed ?? default) > BackOff(entry.Attempts);

    /// <summary>1, 2, 4, … times <see cref="SiteOptions.ReconcileAfter"/>, at most a day.</summary>
    private TimeSpan BackOff(int attempts)
    {
        var pause = site.ReconcileAfter * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return pause < MaxBackOff ? pause : MaxBackOff;
    }
}
