using System.Globalization;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Analysis;

namespace Newsroom.Benchmarks.Search;

/// <summary>Compares full-text search with other engines: the same texts, the same words of them, the same queries.</summary>
internal sealed class SearchBenchmark : IBenchmark
{
    private static readonly int[] Sizes = [1_000, 10_000];

    /// <summary>The first is ours; the others are its peers.</summary>
    private static readonly Func<DirectoryInfo, SharedAnalysis, ISearchEngine>[] Engines =
    [
        (_, analysis) => new NewsroomEngine(analysis),
        (folder, analysis) => new LuceneEngine(folder, analysis),
        (folder, analysis) => new SqliteEngine(folder, analysis),
    ];

    public string Name => "search";

    public string Description =>
        "1,000 queries, warm, on 1,000, 10,000 and N articles beside Lucene.NET and SQLite FTS5: time to index, size, p50, p99, "
        + "queries per second; on N also first answer of a process, and requests per second";

    public int DefaultSize => 100_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var corpus = new BenchCorpus(ManualPages.Load());
        await CompileAsync(corpus, cancellationToken);
        foreach (var count in Sizes.Where(some => some < size).Append(size))
        {
            await RunAsync(corpus, count, isLast: count == size, figures, cancellationToken);
        }
    }

    /// <summary>Indexes a little with each engine and discards it: code that runs for the first time is slow.</summary>
    private static async Task CompileAsync(BenchCorpus corpus, CancellationToken cancellationToken)
    {
        Progress.Say("Warming up.");
        using var analysis = new TextAnalysis();
        foreach (var engine in Engines)
        {
            await using var contender = Enter(engine, analysis);
            await contender.IndexAsync(corpus.Extended(Sizes[0]), cancellationToken);
        }
    }

    private static Contender Enter(Func<DirectoryInfo, SharedAnalysis, ISearchEngine> engine, TextAnalysis analysis)
    {
        var folder = Directory.CreateTempSubdirectory("newsroom-benchmark-");
        return new Contender(engine(folder, new SharedAnalysis(analysis)), folder);
    }

    private static async Task RunAsync(BenchCorpus corpus, int size, bool isLast, FigureList figures, CancellationToken cancellationToken)
    {
        using var analysis = new TextAnalysis();
        var scale = $"{size.ToString("N0", CultureInfo.InvariantCulture)} articles";
        Progress.Say($"{scale}: queries.");
        var queries = QuerySet.Make(corpus.Extended(size), analysis);
        var contenders = new List<Contender>();
        try
        {
            foreach (var engine in Engines)
            {
                contenders.Add(Enter(engine, analysis));
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
