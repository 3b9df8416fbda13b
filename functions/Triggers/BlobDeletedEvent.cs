using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Blobs;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Triggers;

/// <summary>
/// The Event Grid event of a deleted blob. Only its path counts: what happens follows from the container as it is now. So the event may
/// come late, twice, or after the file was uploaded again.
/// </summary>
internal static class BlobDeletedEvent
{
    private const string Type = "Microsoft.Storage.BlobDeleted";
    private const string Subject = $"/blobServices/default/containers/{Inbox.Container}/blobs/";

    /// <summary>
    /// The paths that the event may mean: the one in its subject, and the unescaped one in its address. They differ if one of them is
    /// escaped twice or not at all.
    /// </summary>
    /// <param name="message">An event in the Event Grid schema, or a CloudEvent, as JSON.</param>
    /// <exception cref="FormatException">The message is not such an event. The exception's message says why.</exception>
    public static IReadOnlyList<string> Paths(string message)
    {
        var removal = Parse(message);
        if ((removal.EventType ?? removal.Type) is var type && type != Type)
        {
            throw new FormatException($"its type is '{type}', not {Type}.");
        }

        var paths = new List<string>(2);
        if (removal.Subject?.StartsWith(Subject, StringComparison.Ordinal) == true)
        {
            paths.Add(removal.Subject[Subject.Length..]);
        }

        if (Uri.TryCreate(removal.Data?.Url, UriKind.Absolute, out var address)
            && new BlobUriBuilder(address) is { BlobContainerName: Inbox.Container } blob)
        {
            paths.Add(blob.BlobName);
        }

        return paths.Where(path => path.Length > 0).Distinct().ToList() is { Count: > 0 } found ? found
            : throw new FormatException($"neither its subject nor its address names a file in the container {Inbox.Container}.");
    }

    private static BlobEvent Parse(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, BlobEventJson.Readable.BlobEvent) ?? throw new FormatException("it is null.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"it is not an event in JSON ({broken.Message})", broken);
        }
    }
}

/// <summary>The parts of an event that are read: <c>eventType</c> in the Event Grid schema, <c>type</c> in a CloudEvent.</summary>
internal sealed record BlobEvent(string? EventType, string? Type, string? Subject, BlobEventData? Data);

/// <summary>The parts of an event's data that are read.</summary>
internal sealed record BlobEventData(string? Url);

[JsonSerializable(typeof(BlobEvent))]
internal sealed partial class BlobEventJson : JsonSerializerContext
{
    public static BlobEventJson Readable { get; } = new(ContentJson.CreateOptions());
}
