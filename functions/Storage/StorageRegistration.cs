using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Storage;

/// <summary>
/// The storage account that <c>AzureWebJobsStorage</c> names: a connection string, or <c>AzureWebJobsStorage__accountName</c>
/// (or <c>__blobServiceUri</c>, <c>__queueServiceUri</c>, <c>__tableServiceUri</c>) with a managed identity
/// (<c>__clientId</c> for a user-assigned one), as the Functions host reads it. Tables may be elsewhere:
/// <c>Newsroom__TablesConnection</c> or, with the same identity, <c>Newsroom__TablesEndpoint</c> may name another account, also one of
/// Cosmos DB for Table.
/// </summary>
internal static class StorageRegistration
{
    private const string Setting = "AzureWebJobsStorage";
    private const string TablesConnection = "Newsroom:TablesConnection";
    private const string TablesEndpoint = "Newsroom:TablesEndpoint";

    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<StorageMetrics>()
        .AddSingleton(provider => Blobs(Configuration(provider), Metrics(provider)))
        .AddSingleton(provider => Queues(Configuration(provider), Metrics(provider)))
        .AddSingleton(provider => Tables(Configuration(provider), Metrics(provider)))
        .AddSingleton(provider => new StorageAccount(
            new(provider.GetRequiredService<BlobServiceClient>),
            new(provider.GetRequiredService<QueueServiceClient>),
            new(provider.GetRequiredService<TableServiceClient>)))
        .AddHostedService<StorageWarmup>()
        .AddStores();

    private static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<Inbox>()
        .AddSingleton<BundleFiles>()
        .AddSingleton<Ledger>()
        .AddSingleton<ArticleStore>()
        .AddSingleton<EditionStore>()
        .AddSingleton<FileStore>()
        .AddSingleton<FileToken>()
        .AddSingleton<AliasStore>()
        .AddSingleton<PictureStore>()
        .AddSingleton<SiteIdentity>()
        .AddSingleton<Timeline>()
        .AddSingleton<EditionList>()
        .AddSingleton<EditionArchive>()
        .AddSingleton<EventStore>()
        .AddSingleton<CancelledEventExpirations>()
        .AddSingleton<Generations>()
        .AddSingleton<LookStore>()
        .AddSingleton<SimilarArticles>()
        .AddSingleton<ChangeLog>()
        .AddSingleton<SubscriberStore>();

    private static IConfiguration Configuration(IServiceProvider provider) => provider.GetRequiredService<IConfiguration>();

    private static StorageMetrics Metrics(IServiceProvider provider) => provider.GetRequiredService<StorageMetrics>();

    private static BlobServiceClient Blobs(IConfiguration configuration, StorageMetrics metrics)
    {
        // An emulator that people start themselves may not know the newest service version.
        var options = IsEmulator(configuration)
            ? new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)
            : new BlobClientOptions();
        options.AddPolicy(new CountingPolicy("blob", metrics), HttpPipelinePosition.PerRetry);
        return configuration[Setting] is { Length: > 0 } connection
            ? new BlobServiceClient(connection, options)
            : new BlobServiceClient(ServiceUri(configuration, "blob"), Credential(configuration), options);
    }

    private static QueueServiceClient Queues(IConfiguration configuration, StorageMetrics metrics)
    {
        var options = IsEmulator(configuration)
            ? new QueueClientOptions(QueueClientOptions.ServiceVersion.V2024_11_04)
            : new QueueClientOptions();
        options.MessageEncoding = QueueMessageEncoding.Base64;
        options.AddPolicy(new CountingPolicy("queue", metrics), HttpPipelinePosition.PerRetry);
        return configuration[Setting] is { Length: > 0 } connection
            ? new QueueServiceClient(connection, options)
            : new QueueServiceClient(ServiceUri(configuration, "queue"), Credential(configuration), options);
    }

    private static TableServiceClient Tables(IConfiguration configuration, StorageMetrics metrics)
    {
        var options = TableOptions(metrics);
        return configuration[TablesConnection] is { Length: > 0 } elsewhere ? new TableServiceClient(elsewhere, options)
            : configuration[TablesEndpoint] is { Length: > 0 } endpoint
            ? new TableServiceClient(new Uri(endpoint), Credential(configuration), options)
            : configuration[Setting] is { Length: > 0 } connection
            ? new TableServiceClient(connection, options)
            : new TableServiceClient(ServiceUri(configuration, "table"), Credential(configuration), options);
    }

    private static TableClientOptions TableOptions(StorageMetrics metrics)
    {
        var options = new TableClientOptions();
        options.AddPolicy(new CountingPolicy("table", metrics), HttpPipelinePosition.PerRetry);
        return options;
    }

    private static bool IsEmulator(IConfiguration configuration) =>
        configuration[Setting] is { } connection
        && (connection.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase)
            || connection.Contains("127.0.0.1", StringComparison.Ordinal)
            || connection.Contains("localhost", StringComparison.OrdinalIgnoreCase));

    private static Uri ServiceUri(IConfiguration configuration, string service) =>
        configuration[$"{Setting}:{service}ServiceUri"] is { Length: > 0 } uri ? new Uri(uri)
        : configuration[$"{Setting}:accountName"] is { Length: > 0 } account ? new Uri($"https://{account}.{service}.core.windows.net")
        : throw new InvalidOperationException(
            $"No storage account: set {Setting} to a connection string, or {Setting}__accountName to the account's name.");

    private static TokenCredential Credential(IConfiguration configuration) =>
        configuration[$"{Setting}:clientId"] is { Length: > 0 } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new DefaultAzureCredential();
}
