using Newsroom.Search.Analysis;

namespace Newsroom.Search.Index;

/// <summary>A segment that was removed from the index. Its rows stay for a grace period, as some readers still use it.</summary>
internal sealed record RetiredSegment(string Id, DateTimeOffset Since);

/// <summary>
/// The live segments of a language's index. A manifest is replaced as a whole, by compare-and-swap: readers see the old or the new one.
/// <code>
/// manifest = byte format (1), revision of the analysis, sequence, count, segment* (SegmentInfo),
///            count, ( text id, retired since, seconds since the year 1 )*
/// </code>
/// </summary>
/// <param name="Revision">The <see cref="TextAnalysis.Revision"/> of its terms.</param>
/// <param name="Sequence">Increased by one with every change.</param>
/// <param name="Segments">The live segments.</param>
/// <param name="Retired">Removed segments whose rows still exist.</param>
internal sealed record Manifest(int Revision, long Sequence, IReadOnlyList<SegmentInfo> Segments, IReadOnlyList<RetiredSegment> Retired)
{
    private const byte Format = 1;

    public static Manifest Empty { get; } = new(TextAnalysis.Revision, 0, [], []);

    public byte[] Encode()
    {
        var output = new ByteWriter();
        output.Byte(Format);
        output.Number(Revision);
        output.Number(Sequence);
        output.Number(Segments.Count);
        foreach (var segment in Segments)
        {
            segment.Write(output);
        }

        output.Number(Retired.Count);
        foreach (var (id, since) in Retired)
        {
            output.Text(id);
            output.Number(since.UtcTicks / TimeSpan.TicksPerSecond);
        }

        return output.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not what <see cref="Encode"/> writes.</exception>
    public static Manifest Decode(byte[] bytes)
    {
        var input = new ByteReader(bytes);
        if (input.Byte() != Format)
        {
            throw new InvalidDataException("The manifest has a newer format.");
        }

        var (revision, sequence) = (input.Number(), input.Long());
        var segments = new SegmentInfo[input.Number()];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = SegmentInfo.Read(ref input);
        }

        var retired = new RetiredSegment[input.Number()];
        for (var i = 0; i < retired.Length; i++)
        {
            retired[i] = new RetiredSegment(input.Text(), new DateTimeOffset(input.Long() * TimeSpan.TicksPerSecond, TimeSpan.Zero));
        }

        return new Manifest(revision, sequence, segments, retired);
    }
}
