using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Engines;
using Newsroom.Content;
using Newsroom.LocalHost;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Benchmarks.Search.Rebuild;

/// <summary>An index that is made anew from the articles in storage, beside Lucene.NET from the same texts in memory.</summary>
internal sealed class RebuildBenchmark : IBenchmark
{
    private const int Writers = 16;
    private const int WarmUp = 1_000;

    public string Name => "rebuild";

    public string Description =>
        "the index of N articles made anew from their bodies in storage, with the operations for each, beside Lucene.NET that indexes the "
        + "same texts from memory";

    public int DefaultSize => 20_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var corpus = new BenchCorpus(ManualPages.Load());
        Progress.Say("Warming up.");
        await MeasureAsync(corpus, WarmUp, cancellationToken);

        Progress.Say($"{size:N0} articles.");
        var (ours, peer, reading, runs, operations) = await MeasureAsync(corpus, size, cancellationToken);
        figures.Add(new Figure($"rebuild of {size} articles (s)", ours.TotalSeconds, Peer: peer.TotalSeconds));
        figures.Add(new Figure("rebuild, of which reading the bodies takes alone (s)", reading.TotalSeconds));
        figures.Add(new Figure("rebuild, runs", runs));
        figures.Add(new Figure("rebuild, storage operations per article", operations / (double)size));
    }

    private static async Task<(TimeSpan Ours, TimeSpan Peer, TimeSpan Reading, int Runs, int Operations)> MeasureAsync(
        BenchCorpus corpus, int size, CancellationToken cancellationToken)
    {
        using var analysis = new TextAnalysis();
        var words = new SharedAnalysis(analysis);
        await using var azurite = await Azurite.StartAsync(new AzuriteOptions(), cancellationToken);
        await using var index = new NewsroomIndex(azurite.ConnectionString(), words);
        using var bodies = new EditionStore(index.Storage);
        var articles = new ArticleStore(index.Storage);
        await Parallel.ForEachAsync(
            corpus.Extended(size),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            (document, token) => PublishAsync(document, articles, bodies, token));

        var peer = await IndexWithLuceneAsync(corpus.Extended(size), words, cancellationToken);
        var rebuild = new IndexRebuild(
            index.Storage,
            index.Manifests,
            new RebuildProgressStore(index.Storage),
            index.Pending,
            new IndexedEditions(articles, bodies, analysis),
            TimeProvider.System,
            NullLogger<IndexRebuild>.Instance);
        using var operations = StorageOperations.Begin();
        var watch = Stopwatch.StartNew();
        var runs = 1;
        while (!await rebuild.RunAsync(NewsroomIndex.Language, cancellationToken))
        {
            runs++;
        }

        var (took, requests) = (watch.Elapsed, operations.Count);
        watch.Restart();
        using var again = new EditionStore(index.Storage);
        await Parallel.ForEachAsync(
            corpus.Extended(size),
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (document, token) => await again.ReadAsync(document.Id, document.Id, NewsroomIndex.Language, token));
        return (took, peer, watch.Elapsed, runs, requests);
    }

    private static async ValueTask PublishAsync(
        BenchDocument document, ArticleStore articles, EditionStore bodies, CancellationToken cancellationToken)
    {
        var edition = NewsroomEdition.Of(document);
        await bodies.WriteAsync(document.Id, edition.Version, NewsroomEdition.BodyOf(document), cancellationToken);
        var article = new Article
        {
            Id = document.Id,
            Editions = ImmutableSortedDictionary<string, Edition>.Empty.Add(edition.Language, edition),
        };
        await articles.TrySaveAsync(new StoredArticle(article, ETag: null), cancellationToken);
    }

    private static async Task<TimeSpan> IndexWithLuceneAsync(
        IEnumerable<BenchDocument> documents, SharedAnalysis words, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("newsroom-benchmark-");
        try
        {
            await using var lucene = new LuceneEngine(folder, words);
            var watch = Stopwatch.StartNew();
            await lucene.IndexAsync(documents, cancellationToken);
            return watch.Elapsed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
