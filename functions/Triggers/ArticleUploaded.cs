using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Newsroom.Articles;

namespace Newsroom.Triggers;

/// <summary>A file came into the container, or changed.</summary>
public sealed class ArticleUploaded(Ingestion ingestion)
{
    [Function(nameof(ArticleUploaded))]
    public Task RunAsync(
        [BlobTrigger(Inbox.Container + "/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient upload,
        CancellationToken cancellationToken) =>
        ingestion.IngestAsync(upload.Name, cancellationToken);
}
