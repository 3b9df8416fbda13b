namespace Newsroom.Reading.Languages;

/// <summary>How well languages fit a text.</summary>
/// <param name="Letters">Of the script in which most of it is written.</param>
/// <param name="Fits">Whether the best is likely at all, not only likelier than the others.</param>
/// <param name="Costs">What a language needs to say it, in nats: the likeliest first. Empty if no language has these letters.</param>
internal sealed record Ranking(int Letters, bool Fits, IReadOnlyList<(string Language, double Cost)> Costs)
{
    /// <summary>Nats: below it, one sentence more could change the order.</summary>
    private const double ClearLead = 10;

    /// <summary>By how many nats the first is likelier than the next.</summary>
    public double Lead => Costs.Count > 1 ? Costs[1].Cost - Costs[0].Cost : double.MaxValue;

    public bool IsClear => Fits && Lead >= ClearLead;
}
