namespace Microsoft.Azure.Functions.Worker;

/// <summary>The status of a timer's schedule. All times are UTC.</summary>
public class ScheduleStatus
{
    /// <summary>When the function ran last; the default value when it never did.</summary>
    public DateTime Last { get; set; }

    /// <summary>When it is to run next.</summary>
    public DateTime Next { get; set; }

    /// <summary>When this status was written.</summary>
    public DateTime LastUpdated { get; set; }
}
