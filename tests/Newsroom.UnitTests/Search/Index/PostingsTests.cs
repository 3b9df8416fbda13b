using CsCheck;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class PostingsTests
{
    [Fact]
    public void Going_on_one_by_one_meets_every_document() => Gen.Select(
        PostingList.Any, Gen.Bool, Gen.Int[0, 3]).Sample((list, full, before) =>
    {
        var cursor = new PostingsCursor(PostingList.Write(list, full, before));
        Assert.Equal(-1, cursor.Document);
        foreach (var posting in list)
        {
            Assert.Equal(posting.Document, cursor.Next());
            AssertAt(posting, cursor, full);
        }

        Assert.Equal(PostingsCursor.End, cursor.Next());
        Assert.Equal(PostingsCursor.End, cursor.Next());
        Assert.Equal(PostingsCursor.End, cursor.Advance(int.MaxValue));
    });

    [Fact]
    public void Going_on_to_a_target_finds_the_first_document_that_is_not_before_it() =>
        Gen.Select(PostingList.Any, Gen.Bool, Gen.Int, Gen.OneOf(2, 50, 2_000))
        .Sample((list, full, seed, reach) =>
        {
            var random = new Random(seed);
            var cursor = new PostingsCursor(PostingList.Write(list, full));
            for (var (at, target) = (0, 0); ;)
            {
                var isNext = random.Next(3) == 0;
                if (isNext)
                {
                    at = cursor.Document < 0 ? 0 : at + 1;
                    Assert.Equal(at < list.Length ? list[at].Document : PostingsCursor.End, cursor.Next());
                }
                else
                {
                    target = Math.Max(0, cursor.Document) + random.Next(reach);
                    at = Math.Max(at, First(list, target));
                    Assert.Equal(at < list.Length ? list[at].Document : PostingsCursor.End, cursor.Advance(target));
                }

                if (at >= list.Length)
                {
                    return;
                }

                // Values that are not read now are skipped later.
                if (random.Next(2) == 0)
                {
                    AssertAt(list[at], cursor, full);
                }
            }
        });

    [Fact]
    public void Positions_are_as_they_were_written() => Gen.Select(PostingList.Any, Gen.Int).Sample((list, seed) =>
    {
        var random = new Random(seed);
        var cursor = new PostingsCursor(PostingList.Write(list, full: true));
        foreach (var posting in list)
        {
            cursor.Next();
            if (random.Next(2) == 0)
            {
                Assert.Equal(posting.Encode(), cursor.RawPositions().ToArray());
            }
        }
    });

    [Fact]
    public void As_many_positions_are_read_as_there_is_room_for() => Gen.Select(PostingList.Any, Gen.Int[0, 5]).Sample((list, room) =>
    {
        var cursor = new PostingsCursor(PostingList.Write(list, full: true));
        var positions = new int[room];
        foreach (var posting in list)
        {
            cursor.Next();
            Assert.Equal(posting.Positions.Take(room), positions[..cursor.ReadPositions(positions)]);
        }
    });

    [Fact]
    public void A_block_is_found_by_what_it_ends_with() => Gen.Select(PostingList.Any, Gen.Int).Sample((list, seed) =>
    {
        var random = new Random(seed);
        var term = PostingList.Write(list, full: true);
        for (var i = 0; i < 20; i++)
        {
            var cursor = new PostingsCursor(term);
            cursor.Advance(random.Next(list[^1].Document + 1));
            var target = cursor.Document + random.Next(list[^1].Document - cursor.Document + 2);
            var block = First(list, target) / PostingsFormat.BlockSize;
            Assert.Equal(target <= list[^1].Document ? block : term.Blocks == 1 ? 0 : term.Blocks, cursor.BlockOf(target));
        }
    });

    [Fact]
    public void No_document_is_better_than_its_block_says() => Gen.Select(
        PostingList.Any, Gen.Float[0.01f, 30f], Gen.Int[1, 100_000], Gen.Int[1, 3_000]).Sample((list, scale, documents, average) =>
    {
        var weight = new Weight(scale, Weight.Lengths(documents, (long)documents * average));
        var term = PostingList.Write(list, full: true);
        for (var i = 0; i < list.Length; i++)
        {
            var bound = term.Bound(i / PostingsFormat.BlockSize, weight);
            var posting = list[i];
            AssertWithin(bound, weight.Score(posting.Positions.Length, posting.Norm));
            AssertWithin(bound, weight.Score(posting.Positions.Length + posting.Extra * 0.5f, posting.Norm));
        }
    });

    [Fact]
    public void Bounds_are_those_of_the_best_document() => Gen.Select(
        PostingList.Any.Where(list => list.Length > PostingsFormat.BlockSize), Gen.Int[1, 3_000]).Sample((list, average) =>
    {
        var weight = new Weight(3, Weight.Lengths(1_000, 1_000L * average));
        var term = PostingList.Write(list, full: true);
        foreach (var (block, postings) in list.Chunk(PostingsFormat.BlockSize).Index())
        {
            Assert.Equal(
                postings.Max(posting => weight.Score(posting.Positions.Length + posting.Extra * 0.5f, posting.Norm)),
                term.Bound(block, weight),
                1e-5f);
        }
    });

    private static void AssertWithin(float bound, float score) => Assert.True(score <= bound, $"{score:R} is more than {bound:R}.");

    private static int First(Posting[] list, int target) =>
        Array.FindIndex(list, posting => posting.Document >= target) is >= 0 and var found ? found : list.Length;

    private static void AssertAt(Posting posting, PostingsCursor cursor, bool full)
    {
        if (full)
        {
            Assert.Equal(posting.Positions.Length, cursor.Frequency);
            Assert.Equal(posting.Extra, cursor.Extra);
            Assert.Equal(posting.Norm, cursor.NormByte);
            var positions = new int[posting.Positions.Length + 1];
            Assert.Equal(posting.Positions, positions[..cursor.ReadPositions(positions)]);
        }
    }
}
