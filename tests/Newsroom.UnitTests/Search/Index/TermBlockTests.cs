using System.Text;
using CsCheck;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class TermBlockTests
{
    private static readonly Gen<string> Word = Gen.Frequency(
        (20, Gen.OneOf("a", "b", "é", "漢", "😀", "migr").Array[1, 4].Select(string.Concat)),
        (1, Gen.OneOf("long", "é").Array[60, 300].Select(string.Concat)));

    private static readonly Gen<byte[]> Term = Gen.Select(Gen.OneOf(Field.Stem, Field.TitleStem, Field.Word, Field.Tag), Word, Field.Key);

    private static readonly Gen<byte[][]> Terms = Gen.Frequency((3, Term.Array[1, 40]), (1, Term.Array[40, 500])).Select(Sort);

    [Fact]
    public void What_is_written_is_read() => Gen.Select(Terms, Gen.Int).Sample((terms, seed) =>
    {
        var (block, lists) = Write(terms, seed);
        var positions = block.Positions;
        Assert.Equal(terms.Length, block.Terms.Count);
        var walk = block.Terms.All();
        foreach (var (term, list) in terms.Zip(lists))
        {
            Assert.True(walk.MoveNext());
            Assert.Equal(term, walk.Term.ToArray());
            AssertSame(list, Field.IsFull(term[0]), block.Terms.Read(walk.Entry, Field.IsFull(term[0]), positions));
            AssertSame(list, full: false, block.Terms.Read(walk.Entry, Field.IsFull(term[0]), positions: null));
        }

        Assert.False(walk.MoveNext());
    });

    [Fact]
    public void A_term_is_found_where_it_is_and_nowhere_else() => Gen.Select(
        Terms, Term.Array[0, 20], Gen.Int).Sample((terms, sought, seed) =>
    {
        var (block, lists) = Write(terms, seed);
        foreach (var term in sought.Concat(terms))
        {
            var at = Array.FindIndex(terms, known => known.AsSpan().SequenceEqual(term));
            var entry = block.Terms.Find(term);
            Assert.Equal(at >= 0, entry is not null);
            if (entry is { } found)
            {
                Assert.Equal(lists[at].Length, found.Count);
                AssertSame(lists[at], Field.IsFull(term[0]), block.Terms.Read(found, Field.IsFull(term[0]), block.Positions));
            }
        }
    });

    [Fact]
    public void The_terms_from_any_on_are_those_not_before_it() => Gen.Select(
        Terms, Term.Array[0, 10], Gen.Int).Sample((terms, sought, seed) =>
    {
        var (block, _) = Write(terms, seed);
        foreach (var from in sought.Concat(terms).Append([0]).Append([255]))
        {
            List<string> found = [];
            for (var walk = block.Terms.From(from); walk.MoveNext();)
            {
                found.Add(Convert.ToHexString(walk.Term));
            }

            Assert.Equal(terms.Where(term => term.AsSpan().SequenceCompareTo(from) >= 0).Select(Convert.ToHexString), found);
        }
    });

    [Fact]
    public void A_block_that_was_cleared_is_written_anew()
    {
        var writer = new TermBlockWriter();
        Add(writer, "szz", 3);
        writer.Clear();
        Add(writer, "saa", 1);
        Assert.Equal("saa"u8.ToArray(), writer.First);
        var block = Read(writer);
        Assert.NotNull(block.Terms.Find("saa"u8));
        Assert.Null(block.Terms.Find("szz"u8));
    }

    private static byte[][] Sort(byte[][] terms)
    {
        var sorted = terms.DistinctBy(Convert.ToHexString).ToArray();
        Array.Sort(sorted, (one, other) => one.AsSpan().SequenceCompareTo(other));
        return sorted;
    }

    private static (Written Block, Posting[][] Lists) Write(byte[][] terms, int seed)
    {
        var random = new Random(seed);
        var writer = new TermBlockWriter();
        var lists = terms.Select(_ => Enumerable.Range(0, random.Next(10) == 0 ? random.Next(1, 400) : random.Next(1, 12))
            .Select(number =>
                new Posting(3 * number + random.Next(3), random.Next(2), (byte)random.Next(100, 120), [number, number + 5]))
            .ToArray()).ToArray();
        foreach (var (term, list) in terms.Zip(lists))
        {
            var postings = new Postings();
            foreach (var posting in list)
            {
                postings.Add(posting.Document, Field.IsFull(term[0]) ? posting.Use : default);
            }

            writer.Add(term, postings);
        }

        return (Read(writer), lists);
    }

    private static void Add(TermBlockWriter writer, string term, int document)
    {
        var postings = new Postings();
        postings.Add(document, new Posting(document, 0, 110, [1]).Use);
        writer.Add(Encoding.UTF8.GetBytes(term), postings);
    }

    private static Written Read(TermBlockWriter writer) => new(
        new TermBlock(7, writer.Dictionary(), [.. writer.Postings.Span, .. new byte[PackedInts.Padding]]), writer.Positions.ToArray());

    private static void AssertSame(Posting[] expected, bool full, TermPostings actual)
    {
        var cursor = new PostingsCursor(actual);
        foreach (var posting in expected)
        {
            Assert.Equal(posting.Document, cursor.Next());
            if (full)
            {
                Assert.Equal(posting.Extra, cursor.Extra);
                Assert.Equal(posting.Norm, cursor.NormByte);
                Assert.Equal(posting.Encode(), cursor.RawPositions().ToArray());
            }
        }

        Assert.Equal(PostingsCursor.End, cursor.Next());
    }

    private sealed record Written(TermBlock Terms, byte[] Positions);
}
