using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Articles;
using Newsroom.Storage;

namespace Newsroom.Events;

/// <summary>
/// The table <c>events</c>: per language (PartitionKey) the events of its editions by start (RowKey: <see cref="Event.Key"/>).
/// Derived from the bodies of the editions.
/// </summary>
public sealed class EventStore(StorageAccount storage)
{
    private const string Table = "events";
    private const string Column = "Event";

    /// <summary>Writes events of different keys, as many in one request as there may be.</summary>
    public async Task UpsertAsync(string language, IReadOnlyList<Event> happenings, CancellationToken cancellationToken)
    {
        const int mostInOneTransaction = 100;
        var table = await storage.TableAsync(Table);
        foreach (var rows in happenings.Select(happening => ToRow(language, happening)).Chunk(mostInOneTransaction))
        {
            if (rows is [var one])
            {
                await table.UpsertEntityAsync(one, TableUpdateMode.Replace, cancellationToken);
            }
            else
            {
                await table.SubmitTransactionAsync(
                    rows.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);
            }
        }
    }

    public async Task RemoveAsync(string language, string key, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(language, key, ETag.All, cancellationToken);
    }

    /// <summary>Events that start in a span of days, in the order of their starts.</summary>
    public async IAsyncEnumerable<Event> ReadAsync(
        string language, DateOnly? from, DateOnly? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var first = from is { } start ? Key(start) : "0";
        var end = to is { } last ? Key(last.AddDays(1)) : ":";
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {language} and RowKey ge {first} and RowKey lt {end}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return JsonSerializer.Deserialize(row.GetString(Column), ArticleJson.Readable.Event)!;
        }
    }

    private static TableEntity ToRow(string language, Event happening) =>
        new(language, happening.Key) { [Column] = JsonSerializer.Serialize(happening, ArticleJson.Readable.Event) };

    private static string Key(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
