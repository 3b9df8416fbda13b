using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The table <c>events</c>: for each language (PartitionKey) the events of its editions by start (RowKey: <see cref="Event.Key"/>),
/// cancelled ones included.
/// Derived from the editions and their bodies.
/// </summary>
public sealed class EventStore(StorageAccount storage) : IDisposable
{
    private const string Table = "events";
    private const string EventColumn = "Event";
    private const string EditionColumn = "Edition";

    /// <summary>For rows of an older version, which stored nothing about the edition.</summary>
    private const string Unknown = """{"kind":"original","updated":"2020-01-01T00:00:00+00:00","tags":[],"names":[]}""";

    private const int MaxRows = 100;

    private readonly RowUpserts _rows = new(storage, Table, MaxRows);

    public void Dispose() => _rows.Dispose();

    /// <summary>Writes events with different keys, in transactions as large as the service allows.</summary>
    public async Task UpsertAsync(Edition edition, IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        var announcedBy = JsonSerializer.Serialize(EventEdition.Of(edition), ContentJson.Readable.EventEdition);
        foreach (var rows in events.Select(@event => ToRow(edition.Language, @event, announcedBy)).Chunk(MaxRows))
        {
            await _rows.WriteAsync(edition.Language, rows, cancellationToken);
        }
    }

    public async Task RemoveAsync(string language, string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, key, ETag.All, cancellationToken);
    }

    /// <summary>All events of a language in the order of their keys.</summary>
    public async Task<IReadOnlyList<ListedEvent>> ReadAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var found = new List<ListedEvent>();
        var editions = new Dictionary<string, EventEdition>(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var @event = JsonSerializer.Deserialize(row.GetString(EventColumn), ContentJson.Readable.Event)!;
            var announcedBy = row.GetString(EditionColumn) ?? Unknown;
            if (!editions.TryGetValue(announcedBy, out var edition))
            {
                editions[announcedBy] = edition = JsonSerializer.Deserialize(announcedBy, ContentJson.Readable.EventEdition)!;
            }

            found.Add(new ListedEvent(@event, edition));
        }

        return found;
    }

    private static TableEntity ToRow(string language, Event @event, string edition) => new(language, @event.Key)
    {
        [EventColumn] = JsonSerializer.Serialize(@event, ContentJson.Readable.Event),
        [EditionColumn] = edition,
    };
}
