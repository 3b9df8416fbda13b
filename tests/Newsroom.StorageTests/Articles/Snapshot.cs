using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Index;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Tests.Articles;

/// <summary>All tables and bodies of a site at one moment.</summary>
public sealed partial class Snapshot
{
    public static readonly IReadOnlyList<string> Tables = ["ledger", "articles", "timeline", "events", "expiries", "pending", "state"];

    private static readonly string[] Uploads = ["sources", "corrections"];

    // Different by nature from run to run: how often and when.
    private static readonly HashSet<string> Volatile = ["PartitionKey", "RowKey", "Timestamp", "odata.etag", "Attempts", "Received", "Published", "Complete", "Sequence"];

    private readonly Site _site;
    private readonly Dictionary<string, List<TableEntity>> _rows;
    private readonly Dictionary<string, string> _bodies;

    private Snapshot(Site site, Dictionary<string, List<TableEntity>> rows, Dictionary<string, string> bodies) =>
        (_site, _rows, _bodies) = (site, rows, bodies);

    public static async Task<Snapshot> ReadAsync(Site site, string connection, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, List<TableEntity>>();
        foreach (var name in Tables)
        {
            rows[name] = await new TableClient(connection, name).QueryAsync<TableEntity>(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        }

        var bodies = new Dictionary<string, string>();
        await foreach (var body in new BlobContainerClient(connection, "editions").GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            bodies[body.Name] = Convert.ToHexStringLower(body.Properties.ContentHash);
        }

        return new Snapshot(site, rows, bodies);
    }

    /// <summary>What there is of the article of a path, one line a fact, with names that are the same whatever the path and the time.</summary>
    public string Of(string path)
    {
        var article = new BlobPath(path).ArticleId;
        var facts = _rows["ledger"].Where(row => row.GetString("Article") == article)
            .Select(row => Describe("ledger", row))
            .Concat(_rows["articles"].Where(row => row.PartitionKey == article).Select(row => Describe("articles", row)))
            .Concat(_rows["timeline"].Where(row => row.RowKey.EndsWith($"-{article}", StringComparison.Ordinal)).Select(row => Describe("timeline", row)))
            .Concat(_rows["events"].Where(row => row.GetString("Event").Contains(article, StringComparison.Ordinal)).Select(row => Describe("events", row)))
            .Concat(_rows["pending"].Where(row => row.RowKey == article).Select(row => Describe("pending", row)))
            .Concat(_bodies.Keys.Where(name => name.StartsWith($"{article}/", StringComparison.Ordinal)).Select(name => $"body {name}"))
            .Select(fact => Normalise(fact, path, article))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', facts);
    }

    /// <summary>
    /// The same without what is left of earlier versions (bodies, tombstones, keys to remove, names, events that are off, sentences that did not need to be translated
    /// again), which depends on the order in which they came.
    /// </summary>
    public string ShownOf(string path) => string.Join('\n', Effort().Replace(Retired().Replace(Withdrawn().Replace(Gone().Replace(Of(path), ""), ""), ""), "").Split('\n')
        .Where(fact => !fact.StartsWith("body ", StringComparison.Ordinal) && !fact.EndsWith("<article>: ", StringComparison.Ordinal))
        .Where(fact => !(fact.StartsWith("events ", StringComparison.Ordinal) && fact.Contains("cancelled=<time>", StringComparison.Ordinal))));

    /// <summary>Rows of events that no article knows of, or that it knows of and that are missing.</summary>
    public IEnumerable<string> StrayEvents()
    {
        var rows = _rows["events"].Select(row => $"{row.PartitionKey} {row.RowKey}").ToHashSet();
        rows.SymmetricExceptWith(_rows["articles"].SelectMany(row => row.Keys.Where(column => column.Length == 2).SelectMany(language =>
            Keys(row.GetString(language)).Concat(Cancelled(row.GetString($"{language}_cancelled") ?? "[]")).Select(key => $"{language} {key}"))));
        return rows;
    }

    /// <summary>Articles with events that are off and that nobody would ever forget.</summary>
    public IEnumerable<string> KeptForEver() => _rows["articles"]
        .Where(row => row.Keys.Any(column => column.EndsWith("_cancelled", StringComparison.Ordinal)))
        .Select(row => row.PartitionKey)
        .Except(_rows["expiries"].Select(row => row.RowKey.Split('-')[1]));

    /// <summary>Rows of events that are off.</summary>
    public int CancelledEvents => _rows["events"].Count(row => row.GetString("Event").Contains("\"cancelled\"", StringComparison.Ordinal));

    /// <summary>Rows that stand for something to be forgotten.</summary>
    public int Expiries => _rows["expiries"].Count;

    public bool HasAlignment(string article, string version, string language) => _bodies.ContainsKey($"{article}/{version}/{language}.alignment");

    /// <summary>Names of bodies that a live edition refers to and that are not there.</summary>
    public IEnumerable<string> MissingBodies() => _rows["articles"]
        .SelectMany(row => row.Keys.Where(column => column.Length == 2)
            .Select(column => JsonDocument.Parse(row.GetString(column)).RootElement)
            .Where(edition => !(edition.TryGetProperty("withdrawn", out var withdrawn) && withdrawn.GetBoolean()))
            .Select(edition => $"{row.PartitionKey}/{edition.GetProperty("version").GetString()}/{edition.GetProperty("language").GetString()}"))
        .Where(name => !_bodies.ContainsKey(name));

    /// <summary>Languages in which something was shown or hidden after the generation was written.</summary>
    public IEnumerable<string> StaleGenerations() => _rows["pending"].Concat(_rows["timeline"]).Concat(_rows["events"])
        .GroupBy(row => row.PartitionKey)
        .Where(rows => _rows["state"].SingleOrDefault(row => row.PartitionKey == rows.Key && row.RowKey == "generation")?.Timestamp is not { } written
            || rows.Max(row => row.Timestamp) > written)
        .Select(rows => rows.Key);

    private static IEnumerable<string> Keys(string edition) => JsonDocument.Parse(edition).RootElement.GetProperty("eventKeys").EnumerateArray().Select(key => key.GetString()!);

    private static IEnumerable<string> Cancelled(string events) => JsonSerializer.Deserialize<Event[]>(events, JsonSerializerOptions.Web)!.Select(happening => happening.Key);

    private static string Describe(string table, TableEntity row) =>
        $"{table} {row.PartitionKey} {row.RowKey}: " + string.Join(", ", row
            .Where(column => !Volatile.Contains(column.Key) && column.Value is not (null or byte[]))
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => column.Key == "Article" && table == "articles" ? KeyValuePair.Create(column.Key, (object)Sorted((string)column.Value)) : column)
            .Select(column => $"{column.Key}={Convert.ToString(column.Value, CultureInfo.InvariantCulture)}")) + Terms(row);

    // Uploads in the order of their paths: that in which they came is nothing to anybody.
    private static string Sorted(string article) => string.Join(' ', Uploads
        .SelectMany(list => JsonDocument.Parse(article).RootElement.GetProperty(list).EnumerateArray())
        .OrderBy(source => source.GetProperty("path").GetString(), StringComparer.Ordinal).Select(source => source.GetRawText()));

    private static string Terms(TableEntity row) => Columns.Read([row], "Document") is { Length: > 0 } bytes ? Terms(PendingDocument.Decode(bytes)) : "";

    private static string Terms(PendingDocument pending) =>
        $"{pending.Document with { Facets = [] }} {string.Join(' ', pending.Document.Facets)} terms: "
        + string.Join(' ', pending.Terms.Select(term => $"{(char)term.Term[0]}{Field.Text(term.Term)}:{term.Use.Frequency}:{term.Use.Extra}:{Convert.ToHexString(term.Use.Positions.Span)}"));

    private string Normalise(string fact, string path, string article)
    {
        fact = Times().Replace(fact, "$1=<time>");
        var number = 0;
        foreach (var (file, etag) in _site.UploadsOf(article))
        {
            number++;
            fact = fact.Replace(etag, $"<etag {number}>", StringComparison.Ordinal);
            fact = Regex.Replace(fact, $"{Digest.Of($"{file}\n{etag}")[..6]}[a-z2-7]{{7}}", $"<version {number}>");
        }

        foreach (var (start, title) in ArticleText.AllEvents)
        {
            fact = fact.Replace(
                Digest.Of(string.Create(CultureInfo.InvariantCulture, $"{article}\n{start:s}\n{title}"))[..13], $"<event {title}>", StringComparison.Ordinal);
        }

        var stem = new BlobPath(path).Stem;
        fact = Bucket().Replace(fact, "ledger <bucket> ");
        return fact.Replace(article, "<article>", StringComparison.Ordinal)
            .Replace(TableKey.Escape(stem), "<path>", StringComparison.Ordinal)
            .Replace(stem, "<path>", StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(updated|uploaded|firstPublished|created|changed|cancelled)\":\"[^\"]*\"")]
    private static partial Regex Times();

    [GeneratedRegex(", [a-z]{2}=\\{[^{}]*\"withdrawn\":true[^{}]*\\}")]
    private static partial Regex Withdrawn();

    // Of an upload that is gone neither its version nor the languages that it was last looked at for matter.
    [GeneratedRegex("ETag=<etag [0-9]+>(?=[^\n]*State=Withdrawn)|SiteLanguages=[a-z,]+, (?=State=Withdrawn)")]
    private static partial Regex Gone();

    [GeneratedRegex(", [a-z]{2}_(retired|cancelled)=\\[[^\\]]*\\]|,\"(before|reading)\":\"[^\"]*\"|,\"sequence\":[0-9]+")]
    private static partial Regex Retired();

    [GeneratedRegex(",\"effort\":\\{[^}]*\\}|, Translations=\\{(\"[a-z]+\":\\{[^}]*\\},?)*\\}")]
    private static partial Regex Effort();

    [GeneratedRegex("^ledger [a-z2-7] ")]
    private static partial Regex Bucket();
}
