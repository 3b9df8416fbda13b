using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;
using Newsroom.Storage;

namespace Newsroom.Triggers;

/// <summary>A file came into the container, or changed.</summary>
public sealed class ArticleUploaded(Ingestion ingestion, StorageAccount storage)
{
    [Function(nameof(ArticleUploaded))]
    public Task RunAsync(
        [BlobTrigger(Inbox.Container + "/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient upload,
        CancellationToken cancellationToken) =>
        storage.RunAsync(() => ingestion.IngestAsync(upload.Name, cancellationToken));
}
