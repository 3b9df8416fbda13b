namespace Newsroom.Translation.Apertium;

/// <summary>How long and how much of the machine Apertium may take.</summary>
public sealed record ApertiumLimits
{
    /// <summary>The longest wait for one passage (up to a page), the start of the stages included.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pipelines per direction; each is started only when the others are busy.</summary>
    public int Pipelines { get; init; } = Environment.ProcessorCount;
}
