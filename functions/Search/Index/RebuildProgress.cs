using Azure;

namespace Newsroom.Search.Index;

/// <summary>A segment of an index that is being rebuilt.</summary>
/// <param name="Info">Its entry in a manifest.</param>
/// <param name="Announced">Its announcement. If that changes, the segment was given up.</param>
/// <param name="Level">How often its documents were joined with those of other parts.</param>
internal sealed record RebuildPart(SegmentInfo Info, AnnouncedSegment Announced, int Level);

/// <summary>How far the rebuild of an index has come: it takes several runs, each of which may be interrupted.</summary>
/// <param name="Revision">The revision of the analysis with which it began.</param>
/// <param name="Manifest">The manifest that it replaces; empty if there is none yet.</param>
/// <param name="Started">When it began, by the storage's clock: it has everything that was published before.</param>
/// <param name="After">The last article that was read; empty before the first.</param>
/// <param name="Parts">The segments so far.</param>
internal sealed record RebuildProgress(
    int Revision, string Manifest, DateTimeOffset Started, string After, IReadOnlyList<RebuildPart> Parts)
{
    /// <summary>Documents so far.</summary>
    public int Documents => Parts.Sum(part => part.Info.Documents);

    public byte[] Encode()
    {
        var output = new ByteWriter();
        output.Text(Manifest);
        output.Text(After);
        output.Number(Parts.Count);
        foreach (var part in Parts)
        {
            part.Info.Write(output);
            output.Text(part.Announced.ETag.ToString());
            output.Number(part.Announced.Since.UtcTicks);
            output.Number(part.Level);
        }

        return output.ToArray();
    }

    public static RebuildProgress Decode(int revision, DateTimeOffset started, byte[] bytes)
    {
        var input = new ByteReader(bytes);
        var (manifest, after) = (input.Text(), input.Text());
        var parts = new RebuildPart[input.Number()];
        for (var i = 0; i < parts.Length; i++)
        {
            var info = SegmentInfo.Read(ref input);
            var announced = new AnnouncedSegment(info.Id, new ETag(input.Text()), new DateTimeOffset(input.Long(), TimeSpan.Zero));
            parts[i] = new RebuildPart(info, announced, input.Number());
        }

        return new RebuildProgress(revision, manifest, started, after, parts);
    }
}
