using Newsroom.Content;

namespace Newsroom.Search;

/// <summary>Merges the hits of several languages into one list. Each article is in it once, as its best edition.</summary>
internal static class MergedHits
{
    /// <summary>Min hits of each language, so that small totals are exact.</summary>
    private const int MinTop = 50;

    /// <summary>
    /// A translation has the names and nearly the words of its original. Its score differs because its language has more or fewer
    /// articles, which says nothing of the text. So it stands for the article only if its score is clearly higher.
    /// </summary>
    private const float TranslationWeight = 0.7f;

    /// <summary>
    /// How many hits of each language are needed: a hit among the first n of all languages is among the first n of its own.
    /// </summary>
    public static int Top(SearchRequest request) => Math.Max(MinTop, request.Start.Offset + request.Limit);

    /// <param name="results">The <see cref="Top"/> hits of each language, the site's preferred language first.</param>
    /// <param name="request">The search.</param>
    public static LanguageHits Of(IReadOnlyList<LanguageHits> results, SearchRequest request)
    {
        var inOrder = results.SelectMany((result, language) => result.Hits.Select(hit => (Hit: hit, language)))
            .Order(Comparer<(LanguageHit Hit, int Language)>.Create((one, other) => Compare(one, other, request.Order)))
            .Select(one => one.Hit).DistinctBy(hit => hit.Document.Article).ToArray();
        var isExact = results.All(result => result.IsExact && result.Hits.Count == result.Total);
        var total = isExact ? inOrder.Length : Math.Max(inOrder.Length, results.Max(result => result.Total));
        var end = request.Start.Offset + request.Limit;
        return new LanguageHits([.. inOrder.Take(end).Skip(request.Start.Offset)], total, isExact, inOrder.Length > end);
    }

    /// <summary>The score by which editions are ordered.</summary>
    private static float Worth(LanguageHit hit) =>
        hit.Document.Kind == EditionKind.Original ? hit.Score : hit.Score * TranslationWeight;

    private static int Compare((LanguageHit Hit, int Language) one, (LanguageHit Hit, int Language) other, SearchOrder order)
    {
        var byScore = Worth(other.Hit).CompareTo(Worth(one.Hit));
        var byDate = other.Hit.Document.Published.UtcTicks.CompareTo(one.Hit.Document.Published.UtcTicks);
        var first = order switch { SearchOrder.Relevance => byScore, SearchOrder.Newest => byDate, _ => -byDate };
        return first != 0 ? first
            : one.Hit.Document.Article != other.Hit.Document.Article
                ? (byDate != 0 ? byDate : string.CompareOrdinal(one.Hit.Document.Article, other.Hit.Document.Article))
            : byScore != 0 ? byScore
            : one.Language.CompareTo(other.Language);
    }
}
