namespace Newsroom.Search.Index;

/// <summary>A pending row, and where older versions of its article are.</summary>
internal sealed class PendingEntry(PendingRow row)
{
    private readonly Dictionary<string, OlderVersion?> _located =
        row.Older.ToDictionary(older => older.Segment, older => (OlderVersion?)older, StringComparer.Ordinal);

    public PendingRow Row => row;

    /// <summary>The older version in a segment. The row lists those in segments that its writer knew; later ones are searched.</summary>
    public async ValueTask<OlderVersion?> OlderInAsync(Segment segment, SegmentInfo info, CancellationToken cancellationToken)
    {
        if (_located.TryGetValue(info.Id, out var older) || info.Sequence <= row.Sequence)
        {
            return older;
        }

        older = await segment.LocateAsync(row.Article, cancellationToken) is { } number
            ? new OlderVersion(info.Id, number.Document, number.Length)
            : null;
        _located.Add(info.Id, older);
        return older;
    }
}
