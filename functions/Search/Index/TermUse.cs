namespace Newsroom.Search.Index;

/// <summary>How one document uses one term.</summary>
/// <param name="Frequency">The number of occurrences in all fields.</param>
/// <param name="Extra">
/// The extra weight of fields, in halves: 4 for each occurrence in the title (which counts 3), 1 in the summary (which counts 1.5).
/// </param>
/// <param name="Norm">The document's length (<see cref="Index.Norm"/>).</param>
/// <param name="Positions">The first position, then the distances, in the encoding of <see cref="ByteWriter"/>.</param>
internal readonly record struct TermUse(int Frequency, int Extra, byte Norm, ReadOnlyMemory<byte> Positions)
{
    public const int ExtraInTitle = 4;
    public const int ExtraInSummary = 1;
}
