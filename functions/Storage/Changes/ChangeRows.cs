using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Changes;

/// <summary>
/// The rows of the table <c>changes</c>, all in one partition, so that one transaction changes them together: <c>head</c>; for each
/// article <c>article-</c> and its id, with the position and the version of each of its editions; for each edition one entry under its
/// position, 19 digits.
/// </summary>
internal static class ChangeRows
{
    public const string Partition = "site";
    public const string Head = "head";

    /// <summary>A text property holds 32 Ki characters. With more events than fit, all count as changed each time.</summary>
    private const int MaxEventsLength = 30_000;

    public static string Key(long position) => position.ToString("D19", CultureInfo.InvariantCulture);

    public static string Key(string article) => $"article-{article}";

    public static TableEntity Write(ChangeHead head) => new(Partition, Head)
    {
        [nameof(head.Epoch)] = head.Epoch,
        [nameof(head.Last)] = head.Last,
        [nameof(head.Languages)] = JsonSerializer.Serialize(head.Languages, ChangeJson.Readable.IReadOnlyDictionaryStringInt64),
        [nameof(head.IsComplete)] = head.IsComplete,
    };

    public static ChangeHead ReadHead(TableEntity row) => new(
        row.GetString(nameof(ChangeHead.Epoch)),
        row.GetInt64(nameof(ChangeHead.Last)) ?? 0,
        JsonSerializer.Deserialize(row.GetString(nameof(ChangeHead.Languages)), ChangeJson.Readable.IReadOnlyDictionaryStringInt64)!)
    {
        IsComplete = row.GetBoolean(nameof(ChangeHead.IsComplete)) == true,
    };

    public static TableEntity Write(string article, IReadOnlyDictionary<string, RecordedEdition> editions) => new(Partition, Key(article))
    {
        ["Editions"] = JsonSerializer.Serialize(editions, ChangeJson.Readable.IReadOnlyDictionaryStringRecordedEdition),
    };

    public static IReadOnlyDictionary<string, RecordedEdition> ReadEditions(TableEntity row) =>
        JsonSerializer.Deserialize(row.GetString("Editions"), ChangeJson.Readable.IReadOnlyDictionaryStringRecordedEdition)!;

    public static TableEntity Write(ChangeEntry entry)
    {
        var events = entry.Events.Count == 0 ? null
            : JsonSerializer.Serialize(entry.Events, ChangeJson.Readable.IReadOnlyDictionaryStringEventChange);
        return new(Partition, Key(entry.Position))
        {
            [nameof(entry.Article)] = entry.Article,
            [nameof(entry.Language)] = entry.Language,
            [nameof(entry.Version)] = entry.Version,
            [nameof(entry.First)] = entry.First,
            [nameof(entry.Published)] = entry.Published,
            [nameof(entry.Edition)] =
                entry.Edition is null ? null : JsonSerializer.Serialize(entry.Edition, ContentJson.Readable.Edition),
            [nameof(entry.Events)] = events?.Length > MaxEventsLength ? null : events,
        };
    }

    public static ChangeEntry ReadEntry(TableEntity row) => new(
        long.Parse(row.RowKey, CultureInfo.InvariantCulture),
        row.GetString(nameof(ChangeEntry.Article)),
        row.GetString(nameof(ChangeEntry.Language)),
        row.GetString(nameof(ChangeEntry.Version)))
    {
        First = row.GetInt64(nameof(ChangeEntry.First)) ?? 0,
        Published = row.GetInt64(nameof(ChangeEntry.Published)) ?? 0,
        Edition = row.GetString(nameof(ChangeEntry.Edition)) is { } edition
            ? JsonSerializer.Deserialize(edition, ContentJson.Readable.Edition) : null,
        Events = row.GetString(nameof(ChangeEntry.Events)) is { } events
            ? JsonSerializer.Deserialize(events, ChangeJson.Readable.IReadOnlyDictionaryStringEventChange)! : EventChange.None,
        Time = row.Timestamp ?? default,
    };
}

/// <summary>What the log says of an edition.</summary>
/// <param name="Position">Where its entry is.</param>
/// <param name="Version">As in the entry: null once it is withdrawn.</param>
internal sealed record RecordedEdition(long Position, string? Version);

[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, RecordedEdition>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, EventChange>))]
internal sealed partial class ChangeJson : JsonSerializerContext
{
    public static ChangeJson Readable { get; } = new(ContentJson.CreateOptions());
}
