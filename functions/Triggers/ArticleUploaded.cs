using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Triggers;

/// <summary>A file was uploaded to the container, or changed.</summary>
public sealed class ArticleUploaded(Ingestion ingestion, StorageAccount storage, StorageMetrics metrics)
{
    [Function(nameof(ArticleUploaded))]
    public async Task RunAsync(
        [BlobTrigger(Inbox.Container + "/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient upload,
        CancellationToken cancellationToken)
    {
        using var invocation = metrics.Begin(nameof(ArticleUploaded));
        await storage.RunAsync(() => ingestion.IngestAsync(upload.Name, cancellationToken));
    }
}
