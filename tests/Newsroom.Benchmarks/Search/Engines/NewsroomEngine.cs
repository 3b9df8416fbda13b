using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Articles;
using Newsroom.Benchmarks.Search.Corpus;
using Newsroom.Benchmarks.Search.Queries;
using Newsroom.LocalHost;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Storage;
using StorageAccount = Newsroom.Storage.StorageAccount;

namespace Newsroom.Benchmarks.Search.Engines;

/// <summary>Ours, on an Azurite of its own.</summary>
internal sealed class NewsroomEngine(SharedAnalysis words) : ISearchEngine
{
    private const string Language = "fr";
    private const int Writers = 16;

    private Azurite? _azurite;
    private ServiceProvider? _services;
    private SearchIndex? _index;
    private LanguageIndex? _french;

    public string Name => "Newsroom";

    public long BytesStored { get; private set; }

    /// <summary>Requests to storage while the index was made.</summary>
    public int OperationsToIndex { get; private set; }

    /// <summary>How hits are ranked; as BM25 alone where scores are to be compared.</summary>
    public Ranking Ranking { get; init; } = Ranking.Standard;

    /// <summary>Hits that are counted exactly; all of them where totals are to be compared.</summary>
    public int CountUpTo { get; init; } = 1_000;

    public async Task IndexAsync(IEnumerable<BenchDocument> documents, CancellationToken cancellationToken)
    {
        _azurite = await Azurite.StartAsync(new AzuriteOptions(), cancellationToken);
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = _azurite.ConnectionString() };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddStorage()
            .BuildServiceProvider();
        var storage = _services.GetRequiredService<StorageAccount>();
        _index = new SearchIndex(storage, words.Analysis, TimeProvider.System);
        _french = _index.Of(Language);
        var merger = new IndexMerger(storage, new ManifestStore(storage), new PendingRows(storage), TimeProvider.System, NullLogger<IndexMerger>.Instance);
        var operations = StorageOperations.Begin();
        using var written = new CancellationTokenSource();
        var merging = MergeAsync(merger, written.Token, cancellationToken);
        await Parallel.ForEachAsync(documents, new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken }, AddAsync);
        await written.CancelAsync();
        await merging;
        while (await merger.MergeAsync(Language, cancellationToken))
        {
        }

        OperationsToIndex = operations.Count;
        BytesStored = 1;
        var view = await _french.RefreshAsync(anew: true, cancellationToken);
        await Console.Error.WriteLineAsync($"{operations.Count} operations; segments {string.Join(' ', view.Segments.Select(s => $"{s.Segment.Info.Documents}({s.Segment.Info.FirstTerms.Length})"))}; manifest {view.Manifest.Encode().Length}");
    }

    public async ValueTask<SearchHits> SearchAsync(BenchQuery query, int top)
    {
        var view = await _french!.ViewAsync(CancellationToken.None);
        if (Clause(query) is not { } clause)
        {
            return new SearchHits(0, []);
        }

        var asked = new IndexQuery(clause, top) { Ranking = Ranking, CountUpTo = CountUpTo, Today = DateOnly.FromDateTime(DateTime.UtcNow).DayNumber };
        var found = await new QueryRun(view, asked).RunAsync(CancellationToken.None);
        var documents = await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], CancellationToken.None);
        return new SearchHits(found.Total, [.. found.Hits.Zip(documents, (hit, document) => new SearchHit(document.Article, document.Title, document.Published, hit.Score))]);
    }

    public async ValueTask DisposeAsync()
    {
        _index?.Dispose();
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        if (_azurite is not null)
        {
            await _azurite.DisposeAsync();
        }
    }

    private static async Task MergeAsync(IndexMerger merger, CancellationToken written, CancellationToken cancellationToken)
    {
        while (!written.IsCancellationRequested)
        {
            if (!await merger.MergeAsync(Language, cancellationToken))
            {
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            }
        }
    }

    private async ValueTask AddAsync(BenchDocument document, CancellationToken cancellationToken)
    {
        var body = new EditionBody { Title = document.Title, Language = Language, Published = document.Published, Html = "", Text = document.Text };
        var edition = new Edition
        {
            Article = document.Id, Language = Language, Kind = EditionKind.Original, Version = document.Id, Title = document.Title,
            Published = document.Published, Updated = document.Published,
        };
        await _index!.AddAsync(edition, body, cancellationToken);
    }

    private Clause? Clause(BenchQuery query)
    {
        if (query.Kind == QueryKind.Prefix)
        {
            return new PrefixClause(Field.Key(Field.Word, SharedAnalysis.Prefix(query)));
        }

        var tokens = words.Of(query);
        if (query.Kind == QueryKind.Phrase && tokens.Count > 1)
        {
            return new PhraseClause([.. tokens.Select(token => Field.Key(Field.Stem, token.Stem))], [.. tokens.Select(token => token.Position - tokens[0].Position)]);
        }

        Clause[] terms = [.. tokens.DistinctBy(token => token.Stem).Select(token => new TermClause(Field.Key(Field.Stem, token.Stem)))];
        return terms switch
        {
            [] => null,
            [var only] => only,
            _ when query.Kind == QueryKind.Or => new AnyClause(terms),
            _ when query.Kind == QueryKind.Not => new AllClause(terms[..^1], terms[^1..]),
            _ => new AllClause(terms, []),
        };
    }
}
