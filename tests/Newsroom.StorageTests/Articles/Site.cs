using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Publishing;
using Newsroom.Publishing.Notifying;
using Newsroom.Publishing.Translating;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>A file as it was uploaded.</summary>
public sealed record Uploaded(string Path, string ETag);

/// <summary>A site on a storage account of its own: its uploads, its processes, its state.</summary>
public sealed class Site
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly ArticleLists Lists = new(new HtmlCleaner());

    private readonly string _connection;
    private readonly string _languages;
    private readonly BlobContainerClient _inbox;
    private readonly QueueClient _orders;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Uploaded>> _uploads = new();

    private Site(string connection, string languages)
    {
        (_connection, _languages) = (connection, languages);
        _inbox = new BlobContainerClient(connection, Inbox.Container);
        _orders = new QueueClient(
            connection, TranslationOrders.QueueName, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
    }

    /// <summary>The connection string of its storage account.</summary>
    public string Connection => _connection;

    public CountingTranslator Translator { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Site> CreateAsync(string connection, string languages)
    {
        var site = new Site(connection, languages);
        await site._inbox.CreateAsync(cancellationToken: Cancellation);
        await new BlobContainerClient(connection, "editions").CreateAsync(cancellationToken: Cancellation);
        await new BlobContainerClient(connection, "pictures").CreateAsync(cancellationToken: Cancellation);
        await site._orders.CreateAsync(cancellationToken: Cancellation);
        await new QueueClient(connection, NotificationQueue.QueueName).CreateAsync(cancellationToken: Cancellation);
        foreach (var table in Snapshot.Tables.Append("folders"))
        {
            await new TableClient(connection, table).CreateAsync(Cancellation);
        }

        return site;
    }

    public NewsroomProcess Start(
        Network? network = null, TimeSpan later = default, IReadOnlyDictionary<string, string?>? settings = null) =>
        new(_connection, _languages, network ?? new Network(), Translator, later, settings);

    public Task UploadAsync(string path, string text) => UploadAsync(path, Encoding.UTF8.GetBytes(text));

    public async Task UploadAsync(string path, byte[] content)
    {
        var answer = await _inbox.GetBlobClient(path).UploadAsync(new BinaryData(content), overwrite: true, Cancellation);
        var etag = answer.Value.ETag.ToString("H").Trim('"');
        Add(new BlobPath(path).ArticleId, path, etag);
        var file = new Upload(new BlobPath(path), etag, default, content.Length, content);
        foreach (var article in ArticlesIn(file))
        {
            // It may go on as the article that the file was.
            var item = file.Path.ItemPath(article.Key);
            Add(new BlobPath(item).ArticleId, item, article.ETag);
            Add(file.ArticleId, item, article.ETag);
        }
    }

    public Task DeleteAsync(string path) => _inbox.DeleteBlobAsync(path, cancellationToken: Cancellation);

    /// <summary>The uploads of an article, in their order.</summary>
    public IReadOnlyList<Uploaded> UploadsOf(string article) => [.. _uploads[article]];

    /// <summary>Names of the pictures that were made.</summary>
    public async Task<IReadOnlyList<string>> PicturesAsync() => await new BlobContainerClient(_connection, "pictures")
        .GetBlobsAsync(cancellationToken: Cancellation).Select(blob => blob.Name).ToListAsync(Cancellation);

    /// <summary>Names of the bodies and alignments in storage.</summary>
    public async Task<IReadOnlyList<string>> BodiesAsync() =>
        await new BlobContainerClient(_connection, "editions")
            .GetBlobsAsync(cancellationToken: Cancellation)
            .Select(blob => blob.Name)
            .Where(name => name.Contains('/', StringComparison.Ordinal))
            .ToListAsync(Cancellation);

    /// <summary>Deletes tables, all unless some are named, and the orders with them.</summary>
    public async Task LoseTablesAsync(params string[] some)
    {
        foreach (var name in some.Length == 0 ? Snapshot.Tables : some)
        {
            var table = new TableClient(_connection, name);
            await table.DeleteAsync(Cancellation);
            await table.CreateAsync(Cancellation);
        }

        await ForgetOrdersAsync();
    }

    /// <summary>The first orders that wait.</summary>
    public async Task<IReadOnlyList<TranslationJob>> OrdersAsync() =>
        [.. (await _orders.PeekMessagesAsync(32, Cancellation)).Value.Select(message => Read(message.Body))];

    public Task ForgetOrdersAsync() => _orders.ClearMessagesAsync(Cancellation);

    /// <summary>Does what the queue trigger does until there is no order left.</summary>
    public async Task CarryOutOrdersAsync()
    {
        await using var process = Start();
        await CarryOutOrdersAsync(process);
    }

    /// <inheritdoc cref="CarryOutOrdersAsync()"/>
    public async Task CarryOutOrdersAsync(NewsroomProcess process)
    {
        while ((await _orders.ReceiveMessagesAsync(32, cancellationToken: Cancellation)).Value is { Length: > 0 } messages)
        {
            await Parallel.ForEachAsync(messages, Cancellation, async (message, _) =>
            {
                await process.TranslateAsync(Read(message.Body));
                await _orders.DeleteMessageAsync(message.MessageId, message.PopReceipt, Cancellation);
            });
        }
    }

    public Task<Snapshot> SnapshotAsync() => Snapshot.ReadAsync(this, _connection, Cancellation);

    private static IReadOnlyList<ListedArticle> ArticlesIn(Upload file)
    {
        try
        {
            return Lists.Read(file)?.Articles ?? [];
        }
        catch (UnreadableException)
        {
            return [];
        }
    }

    private void Add(string article, string path, string etag)
    {
        var known = _uploads.GetOrAdd(article, _ => []);
        if (!known.Contains(new Uploaded(path, etag)))
        {
            known.Enqueue(new Uploaded(path, etag));
        }
    }

    private static TranslationJob Read(BinaryData message) => JsonSerializer.Deserialize<TranslationJob>(message.ToString(), Web)!;
}
