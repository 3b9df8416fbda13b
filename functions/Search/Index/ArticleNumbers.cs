namespace Newsroom.Search.Index;

/// <summary>The document number of an article in a segment, and its length in words.</summary>
internal readonly record struct ArticleNumber(string Article, int Document, int Length);

/// <summary>
/// Finds the document of an article. Article ids are digests, so their first letters distribute them evenly over buckets of about
/// <see cref="BucketSize"/> articles. A bucket is <c>( text article, document, length )*</c>, in the encoding of <see cref="ByteWriter"/>.
/// </summary>
internal static class ArticleNumbers
{
    private const int BucketSize = 1024;
    private const int Letters = 6;

    public static int Buckets(int documents) => (documents + BucketSize - 1) / BucketSize;

    public static int Bucket(string article, int buckets)
    {
        long number = 0;
        for (var i = 0; i < Letters; i++)
        {
            var letter = i < article.Length ? article[i] : 'a';
            var value = letter switch { >= 'a' and <= 'z' => letter - 'a', >= '2' and <= '7' => letter - '2' + 26, _ => letter % 32 };
            number = 32 * number + value;
        }

        return (int)(number * buckets >> (5 * Letters));
    }

    public static byte[] Write(IEnumerable<ArticleNumber> bucket)
    {
        var output = new ByteWriter();
        foreach (var (article, document, length) in bucket)
        {
            output.Text(article);
            output.Number(document);
            output.Number(length);
        }

        return output.ToArray();
    }

    public static Dictionary<string, ArticleNumber> Read(ReadOnlySpan<byte> bytes)
    {
        var bucket = new Dictionary<string, ArticleNumber>(StringComparer.Ordinal);
        for (var input = new ByteReader(bytes); !input.AtEnd;)
        {
            var number = new ArticleNumber(input.Text(), input.Number(), input.Number());
            bucket.Add(number.Article, number);
        }

        return bucket;
    }
}
