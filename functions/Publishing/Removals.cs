using System.Text.Json;
using Azure.Storage.Blobs;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>
/// What Event Grid tells of deleted files, one event a message on the queue <c>deletions</c>. An event only says where to look: what happens follows
/// from the container as it is now. So it may come late, twice, or after the file was uploaded again.
/// </summary>
public sealed partial class Removals(Ingestion ingestion, ILogger<Removals> log)
{
    public const string QueueName = "deletions";

    private const string Deleted = "Microsoft.Storage.BlobDeleted";
    private const string Subject = $"/blobServices/default/containers/{Inbox.Container}/blobs/";

    /// <summary>Withdraws what the file gave, where it is gone.</summary>
    /// <param name="message">An event in Event Grid's own schema, or a CloudEvent, as JSON.</param>
    /// <param name="cancellationToken">Ends the work at a point from which it can be repeated.</param>
    /// <exception cref="FormatException">It is none; the message says why.</exception>
    public async Task CarryOutAsync(string message, CancellationToken cancellationToken)
    {
        foreach (var path in Read(message))
        {
            await ingestion.WithdrawAsync(path, cancellationToken);
        }
    }

    /// <summary>The paths that an event may mean: as its subject says it, and as its address does without escapes. They differ where one of them is escaped twice, or not at all.</summary>
    internal static IReadOnlyList<string> Paths(string message)
    {
        var removal = Parse(message);
        if ((removal.EventType ?? removal.Type) is var type && type != Deleted)
        {
            throw new FormatException($"its type is '{type}', not {Deleted}.");
        }

        var paths = new List<string>(2);
        if (removal.Subject?.StartsWith(Subject, StringComparison.Ordinal) == true)
        {
            paths.Add(removal.Subject[Subject.Length..]);
        }

        if (Uri.TryCreate(removal.Data?.Url, UriKind.Absolute, out var address) && new BlobUriBuilder(address) is { BlobContainerName: Inbox.Container } blob)
        {
            paths.Add(blob.BlobName);
        }

        return paths.Where(path => path.Length > 0).Distinct().ToList() is { Count: > 0 } found ? found
            : throw new FormatException($"neither its subject nor its address names a file in the container {Inbox.Container}.");
    }

    private static RemovalEvent Parse(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, PublishingJson.Readable.RemovalEvent) ?? throw new FormatException("it is null.");
        }
        catch (JsonException broken)
        {
            throw new FormatException($"it is no JSON of an event ({broken.Message})", broken);
        }
    }

    private IReadOnlyList<string> Read(string message)
    {
        try
        {
            return Paths(message);
        }
        catch (FormatException reason)
        {
            LogNotUnderstood(log, QueueName, reason.Message);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A message on the queue {Queue} does not tell of a deleted file: {Reason}")]
    private static partial void LogNotUnderstood(ILogger logger, string queue, string reason);
}

/// <summary>What is read of an event: <c>eventType</c> in Event Grid's own schema, <c>type</c> in a CloudEvent.</summary>
internal sealed record RemovalEvent(string? EventType, string? Type, string? Subject, RemovalData? Data);

/// <summary>What an event of Blob Storage says of the blob.</summary>
internal sealed record RemovalData(string? Url);
