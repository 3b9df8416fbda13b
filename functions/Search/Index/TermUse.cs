namespace Newsroom.Search.Index;

/// <summary>How one document uses one term.</summary>
/// <param name="Frequency">How often, all fields together.</param>
/// <param name="Extra">What the fields add to the weight, in halves: 4 for each time in the title (which counts 3), 1 in the summary (1.5).</param>
/// <param name="Norm">The document's length (<see cref="Index.Norm"/>).</param>
/// <param name="Positions">Where: the first position, then the distances, as numbers of <see cref="ByteWriter"/>.</param>
internal readonly record struct TermUse(int Frequency, int Extra, byte Norm, ReadOnlyMemory<byte> Positions)
{
    public const int ExtraInTitle = 4;
    public const int ExtraInSummary = 1;
}
