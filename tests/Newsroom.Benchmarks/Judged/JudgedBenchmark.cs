using Newsroom.Benchmarks.Corpus;
using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Judged;

/// <summary>Compares how well engines rank the answers to queries as readers type them.</summary>
internal sealed class JudgedBenchmark : IBenchmark
{
    public string Name => "judged";

    public string Description =>
        "nDCG@10 of 120 judged queries in four languages over the seeds and 192 articles beside Lucene.NET's query parser and SQLite FTS5, "
        + "by language, for the queries that search was tuned on (open) and those put aside";

    public int DefaultSize => 1;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var set = JudgedSet.Read(Repository.Folder("."));
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions(), cancellationToken);
        await using var site = await JudgedSite.PublishAsync(set, azurite.ConnectionString(), cancellationToken);
        var texts = await site.TextsAsync(cancellationToken);
        Progress.Say($"{texts.Count} editions are published.");
        using var standard = LucenePeer.Standard().Index(texts);
        using var lucene = LucenePeer.OfLanguages().Index(texts);
        using var withTitles = LucenePeer.WithTitles().Index(texts);
        using var sqlite = new SqlitePeer(texts);
        foreach (var (half, queries) in new[] { ("open", set.Open), ("aside", set.Aside) })
        {
            var ours = await RankAsync(site, queries, half, cancellationToken);
            foreach (var peer in new IJudgedEngine[] { standard, lucene, withTitles, sqlite })
            {
                var theirs = await RankAsync(peer, queries, half, cancellationToken);
                foreach (var language in JudgedSet.Languages)
                {
                    figures.Add(new Figure(
                        $"nDCG@10, {half}, {language}, beside {peer.Name}", Mean(ours, language), Mean(theirs, language)));
                }

                figures.Add(new Figure($"nDCG@10, {half}, all, beside {peer.Name}", Mean(ours), Mean(theirs)));
            }
        }
    }

    private static double Mean(IReadOnlyList<(JudgedQuery Query, double Quality)> ranked, string? language = null) =>
        ranked.Where(one => language is null || one.Query.Language == language).Average(one => one.Quality);

    private static async Task<IReadOnlyList<(JudgedQuery Query, double Quality)>> RankAsync(
        IJudgedEngine engine, IReadOnlyList<JudgedQuery> queries, string half, CancellationToken cancellationToken)
    {
        List<(JudgedQuery, double)> ranked = [];
        foreach (var query in queries)
        {
            var hits = await engine.SearchAsync(query, cancellationToken);
            var quality = RankingQuality.Of(hits, query.Grades);
            ranked.Add((query, quality));

            // Queries put aside are not looked at one by one.
            if (half == "open")
            {
                var grades = string.Concat(hits.Select(hit => query.Grades.GetValueOrDefault(hit)));
                Progress.Say($"{engine.Name}, {query.Id}: {quality:0.00} {grades} {query.Text}");
            }
        }

        return ranked;
    }
}
