using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.LocalHost.Hosting;

namespace Newsroom.LocalHost.Blobs;

/// <summary>Tells of a blob that a function gave up: a message on the queue that the real host uses, in its form.</summary>
internal sealed partial class PoisonBlobs(StorageClients storage)
{
    public const string QueueName = "webjobs-blobtrigger-poison";

    public async Task SendAsync(string function, BlobDelivery delivery)
    {
        var message = new PoisonBlob(
            "BlobTrigger",
            $"Host.Functions.{function}",
            $"{delivery.Type?.ToString() ?? "Block"}Blob",
            delivery.Blob.BlobContainerName,
            delivery.Blob.Name,
            $"\"{delivery.ETag}\"");
        var queue = storage.Queues.GetQueueClient(QueueName);
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync(JsonSerializer.Serialize(message, PoisonJson.Default.PoisonBlob));
    }

    internal sealed record PoisonBlob(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag);

    [JsonSerializable(typeof(PoisonBlob))]
    private sealed partial class PoisonJson : JsonSerializerContext;
}
