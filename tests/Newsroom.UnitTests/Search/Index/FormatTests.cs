using CsCheck;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Index;
using Xunit;

namespace Newsroom.Tests.Search.Index;

public sealed class FormatTests
{
    private static readonly Gen<string> Text = Gen.OneOf("", "a", "é", "漢字", "😀", "Rabat ", "\n", "\"").Array[0, 12].Select(string.Concat);

    private static readonly Gen<DateTimeOffset> Time = Gen.Select(
        Gen.Long[DateTimeOffset.MinValue.AddDays(1).Ticks, DateTimeOffset.MaxValue.AddDays(-1).Ticks], Gen.Int[-14 * 60, 14 * 60],
        (ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(minutes)));

    private static readonly Gen<FacetValue> Facet = Gen.Select(
        Gen.OneOf(Field.Tag, Field.Kind, Field.Place, Field.Organisation), Gen.OneOf("oim", "é", "", "😀"), Gen.OneOf("", "Organisation"),
        (field, value, name) => new FacetValue(field, value, name));

    private static readonly Gen<IndexedDocument> Document = Gen.Select(
        Text, Text, Time, Gen.Enum<EditionKind>(), Text, Gen.Int[0, int.MaxValue], Facet.Array[0, 4],
        (article, version, time, kind, title, length, facets) => new IndexedDocument(article, version, time, kind, title, length, facets));

    [Fact]
    public void Documents_are_read_one_by_one_and_all_together() => Document.Array[0, 70].Sample(documents =>
    {
        var output = new ByteWriter();
        foreach (var document in documents)
        {
            document.Write(output);
        }

        var block = new DocumentBlock(output.ToArray());
        Assert.Equal(documents.Length, block.Count);
        foreach (var (i, document) in documents.Index().Reverse())
        {
            AssertSame(document with { Facets = [] }, block[i]);
        }
    });

    [Fact]
    public void Facets_are_read_as_they_were_written() => Facet.Array[0, 5].Array[0, 100].Sample(documents =>
    {
        var column = FacetColumn.Read(FacetColumn.Write(documents));
        foreach (var (i, facets) in documents.Index())
        {
            Assert.Equal(facets, column.Of(i).ToArray().Select(value => column.Values[value]));
        }

        Assert.Equal(documents.SelectMany(facets => facets).Distinct().Count(), column.Values.Length);
    });

    [Fact]
    public void Articles_are_found_in_their_buckets() => Gen.Select(Gen.Int[1, 3_000], Gen.Int, Gen.Bool).Sample((count, seed, isDigest) =>
    {
        var articles = Enumerable.Range(0, count)
            .Select(number => new ArticleNumber(
                isDigest ? Newsroom.Content.Digest.Of($"{seed}-{number}") : $"Ä{number}{(char)(33 + number % 900)}", number, 2 * number))
            .ToArray();
        var buckets = ArticleNumbers.Buckets(count);
        var byBucket = articles.ToLookup(article => ArticleNumbers.Bucket(article.Article, buckets));
        Assert.All(byBucket, bucket => Assert.InRange(bucket.Key, 0, buckets - 1));
        foreach (var bucket in byBucket)
        {
            var read = ArticleNumbers.Read(ArticleNumbers.Write(bucket));
            Assert.Equal(bucket.OrderBy(article => article.Document), read.Values.OrderBy(article => article.Document));
            Assert.All(bucket, article => Assert.Equal(article, read[article.Article]));
        }
    }, iter: 30);

    [Fact]
    public void Pending_documents_are_read_as_they_were_written() => Gen.Select(Document, Terms(Text)).Sample((document, terms) =>
    {
        document = document with { Length = document.Length % 100_000 };
        var norm = Norm.Of(document.Length);
        var used = terms.Select(term => new UsedTerm(
            term.Term, term.IsFull ? new TermUse(term.Frequency, term.Extra, norm, term.Positions) : default));
        var pending = new PendingDocument(document, [.. used]);
        var read = PendingDocument.Decode(pending.Encode());
        AssertSame(document, read.Document);
        Assert.Equal(
            pending.Terms.Select(term => Convert.ToHexString(term.Term)), read.Terms.Select(term => Convert.ToHexString(term.Term)));
        Assert.All(pending.Terms.Zip(read.Terms), pair =>
        {
            Assert.Equal(pair.First.Use with { Positions = default }, pair.Second.Use with { Positions = default });
            Assert.Equal(pair.First.Use.Positions.ToArray(), pair.Second.Use.Positions.ToArray());
        });
    });

    [Fact]
    public void A_pending_document_that_ends_early_is_invalid() => Gen.Select(Document, Gen.Double.Unit).Sample((document, share) =>
    {
        var bytes = new PendingDocument(document, [new(Field.Key(Field.Stem, "rabat"), new TermUse(1, 4, 110, new byte[] { 3 }))]).Encode();
        Assert.Throws<InvalidDataException>(() => PendingDocument.Decode(bytes[..(int)(bytes.Length * share)]));
    });

    [Fact]
    public void What_a_newer_version_wrote_is_invalid()
    {
        Assert.Throws<InvalidDataException>(() => PendingDocument.Decode([9]));
        Assert.Throws<InvalidDataException>(() => Manifest.Decode([9]));
    }

    [Fact]
    public void Documents_are_ordered_newest_first_whatever_their_offset() => Gen.Select(Document, Document).Sample((one, other) =>
    {
        Assert.Equal(other.Published.CompareTo(one.Published), Math.Sign(IndexedDocument.Compare(one, other)));
        var same = other with { Published = one.Published.ToOffset(TimeSpan.FromHours(2)) };
        Assert.Equal(Math.Sign(string.CompareOrdinal(one.Article, other.Article)), Math.Sign(IndexedDocument.Compare(one, same)));
    });

    private static Gen<Use[]> Terms(Gen<string> text) => Gen.Select(
        Gen.OneOf(Field.Stem, Field.TitleStem, Field.Word, Field.Tag), text, Gen.Int[1, 500], Gen.Int[0, 500], Gen.Byte.Array[0, 9],
        (field, word, frequency, extra, positions) => new Use(Field.Key(field, word), frequency, extra, positions)).Array[0, 60]
        .Select(uses => uses
            .DistinctBy(use => Convert.ToHexString(use.Term))
            .OrderBy(use => Convert.ToHexString(use.Term), StringComparer.Ordinal)
            .ToArray());

    private static void AssertSame(IndexedDocument expected, IndexedDocument actual)
    {
        Assert.Equal(expected with { Facets = [] }, actual with { Facets = [] });
        Assert.Equal(expected.Published.Offset, actual.Published.Offset);
        Assert.Equal(expected.Facets, actual.Facets);
    }

    private sealed record Use(byte[] Term, int Frequency, int Extra, byte[] Positions)
    {
        public bool IsFull => Field.IsFull(Term[0]);
    }
}
