using Newsroom.Search.Matching;

namespace Newsroom.Search;

/// <summary>Makes one list of the hits of several languages: each article once, by the edition that comes first.</summary>
internal static class MergedHits
{
    /// <summary>Hits of each language, so that few hits are counted exactly.</summary>
    private const int Fewest = 50;

    /// <summary>How many of the first of each language it takes: whatever is among the first of all is among as many of its language.</summary>
    public static int Top(SearchRequest request) => Math.Max(Fewest, request.Start.Offset + request.Limit);

    /// <param name="results">For each language its <see cref="Top"/>, languages in the order in which the site prefers them.</param>
    /// <param name="request">What was asked for.</param>
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

    private static int Compare((LanguageHit Hit, int Language) one, (LanguageHit Hit, int Language) other, SearchOrder order)
    {
        var byScore = other.Hit.Score.CompareTo(one.Hit.Score);
        var byDate = other.Hit.Document.Published.UtcTicks.CompareTo(one.Hit.Document.Published.UtcTicks);
        var first = order switch { SearchOrder.Relevance => byScore, SearchOrder.Newest => byDate, _ => -byDate };
        return first != 0 ? first
            : one.Hit.Document.Article != other.Hit.Document.Article
                ? (byDate != 0 ? byDate : string.CompareOrdinal(one.Hit.Document.Article, other.Hit.Document.Article))
            : byScore != 0 ? byScore
            : one.Language.CompareTo(other.Language);
    }
}
