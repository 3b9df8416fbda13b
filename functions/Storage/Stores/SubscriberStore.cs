using System.Globalization;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Newsroom.Storage.Changes;

namespace Newsroom.Storage.Stores;

/// <summary>Who is notified of changes: a webhook, or a WebSub hub of one feed.</summary>
/// <param name="Id">Of a webhook: 13 characters. Of a feed: its language and format, such as <c>fr-atom.xml</c>.</param>
/// <param name="Address">Of a webhook: where it is called. Of a feed: its path.</param>
public sealed record Subscriber(string Id, string Address)
{
    public const string Feed = "feed";
    public const string Hook = "hook";

    /// <summary>What it is: <see cref="Hook"/> or <see cref="Feed"/>.</summary>
    public string Kind { get; init; } = Hook;

    /// <summary>What its messages are signed with; null for a feed, and for a webhook of the settings, whose secret is there.</summary>
    public string? Secret { get; init; }

    /// <summary>The log of changes that <see cref="Position"/> is of.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>What comes after this position it does not know yet.</summary>
    public long Position { get; init; }

    /// <summary>
    /// The end of the log when it last knew all of it. What came later it may not know, even if that stood before <see cref="Position"/>:
    /// an edition that changes again moves to the end, and is not met where it stood before.
    /// </summary>
    public long Known { get; init; }

    /// <summary>Failed attempts with the next message.</summary>
    public int Attempts { get; init; }

    /// <summary>Not before this time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Until when a process has it for itself.</summary>
    public DateTimeOffset? Claimed { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it is not tried any more until an operator asks for it.</summary>
    public bool IsPoison { get; init; }

    /// <summary>When it was last notified.</summary>
    public DateTimeOffset? Delivered { get; init; }

    [JsonIgnore]
    public ETag ETag { get; init; }

    /// <summary>Whether the log has something that it does not know yet.</summary>
    public bool IsBehind(ChangeHead head) => Epoch != head.Epoch || Position < EndFor(head);

    /// <summary>The last change that concerns it.</summary>
    public long EndFor(ChangeHead head) =>
        Kind == Hook ? head.Last : head.Languages.GetValueOrDefault(Id[..Id.IndexOf('-', StringComparison.Ordinal)]);

    /// <summary>Whether it must be tried now.</summary>
    public bool IsReady(DateTimeOffset now) => !IsPoison && !(Due > now) && !(Claimed > now);
}

/// <summary>The table <c>subscribers</c>: PartitionKey is the kind, RowKey the id.</summary>
public sealed class SubscriberStore(StorageAccount storage)
{
    private const string Table = "subscribers";

    public async Task<IReadOnlyList<Subscriber>> ReadAllAsync(CancellationToken cancellationToken) =>
        [.. (await storage.QueryAsync(Table, filter: null, columns: null, max: null, cancellationToken)).Select(Read)];

    public async Task<Subscriber?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        await storage.FindAsync(Table, kind, id, columns: null, cancellationToken) is { } row ? Read(row) : null;

    /// <returns>The subscriber as it is stored now; null if another process was faster, or has removed it.</returns>
    public async Task<Subscriber?> TrySaveAsync(Subscriber subscriber, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var etag = await table.SaveIfUnchangedAsync(
            Write(subscriber), subscriber.ETag == default ? null : subscriber.ETag, cancellationToken);
        return etag is { } saved ? subscriber with { ETag = saved } : null;
    }

    public async Task RemoveAsync(string kind, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(kind, id, ETag.All, cancellationToken);
    }

    private static TableEntity Write(Subscriber subscriber) => new(subscriber.Kind, subscriber.Id)
    {
        [nameof(subscriber.Address)] = subscriber.Address,
        [nameof(subscriber.Secret)] = subscriber.Secret,
        [nameof(subscriber.Epoch)] = subscriber.Epoch,
        [nameof(subscriber.Position)] = subscriber.Position.ToString(CultureInfo.InvariantCulture),
        [nameof(subscriber.Known)] = subscriber.Known.ToString(CultureInfo.InvariantCulture),
        [nameof(subscriber.Attempts)] = subscriber.Attempts,
        [nameof(subscriber.Due)] = subscriber.Due,
        [nameof(subscriber.Claimed)] = subscriber.Claimed,
        [nameof(subscriber.Error)] = subscriber.Error,
        [nameof(subscriber.IsPoison)] = subscriber.IsPoison,
        [nameof(subscriber.Delivered)] = subscriber.Delivered,
    };

    private static Subscriber Read(TableEntity row) => new(row.RowKey, row.GetString(nameof(Subscriber.Address)))
    {
        Kind = row.PartitionKey,
        Secret = row.GetString(nameof(Subscriber.Secret)),
        Epoch = row.GetString(nameof(Subscriber.Epoch)),
        Position = long.Parse(row.GetString(nameof(Subscriber.Position)), CultureInfo.InvariantCulture),
        // Rows of before there was such a column have the position only.
        Known = long.Parse(
            row.GetString(nameof(Subscriber.Known)) ?? row.GetString(nameof(Subscriber.Position)), CultureInfo.InvariantCulture),
        Attempts = row.GetInt32(nameof(Subscriber.Attempts)) ?? 0,
        Due = row.GetDateTimeOffset(nameof(Subscriber.Due)),
        Claimed = row.GetDateTimeOffset(nameof(Subscriber.Claimed)),
        Error = row.GetString(nameof(Subscriber.Error)),
        IsPoison = row.GetBoolean(nameof(Subscriber.IsPoison)) == true,
        Delivered = row.GetDateTimeOffset(nameof(Subscriber.Delivered)),
        ETag = row.ETag,
    };
}
