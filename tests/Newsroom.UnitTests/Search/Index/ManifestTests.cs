using CsCheck;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class ManifestTests
{
    private static readonly Gen<int[]> Ascending = Gen.Int[1, 500].Array[0, 50]
        .Select(gaps => gaps.Select((_, i) => gaps.Take(i + 1).Sum()).ToArray());

    private static readonly Gen<SegmentInfo> Segment = Gen.Select(
        Gen.OneOf("s", "é", "").Array[0, 50].Array[0, 20],
        Ascending,
        Ascending,
        Gen.Long[0, long.MaxValue],
        Gen.Long[0, long.MaxValue],
        Gen.Guid,
        (terms, days, dead, words, sequence, id) =>
        {
            var keys = terms.Select(term => Field.Key(Field.Stem, string.Concat(term)));
            byte[][] first = [.. keys.OrderBy(Convert.ToHexString, StringComparer.Ordinal)];
            var starts = days.Select((_, i) => i == 0 ? 0 : days[i - 1]).ToArray();
            return new SegmentInfo(id.ToString("N"), 1 + days.LastOrDefault(), words, first, [.. days.Reverse()], starts)
            {
                Sequence = sequence,
                Dead = [.. dead.Select(document => document - 1)],
                DeadWords = words / 2,
            };
        });

    [Fact]
    public void What_is_written_is_read() => Gen.Select(
        Segment.Array[0, 5], Gen.Guid.Array[0, 4], Gen.Long[0, long.MaxValue]).Sample((segments, retired, sequence) =>
    {
        var since = new DateTimeOffset(2024, 6, 25, 10, 30, 1, TimeSpan.Zero);
        var manifest = new Manifest(
            12, sequence, segments, [.. retired.Select((id, i) => new RetiredSegment(id.ToString("N"), since.AddSeconds(i)))]);
        var read = Manifest.Decode(manifest.Encode());
        Assert.Equal((12, sequence), (read.Revision, read.Sequence));
        Assert.Equal(manifest.Retired, read.Retired);
        Assert.Equal(segments.Length, read.Segments.Count);
        Assert.All(segments.Zip(read.Segments), pair => Assert.Equivalent(pair.First, pair.Second, strict: true));
    });

    [Fact]
    public void What_ends_early_is_invalid() => Gen.Select(Segment.Array[0, 3], Gen.Double.Unit).Sample((segments, share) =>
    {
        var bytes = new Manifest(1, 2, segments, []).Encode();
        Assert.Throws<InvalidDataException>(() => Manifest.Decode(bytes[..(int)(bytes.Length * share)]));
    });

    [Fact]
    public void The_documents_of_some_days_are_those_published_then() => Gen.Select(
        Segment, Gen.Int[0, 30_000], Gen.Int[0, 5_000]).Sample((segment, from, length) =>
    {
        var (first, end) = segment.Between(from, from + length);
        for (var document = 0; document < segment.Documents && segment.Days.Length > 0; document++)
        {
            var day = segment.DayOf(document);
            Assert.True(segment.DayStarts[day] <= document && (day + 1 == segment.Days.Length || document < segment.DayStarts[day + 1]));
            Assert.Equal(segment.Days[day] >= from && segment.Days[day] <= from + length, document >= first && document < end);
        }
    });

    [Fact]
    public void The_block_of_a_term_is_the_last_that_begins_not_after_it() => Gen.Select(
        Segment, Gen.OneOf("s", "é", "").Array[0, 50]).Sample((segment, word) =>
    {
        var term = Field.Key(Field.Stem, string.Concat(word));
        Assert.Equal(
            Array.FindLastIndex(segment.FirstTerms, first => first.AsSpan().SequenceCompareTo(term) <= 0), segment.TermBlockOf(term));
    });
}
