using CsCheck;
using Newsroom.Search.Index;

namespace Newsroom.Tests.Search.Index;

/// <summary>The expected posting of one document.</summary>
internal sealed record Posting(int Document, int Extra, byte Norm, int[] Positions)
{
    public TermUse Use => new(Positions.Length, Extra, Norm, Encode());

    public byte[] Encode()
    {
        var output = new ByteWriter();
        var last = 0;
        foreach (var position in Positions)
        {
            output.Number(position - last);
            last = position;
        }

        return output.ToArray();
    }
}

/// <summary>Generates lists of postings and encodes them.</summary>
internal static class PostingList
{
    /// <summary>At the limits of blocks and short blocks, and in between.</summary>
    private static readonly Gen<int> Count = Gen.Frequency(
        (3, Gen.OneOf(1, 2, 7, 8, 9, 127, 128, 129, 135, 136, 137, 255, 256, 257, 384)), (3, Gen.Int[1, 600]), (1, Gen.Int[600, 5_000]));

    public static Gen<Posting[]> Any { get; } = Gen.Select(
        Count, Gen.OneOf(1, 3, 40, 3_000), Gen.OneOf(0, 2, 9), Gen.OneOf(1, 4, 300), Gen.Int, Make);

    /// <summary>Writes postings and reads them again.</summary>
    /// <param name="list">The postings of one term.</param>
    /// <param name="full">Whether the field has frequencies.</param>
    /// <param name="before">The number of terms before it in the same block.</param>
    public static TermPostings Write(Posting[] list, bool full, int before = 0)
    {
        var writer = new TermBlockWriter();
        for (var i = 0; i < before; i++)
        {
            Add(writer, Field.Key(Field.Stem, $"{i}"), [new Posting(i, 1, 110, [1, 300])], full: true);
        }

        var term = Field.Key(full ? Field.Stem : Field.Word, "rabat");
        Add(writer, term, list, full);
        byte[] padded = [.. writer.Postings.Span, .. Enumerable.Repeat((byte)0xA5, PackedInts.Padding)];
        var block = new TermBlock(0, writer.Dictionary(), padded);
        return block.Read(block.Find(term)!.Value, full, writer.Positions.ToArray());
    }

    private static void Add(TermBlockWriter writer, byte[] term, Posting[] list, bool full)
    {
        var postings = new Postings();
        foreach (var posting in list)
        {
            postings.Add(posting.Document, full ? posting.Use : default);
        }

        writer.Add(term, postings);
    }

    private static Posting[] Make(int count, int gap, int extras, int frequencies, int seed)
    {
        var random = new Random(seed);
        var list = new Posting[count];
        var document = -1;
        for (var i = 0; i < count; i++)
        {
            document += 1 + random.Next(gap);
            var positions = new int[1 + (random.Next(4) == 0 ? random.Next(frequencies) : 0)];
            var position = random.Next(3);
            foreach (ref var place in positions.AsSpan())
            {
                place = position;
                position += random.Next(1, 200);
            }

            list[i] = new Posting(document, random.Next(3) == 0 ? random.Next(extras + 1) : 0, (byte)random.Next(90, 125), positions);
        }

        return list;
    }
}
