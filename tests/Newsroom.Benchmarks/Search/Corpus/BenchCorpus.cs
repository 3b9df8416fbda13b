namespace Newsroom.Benchmarks.Search.Corpus;

/// <summary>As many articles as are asked for: the real pieces first, then articles composed of their passages.</summary>
internal sealed class BenchCorpus(IReadOnlyList<BenchDocument> pieces)
{
    private readonly Lazy<PassageSource> _passages = new(() => new PassageSource(pieces));

    /// <summary>How many of the articles people wrote.</summary>
    public int Real => pieces.Count;

    /// <summary>Made while they are read, and the same each time; fewer of them are the beginning of more of them.</summary>
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
