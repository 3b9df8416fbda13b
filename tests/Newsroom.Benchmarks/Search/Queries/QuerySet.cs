using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>Queries of words of the articles: frequent words often, rare ones sometimes; each query has a hit.</summary>
internal static class QuerySet
{
    private const int DocumentsSampled = 4_000;

    /// <summary>Typical queries: of ten, four have one word, four have two, one is a phrase and one a prefix.</summary>
    private static readonly QueryKind[] Usual =
    [
        QueryKind.Term, QueryKind.And, QueryKind.Term, QueryKind.And, QueryKind.Phrase,
        QueryKind.Term, QueryKind.And, QueryKind.Term, QueryKind.And, QueryKind.Prefix,
    ];

    public static IReadOnlyList<BenchQuery> Make(
        IEnumerable<BenchDocument> documents, TextAnalysis analysis, int count = 1_000, int seed = 7) =>
        Make(documents, analysis, Usual, count, seed);

    /// <summary>Equally many of each kind, to compare the hits of engines.</summary>
    public static IReadOnlyList<BenchQuery> OfAllKinds(
        IEnumerable<BenchDocument> documents, TextAnalysis analysis, int count = 1_000, int seed = 7) =>
        Make(documents, analysis, Enum.GetValues<QueryKind>(), count, seed);

    private static List<BenchQuery> Make(
        IEnumerable<BenchDocument> documents, TextAnalysis analysis, QueryKind[] kinds, int count, int seed)
    {
        var random = new Random(seed);
        var sample = DocumentSample.Take(documents, DocumentsSampled, random);
        var words = new QueryWords(analysis, random);
        var queries = new List<BenchQuery>(count);
        while (queries.Count < count)
        {
            // An article may give no query of this kind; then another one is tried.
            var kind = kinds[queries.Count % kinds.Length];
            if (words.Pick(kind, sample[random.Next(sample.Count)].Text) is { } picked)
            {
                queries.Add(new BenchQuery(kind, picked));
            }
        }

        return queries;
    }
}
