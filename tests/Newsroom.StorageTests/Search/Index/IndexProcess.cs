using System.Collections.Immutable;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Search.Matching;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Search.Index;

/// <summary>
/// A process that publishes, merges and searches, with its own network. It publishes as the product does: first the article, then its
/// derived rows.
/// </summary>
internal sealed class IndexProcess : IDisposable
{
    // Expensive to create, and without state.
    private static readonly TextAnalysis Analysis = new();

    private readonly StorageAccount _storage;
    private readonly ArticleStore _articles;
    private readonly EditionStore _bodies;
    private readonly Generations _generations;

    public IndexProcess(string connection, TimeProvider clock, Network? network = null, int retries = 0)
    {
        network ??= new Network();
        var tables = On(network, retries, new TableClientOptions());
        var blobs = On(network, retries, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04));
        var storage = _storage = new StorageAccount(
            new(new BlobServiceClient(connection, blobs)),
            new(new QueueServiceClient(connection)),
            new(new TableServiceClient(connection, tables)));
        (_articles, _bodies, _generations) = (new ArticleStore(storage), new EditionStore(storage), new Generations(storage, clock));
        (Manifests, Pending) = (new ManifestStore(storage), new PendingRows(storage));
        Segments = new SegmentStore(storage, IndexAccount.Language);
        Search = new SearchIndex(storage, Manifests, Pending, Analysis, clock);
        Merger = new IndexMerger(storage, Manifests, Pending, clock, NullLogger<IndexMerger>.Instance);
        var editions = new IndexedEditions(_articles, _bodies, Analysis);
        var (progresses, log) = (new RebuildProgressStore(storage), NullLogger<IndexRebuild>.Instance);
        Rebuild = new IndexRebuild(storage, Manifests, progresses, Pending, editions, clock, log);
        BriefRebuild = new IndexRebuild(storage, Manifests, progresses, Pending, editions, clock, log)
        {
            BatchSize = 3,
            MaxDuration = TimeSpan.Zero,
        };
    }

    public SearchIndex Search { get; }

    public IndexMerger Merger { get; }

    public IndexRebuild Rebuild { get; }

    /// <summary>Reads a few articles in each run.</summary>
    public IndexRebuild BriefRebuild { get; }

    public SegmentStore Segments { get; }

    public ManifestStore Manifests { get; }

    public PendingRows Pending { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static PendingDocument Terms(Edition edition, EditionBody body) => EditionTerms.Of(Analysis, edition, body);

    /// <summary>Does what a host does when it starts.</summary>
    public Task StartAsync() => _storage.CheckSchemaAsync();

    /// <summary>Publishes a new version of an article, or withdraws it if there is no body.</summary>
    public async Task PublishAsync(string article, Edition edition, EditionBody? body)
    {
        if (body is not null)
        {
            await _bodies.WriteAsync(article, edition.Version, body, Cancellation);
        }

        edition = edition with { Withdrawn = body is null };
        StoredArticle? saved = null;
        while (saved is null)
        {
            var stored = await _articles.LoadAsync(article, Cancellation);
            var changed = stored.Article with { Editions = stored.Article.Editions.SetItem(edition.Language, edition) };
            saved = await _articles.TrySaveAsync(stored with { Article = changed }, Cancellation);
        }

        await DeriveAsync(edition, body);
    }

    /// <summary>Publishes an article without its derived rows, as if the index did not exist.</summary>
    public async Task SaveAsync(Edition edition, EditionBody body)
    {
        await _bodies.WriteAsync(edition.Article, edition.Version, body, Cancellation);
        var article = new Article
        {
            Id = edition.Article,
            Editions = ImmutableSortedDictionary<string, Edition>.Empty.Add(edition.Language, edition),
        };
        await _articles.TrySaveAsync(new StoredArticle(article, ETag: null), Cancellation);
    }

    /// <summary>Writes the derived rows of an article again.</summary>
    public async Task RewriteDerivedRowsAsync(string article)
    {
        foreach (var edition in (await _articles.LoadAsync(article, Cancellation)).Article.Editions.Values)
        {
            await DeriveAsync(
                edition, edition.Withdrawn ? null : await _bodies.ReadAsync(article, edition.Version, edition.Language, Cancellation));
        }
    }

    /// <summary>The published editions.</summary>
    public Task<List<Edition>> EditionsAsync(string language) =>
        _articles.ReadAllAsync(Cancellation).Select(article => article.In(language)).OfType<Edition>().ToListAsync(Cancellation).AsTask();

    /// <summary>All hits with their scores, in order.</summary>
    public static async Task<IReadOnlyList<string>> AskAsync(IndexView view, Clause clause, Ranking ranking)
    {
        var query = new IndexQuery(clause, 5_000) { Ranking = ranking, Today = DateOnly.MaxValue.DayNumber, CountUpTo = int.MaxValue };
        var found = await new QueryRun(view, query).RunAsync(Cancellation);
        var documents = await view.DocumentsAsync([.. found.Hits.Select(hit => hit.Place)], Cancellation);
        return
        [
            .. found.Hits.Zip(documents, (hit, document) =>
                $"{document.Article} {document.Version} {document.Title} {document.Published:O} {hit.Score:R}"),
        ];
    }

    public void Dispose()
    {
        Search.Dispose();
        _bodies.Dispose();
    }

    private async Task DeriveAsync(Edition edition, EditionBody? body)
    {
        await (body is null ? Search.RemoveAsync(edition, Cancellation) : Search.AddAsync(edition, body, Cancellation));
        await _generations.AdvanceAsync(edition.Language, Cancellation);
    }

    private static T On<T>(Network network, int retries, T options)
        where T : ClientOptions
    {
        options.Transport = network;
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(2);
        return options;
    }
}
