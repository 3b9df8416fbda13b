using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Translating;
using Newsroom.Search.Analysis;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Translation;
using Newsroom.Triggers;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>The services of one process, registered as in production, on its own network.</summary>
public sealed class NewsroomProcess : IAsyncDisposable
{
    // They have no state and are expensive to create.
    private static readonly TextAnalysis Analysis = new();
    private static readonly HtmlCleaner Cleaner = new();

    private readonly ServiceProvider _services;

    public NewsroomProcess(
        string connection,
        string languages,
        Network network,
        ITranslator translator,
        TimeSpan later = default,
        IReadOnlyDictionary<string,
        string?>? settings = null)
    {
        Network = network;
        Clock = new FakeTimeProvider(DateTimeOffset.UtcNow + later);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connection,
            ["Newsroom:Languages"] = languages,
            ["Newsroom:Translator"] = "none",
        }).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddNewsroom(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(TranslationEngine.Of(translator))
            .AddSingleton(Analysis)
            .AddSingleton(Cleaner)
            .AddSingleton(
                new BlobServiceClient(connection, On(network, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04))))
            .AddSingleton(new TableServiceClient(connection, On(network, new TableClientOptions())))
            .AddSingleton(
                new QueueServiceClient(connection, On(network, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2024_11_04))))
            .BuildServiceProvider();
    }

    public Network Network { get; }

    /// <summary>The clock stands still unless a test advances it.</summary>
    public FakeTimeProvider Clock { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IServiceProvider Services => _services;

    public Task IngestAsync(string path) => Get<Ingestion>().IngestAsync(path, Cancellation);

    public Task ReconcileAsync() => Get<Reconciliation>().RunAsync(Cancellation);

    /// <summary>Handles the event of a deleted blob.</summary>
    public Task RemoveAsync(string message) =>
        ActivatorUtilities.CreateInstance<ArticleRemoved>(_services).RunAsync(message, Cancellation);

    public Task TranslateAsync(TranslationJob job) => Get<EditionTranslation>().CarryOutAsync(job, Cancellation);

    public async Task<Article> ArticleAsync(string path) =>
        (await Get<ArticleStore>().LoadAsync(new BlobPath(path).ArticleId, Cancellation)).Article;

    public Task<LedgerEntry?> LedgerAsync(string path) => Get<Ledger>().FindAsync(path, Cancellation);

    /// <summary>Makes the translations that an article lacks now, without their orders.</summary>
    public async Task TranslateAllAsync(string path)
    {
        foreach (var job in await JobsAsync(path))
        {
            await TranslateAsync(job);
        }
    }

    public async Task<IReadOnlyList<TranslationJob>> JobsAsync(string path) => Get<TranslationOrders>().Plan(await ArticleAsync(path)).Jobs;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static T On<T>(Network network, T options)
        where T : ClientOptions
    {
        options.Transport = network;
        options.Retry.MaxRetries = 0;
        if (options is QueueClientOptions queues)
        {
            queues.MessageEncoding = QueueMessageEncoding.Base64;
        }

        return options;
    }
}
