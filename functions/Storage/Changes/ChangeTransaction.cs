using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Changes;

/// <summary>An edition that differs from what the log says of it.</summary>
/// <param name="Events">Its events, cancelled ones included.</param>
/// <param name="Before">Its entry in the log; null for none.</param>
internal sealed record EditionChange(Edition Edition, IReadOnlyList<Event> Events, ChangeEntry? Before);

/// <summary>An article beside what the log says of it.</summary>
internal sealed record ArticleChanges(string Article, IReadOnlyDictionary<string, RecordedEdition> Recorded)
{
    /// <summary>Whether the log is taken to have no row of the article: if it has one, the transaction fails.</summary>
    public bool IsAdded { get; init; }

    public IReadOnlyList<EditionChange> Editions { get; init; } = [];

    /// <summary>Whether an edition must be recorded. One that is withdrawn and was never recorded is none of the log's business.</summary>
    public bool HasChanged(Edition edition)
    {
        var known = Recorded.GetValueOrDefault(edition.Language)?.Version;
        return edition.Withdrawn ? known is not null : known != ChangeEntry.VersionOf(edition);
    }
}

/// <summary>Changes of some articles that are written to the log together, as many as fit into one transaction.</summary>
internal sealed class ChangeTransaction(ChangeHead head)
{
    /// <summary>
    /// The service allows 100 rows: the head, and for each edition at most its new and old entry and the row of its article.
    /// </summary>
    private const int MaxEditions = 33;

    private readonly List<ChangeEntry> _entries = [];
    private readonly List<long> _stale = [];
    private readonly List<TableTransactionAction> _articles = [];

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Whether changes were left out.</summary>
    public bool IsFull { get; private set; }

    public void Add(ArticleChanges changes)
    {
        var editions = changes.Editions.Take(MaxEditions - _entries.Count).ToList();
        IsFull |= editions.Count < changes.Editions.Count;
        if (editions.Count == 0)
        {
            return;
        }

        var recorded = changes.Recorded.ToDictionary();
        foreach (var change in editions)
        {
            var entry = ToEntry(change, head.Last + _entries.Count + 1);
            _entries.Add(entry);
            _stale.AddRange(change.Before is { } before ? [before.Position] : []);
            recorded[entry.Language] = new RecordedEdition(entry.Position, entry.Version);
        }

        _articles.Add(new TableTransactionAction(
            changes.IsAdded ? TableTransactionActionType.Add : TableTransactionActionType.UpsertReplace,
            ChangeRows.Write(changes.Article, recorded)));
    }

    /// <summary>The head as it becomes, and the actions. Entries come first: one whose position is taken fails the transaction.</summary>
    public (ChangeHead Head, IEnumerable<TableTransactionAction> Actions) Actions(ETag? etag)
    {
        var languages = head.Languages.ToDictionary();
        _entries.ForEach(entry => languages[entry.Language] = entry.Position);
        var changed = head with { Last = head.Last + _entries.Count, Languages = languages };
        return (changed,
        [
            .. _entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, ChangeRows.Write(entry))),
            .. _stale.Select(position => new TableTransactionAction(
                TableTransactionActionType.Delete, new TableEntity(ChangeRows.Partition, ChangeRows.Key(position)), ETag.All)),
            .. _articles,
            etag is { } unchanged
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, ChangeRows.Write(changed), unchanged)
                : new TableTransactionAction(TableTransactionActionType.Add, ChangeRows.Write(changed)),
        ]);
    }

    private static ChangeEntry ToEntry(EditionChange change, long position)
    {
        var (edition, before) = (change.Edition, change.Before);
        return new ChangeEntry(position, edition.Article, edition.Language, edition.Withdrawn ? null : ChangeEntry.VersionOf(edition))
        {
            First = before?.First ?? position,
            Published = before?.Version is null ? position : before.Published,
            Edition = edition.Withdrawn ? null : edition,
            Events = change.Events.DistinctBy(@event => @event.Id).ToDictionary(@event => @event.Id, @event =>
            {
                var digest = Digest.Of(JsonSerializer.Serialize(@event, ContentJson.Readable.Event))[..8];
                return before?.Events.GetValueOrDefault(@event.Id) is { } known && known.Digest == digest
                    ? known : new EventChange(digest, position);
            }),
        };
    }
}
