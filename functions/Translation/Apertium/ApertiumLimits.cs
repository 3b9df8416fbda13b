namespace Newsroom.Translation.Apertium;

/// <summary>Timeout and number of processes of Apertium.</summary>
public sealed record ApertiumLimits
{
    /// <summary>Max time for one passage (up to a page), the start of the stages included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Max number of pipelines per direction. Each is started only when the others are busy.</summary>
    public int Pipelines { get; init; } = Environment.ProcessorCount;
}
