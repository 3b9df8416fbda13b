using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Storage;
using StorageAccount = Newsroom.Storage.StorageAccount;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Newsroom's index in a storage account.</summary>
internal sealed class NewsroomIndex : IAsyncDisposable
{
    public const string Language = "fr";

    private readonly SharedAnalysis _words;
    private readonly ServiceProvider _services;
    private readonly LanguageIndex _french;

    public NewsroomIndex(string connection, SharedAnalysis words)
    {
        _words = words;
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddStorage()
            .BuildServiceProvider();
        Storage = _services.GetRequiredService<StorageAccount>();
        (Manifests, Pending) = (new ManifestStore(Storage), new PendingRows(Storage));
        Index = new SearchIndex(Storage, Manifests, Pending, words.Analysis, TimeProvider.System);
        _french = Index.Of(Language);
    }

    public StorageAccount Storage { get; }

    public SearchIndex Index { get; }

    public ManifestStore Manifests { get; }

    public PendingRows Pending { get; }

    /// <summary>The ranking of hits: plain BM25 if scores are compared.</summary>
    public Ranking Ranking { get; init; } = Ranking.Default;

    /// <summary>Hits that are counted exactly: all if totals are compared.</summary>
    public int CountUpTo { get; init; } = 1_000;

    public ValueTask<IndexView> ViewAsync() => _french.ViewAsync(CancellationToken.None);

    public async ValueTask<SearchHits> SearchAsync(BenchQuery query, int top)
    {
        var view = await ViewAsync();
        if (NewsroomQueries.Of(query, _words) is not { } clause)
        {
            return SearchHits.None;
        }

        var asked = new IndexQuery(clause, top)
        {
            Ranking = Ranking,
            CountUpTo = CountUpTo,
            Today = DateOnly.FromDateTime(DateTime.UtcNow).DayNumber,
        };
        var found = await new QueryRun(view, asked).RunAsync(CancellationToken.None);
        var documents = await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], CancellationToken.None);
        var hits = found.Hits.Zip(documents, (hit, document) =>
            new SearchHit(document.Article, document.Title, document.Published, hit.Score));
        return new SearchHits(found.Total, [.. hits]);
    }

    public ValueTask DisposeAsync()
    {
        Index.Dispose();
        return _services.DisposeAsync();
    }
}
