namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>Any number of articles: first the real pieces, then articles composed of their passages.</summary>
internal sealed class BenchCorpus(IReadOnlyList<BenchDocument> pieces)
{
    private readonly Lazy<PassageSource> _passages = new(() => new PassageSource(pieces));

    /// <summary>The number of real articles.</summary>
    public int Real => pieces.Count;

    /// <summary>The first articles, generated while they are read; the same at each call.</summary>
    public IEnumerable<BenchDocument> Extended(int count)
    {
        foreach (var piece in pieces.Take(count))
        {
            yield return piece;
        }

        if (count <= pieces.Count)
        {
            yield break;
        }

        var composer = new ArticleComposer(_passages.Value);
        for (var number = pieces.Count; number < count; number++)
        {
            yield return composer.Compose(number);
        }
    }
}
