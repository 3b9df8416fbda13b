using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Wakes a function by a schedule.</summary>
/// <param name="schedule">An NCRONTAB expression of five or six fields (UTC), or <c>%Setting%</c>.</param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>An NCRONTAB expression of five or six fields (UTC), or <c>%Setting%</c>.</summary>
    public string Schedule { get; private set; } = schedule;

    /// <summary>Whether the status is kept in storage, so that a run missed while no host was up is made up for.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether to run once when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
