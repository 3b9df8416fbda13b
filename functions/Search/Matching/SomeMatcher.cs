namespace Newsroom.Search.Matching;

/// <summary>Matches documents that have enough of the words of a query.</summary>
/// <param name="words">The words that a segment has, with the share that each has in the rarity of all.</param>
/// <param name="minShare">The share that a document must reach.</param>
internal sealed class SomeMatcher((Matcher Word, float Share)[] words, float minShare) : Matcher
{
    private readonly Matcher[] _words = [.. words.Select(word => word.Word)];
    private float _share;

    public override long Cost => _words.Sum(word => word.Cost);

    public override int Advance(int target)
    {
        if (Document >= target)
        {
            return Document;
        }

        for (var document = First(target); ; document = First(document + 1))
        {
            if (document == End || (_share = ShareAt(document)) >= minShare)
            {
                return Document = document;
            }
        }
    }

    /// <summary>The sum of the scores, times the share of the words that the document has (the coordination of Lucene).</summary>
    public override float Score()
    {
        var score = 0f;
        foreach (var word in _words)
        {
            score += word.Document == Document ? word.Score() : 0;
        }

        return score * _share;
    }

    public override int BoundUntil(int target) => BoundOfAll(_words, target);

    private int First(int target)
    {
        var first = End;
        foreach (var word in _words)
        {
            first = Math.Min(first, word.Advance(target));
        }

        return first;
    }

    private float ShareAt(int document)
    {
        var share = 0f;
        foreach (var (word, part) in words)
        {
            share += word.Document == document ? part : 0;
        }

        return Math.Min(1, share);
    }
}
