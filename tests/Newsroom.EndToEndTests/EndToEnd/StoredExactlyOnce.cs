using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Analysis;
using Newsroom.Search.Index;
using Newsroom.Storage;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Checks the tables of a site: each publication is in each of them once, and nothing else is.</summary>
internal static class StoredExactlyOnce
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>These uploads are in every table once per language; there can be others.</summary>
    public static async Task AssertAsync(NewsroomSite site, IReadOnlyCollection<string> paths, IReadOnlyCollection<string> languages)
    {
        var ids = paths.Select(path => new BlobPath(path).ArticleId).ToHashSet();
        var expected = ids.SelectMany(id => languages.Select(language => (id, language))).Order().ToArray();

        var ledger = await RowsAsync(site, "ledger");
        Assert.Equal(
            paths.Order(StringComparer.Ordinal),
            ledger.Select(row => row.GetString("Path")).Where(paths.Contains).Order(StringComparer.Ordinal));
        var articles = await RowsAsync(site, "articles");
        Assert.Equal(ids.Order(), articles.Select(row => row.PartitionKey).Where(ids.Contains).Order());
        var timeline = await RowsAsync(site, "timeline");
        Assert.Equal(expected, timeline.Select(row => (Id: Id(row), row.PartitionKey)).Where(row => ids.Contains(row.Id)).Order());
        Assert.Equal(expected, (await IndexedAsync(site, languages)).Where(row => ids.Contains(row.Id)).Order());
    }

    /// <summary>The same, and there is nothing else in the tables and containers.</summary>
    public static async Task AssertAloneAsync(NewsroomSite site, IReadOnlyCollection<string> paths, IReadOnlyCollection<string> languages)
    {
        await AssertAsync(site, paths, languages);
        var shown = paths.Select(path => new BlobPath(path).ArticleId).Distinct().Count() * languages.Count;
        var timeline = await RowsAsync(site, "timeline");
        Assert.Equal(shown, timeline.Count);
        Assert.Equal(shown, (await IndexedAsync(site, languages)).Count);
        Assert.All(
            await RowsAsync(site, "ledger"),
            row => Assert.Equal(paths.Contains(row.GetString("Path")) ? "Complete" : "Withdrawn", row.GetString("State")));
        Assert.Empty(timeline.Select(BodyName).Except(await site.BodiesAsync()));

        var announced = (await RowsAsync(site, "articles")).SelectMany(EventKeys).Order().ToArray();
        Assert.Equal(
            announced,
            (await RowsAsync(site, "events"))
                .Where(row => Edition(row, "Event").Text("cancelled") is null)
                .Select(row => (row.PartitionKey, row.RowKey))
                .Order());
    }

    private static string Id(TableEntity row) => row.RowKey[^13..];

    private static string BodyName(TableEntity row) => $"{Id(row)}/{Edition(row, "Edition").Text("version")}/{row.PartitionKey}";

    /// <summary>Language and key of the events that the editions of an article announce.</summary>
    private static IEnumerable<(string, string)> EventKeys(TableEntity article) =>
        from column in article.Keys
        where LanguageCode.Normalise(column) == column
        from key in Edition(article, column).Texts("eventKeys")
        select (column, key);

    private static JsonElement Edition(TableEntity row, string column)
    {
        using var edition = JsonDocument.Parse(row.GetString(column));
        return edition.RootElement.Clone();
    }

    /// <summary>Article and language of every living document of the search index, merged or not.</summary>
    private static async Task<List<(string Id, string Language)>> IndexedAsync(NewsroomSite site, IEnumerable<string> languages)
    {
        var account = new StorageAccount(
            new(new BlobServiceClient(site.Storage, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04))),
            new(new QueueServiceClient(site.Storage)),
            new(site.Tables));
        using var analysis = new TextAnalysis();
        using var index = new SearchIndex(account, new ManifestStore(account), new PendingRows(account), analysis, TimeProvider.System);
        List<(string, string)> indexed = [];
        foreach (var language in languages)
        {
            var view = await index.Of(language).ViewAsync(Cancelled);
            var living = view.Segments.SelectMany((one, segment) => Enumerable.Range(0, one.Segment.Info.Documents)
                .Where(document => !one.Dead.Contains(document)).Select(document => new DocumentRef(segment, document)));
            indexed.AddRange((await view.DocumentsAsync([.. living], Cancelled)).Select(document => (document.Article, language)));
        }

        return indexed;
    }

    // A table is created with the first row.
    private static async Task<List<TableEntity>> RowsAsync(NewsroomSite site, string table) =>
        await site.Tables.QueryAsync(known => known.Name == table, cancellationToken: Cancelled).AnyAsync(Cancelled)
            ? await site.Tables.GetTableClient(table).QueryAsync<TableEntity>(cancellationToken: Cancelled).ToListAsync(Cancelled)
            : [];
}
