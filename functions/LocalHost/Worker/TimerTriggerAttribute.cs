using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Wakes a function by a schedule.</summary>
/// <param name="schedule">
/// An NCRONTAB expression of five or six fields (UTC), or <c>%Setting%</c>, which may be spelt like an environment variable: <c>%Section__Setting%</c>.
/// </param>
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>An NCRONTAB expression of five or six fields (UTC), or <c>%Setting%</c>.</summary>
    public string Schedule { get; private set; } = schedule.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal);

    /// <summary>Whether the status is kept in storage, so that a run missed while no host was up is made up for.</summary>
    public bool UseMonitor { get; set; } = true;

    /// <summary>Whether to run once when the host starts.</summary>
    public bool RunOnStartup { get; set; }
}
