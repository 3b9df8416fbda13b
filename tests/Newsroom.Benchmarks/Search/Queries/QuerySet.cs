using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Search;

namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>Queries made of the words of the articles: frequent words come up often, rare ones too, and each query has a hit.</summary>
internal static class QuerySet
{
    private const int DocumentsSampled = 4_000;

    /// <summary>What people ask: of ten queries four have one word, four have two, one is a phrase and one a prefix.</summary>
    private static readonly QueryKind[] Usual =
    [
        QueryKind.Term, QueryKind.And, QueryKind.Term, QueryKind.And, QueryKind.Phrase, QueryKind.Term, QueryKind.And, QueryKind.Term, QueryKind.And, QueryKind.Prefix,
    ];

    public static IReadOnlyList<BenchQuery> Make(IEnumerable<BenchDocument> documents, Analysis analysis, int count = 1_000, int seed = 7) =>
        Make(documents, analysis, Usual, count, seed);

    /// <summary>As many of each kind, for comparing what engines find.</summary>
    public static IReadOnlyList<BenchQuery> OfAllKinds(IEnumerable<BenchDocument> documents, Analysis analysis, int count = 1_000, int seed = 7) =>
        Make(documents, analysis, Enum.GetValues<QueryKind>(), count, seed);

    private static List<BenchQuery> Make(IEnumerable<BenchDocument> documents, Analysis analysis, QueryKind[] kinds, int count, int seed)
    {
        var random = new Random(seed);
        var sample = DocumentSample.Take(documents, DocumentsSampled, random);
        var words = new QueryWords(analysis, random);
        var queries = new List<BenchQuery>(count);
        while (queries.Count < count)
        {
            // Some article gives no such query: the next one does.
            var kind = kinds[queries.Count % kinds.Length];
            if (words.Pick(kind, sample[random.Next(sample.Count)].Text) is { } picked)
            {
                queries.Add(new BenchQuery(kind, picked));
            }
        }

        return queries;
    }
}
