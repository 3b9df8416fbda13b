namespace Newsroom;

/// <summary>Warns at the start about settings whose names have changed, because their values are ignored.</summary>
internal sealed partial class RenamedSettings(IConfiguration values, ILogger<RenamedSettings> log) : IHostedService
{
    /// <summary>The Functions host does not resolve names with <c>__</c> in the schedules of timers.</summary>
    private static readonly (string Old, string New)[] Names =
    [
        ("Newsroom__ReconcileSchedule", "NewsroomReconcileSchedule"),
        ("Newsroom__MergeSchedule", "NewsroomMergeSchedule"),
    ];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var renamed = Names.Where(name => values[name.Old.Replace("__", ":", StringComparison.Ordinal)] is not null)
            .Select(name => $"{name.Old} is now {name.New}")
            .ToArray();
        if (renamed.Length > 0)
        {
            SettingsIgnored(string.Join(", ", renamed));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "Settings with old names are ignored; rename them: {Renamed}")]
    private partial void SettingsIgnored(string renamed);
}
