using System.Globalization;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search;

namespace Newsroom.Benchmarks.Search;

/// <summary>Full-text search beside engines that others wrote, on the same texts, the same words of them and the same queries.</summary>
internal sealed class SearchBenchmark : IBenchmark
{
    private static readonly int[] Sizes = [1_000, 10_000];

    /// <summary>The first is ours; every other one is its peer.</summary>
    private static readonly Func<DirectoryInfo, SharedAnalysis, ISearchEngine>[] Engines =
    [
        (folder, analysis) => new LuceneEngine(folder, analysis),
        (folder, analysis) => new SqliteEngine(folder, analysis),
    ];

    public string Name => "search";

    public string Description => "1,000 queries, warm, on 1,000, 10,000 and N articles beside Lucene.NET and SQLite FTS5: time to index, size, p50, p99, queries per second; on N also first answer of a process, and requests per second";

    public int StandardSize => 100_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var corpus = new BenchCorpus(ManualPages.Load());
        foreach (var count in Sizes.Where(some => some < size).Append(size))
        {
            await RunAsync(corpus, count, isLast: count == size, figures, cancellationToken);
        }
    }

    private static async Task RunAsync(BenchCorpus corpus, int size, bool isLast, FigureList figures, CancellationToken cancellationToken)
    {
        using var analysis = new Analysis();
        var scale = $"{size.ToString("N0", CultureInfo.InvariantCulture)} articles";
        Progress.Say($"{scale}: queries.");
        var queries = QuerySet.Make(corpus.Extended(size), analysis);
        var contenders = new List<Contender>();
        try
        {
            foreach (var engine in Engines)
            {
                var folder = Directory.CreateTempSubdirectory("newsroom-benchmark-");
                contenders.Add(new Contender(engine(folder, new SharedAnalysis(analysis)), folder));
                await contenders[^1].IndexAsync(corpus.Extended(size), cancellationToken);
            }

            Progress.Say($"{scale}: searching.");
            var contest = new Contest(contenders, queries, scale, figures);
            await contest.RunAsync(cancellationToken);
            if (isLast)
            {
                await contest.RunProcessesAsync(cancellationToken);
            }
        }
        finally
        {
            foreach (var contender in contenders)
            {
                await contender.DisposeAsync();
            }
        }
    }
}
