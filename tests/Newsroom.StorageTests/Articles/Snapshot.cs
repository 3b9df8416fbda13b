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
using Newsroom.Storage.Changes;
using Newsroom.Storage.Stores;

namespace Newsroom.Tests.Articles;

/// <summary>All tables and bodies of a site at one moment.</summary>
public sealed partial class Snapshot
{
    public static readonly IReadOnlyList<string> Tables =
        ["ledger", "articles", "timeline", "events", "expiries", "pending", "state", "changes", "subscribers", "files", "aliases"];

    private static readonly string[] Uploads = ["sources", "corrections"];

    // These differ from run to run: counts and times.
    private static readonly HashSet<string> Volatile =
        ["PartitionKey", "RowKey", "Timestamp", "odata.etag", "Attempts", "Received", "Published", "Complete", "Sequence"];

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
            var table = new TableClient(connection, name);
            rows[name] = await table.QueryAsync<TableEntity>(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        }

        var bodies = new Dictionary<string, string>();
        await foreach (var body in new BlobContainerClient(connection, "editions").GetBlobsAsync(new GetBlobsOptions(), cancellationToken))
        {
            if (!body.Name.Contains('/', StringComparison.Ordinal))
            {
                continue;
            }

            bodies[body.Name] = Convert.ToHexStringLower(body.Properties.ContentHash);
        }

        return new Snapshot(site, rows, bodies);
    }

    /// <summary>All facts about the article of a path, one per line, with names that do not depend on the path and the time.</summary>
    public string Of(string path)
    {
        var article = new BlobPath(path).ArticleId;
        var facts = _rows["ledger"].Where(row => row.GetString("Article") == article)
            .Select(row => Describe("ledger", row))
            .Concat(_rows["articles"].Where(row => row.PartitionKey == article).Select(row => Describe("articles", row)))
            .Concat(_rows["timeline"]
                .Where(row => row.RowKey.EndsWith($"-{article}", StringComparison.Ordinal))
                .Select(row => Describe("timeline", row)))
            .Concat(_rows["events"]
                .Where(row => row.GetString("Event").Contains(article, StringComparison.Ordinal))
                .Select(row => Describe("events", row)))
            .Concat(_rows["pending"].Where(row => row.RowKey == article).Select(row => Describe("pending", row)))
            .Concat(_rows["files"]
                .Where(row => !IsLink(row))
                .Where(row => IsReferrer(row)
                    ? row.RowKey.StartsWith($"{article}-", StringComparison.Ordinal) : KeysOf(article).Contains(row.PartitionKey))
                .Select(row => Describe("files", row)))
            .Concat(_rows["aliases"].Where(row => row.GetString("Editions").Contains(article, StringComparison.Ordinal))
                .Select(row => Describe("aliases", row)))
            .Concat(_bodies.Keys.Where(name => name.StartsWith($"{article}/", StringComparison.Ordinal)).Select(name => $"body {name}"))
            .Select(fact => Normalise(fact, path, article))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', facts);
    }

    /// <summary>
    /// The same without what earlier versions left (bodies, tombstones, stale keys, names, cancelled events, sentences that did not need to
    /// be translated again): that depends on the order in which they were published.
    /// </summary>
    public string ShownOf(string path)
    {
        var facts = Withdrawn().Replace(Gone().Replace(Of(path), ""), "");
        return string.Join('\n', Effort().Replace(Retired().Replace(facts, ""), "").Split('\n')
            .Where(fact => !fact.StartsWith("body ", StringComparison.Ordinal) && !fact.EndsWith("<article>: ", StringComparison.Ordinal))
            .Where(fact => !fact.StartsWith("events ", StringComparison.Ordinal)
                || !fact.Contains("cancelled=<time>", StringComparison.Ordinal)));
    }

    /// <summary>Rows of events that no article has, and missing rows of events that one has.</summary>
    public IEnumerable<string> StrayEvents()
    {
        var rows = _rows["events"].Select(row => $"{row.PartitionKey} {row.RowKey}").ToHashSet();
        var keys =
            from row in _rows["articles"]
            from language in row.Keys.Where(column => column.Length == 2)
            from key in Keys(row.GetString(language)).Concat(Cancelled(row.GetString($"{language}_cancelled") ?? "[]"))
            select $"{language} {key}";
        rows.SymmetricExceptWith(keys);
        return rows;
    }

    /// <summary>Rows of files that an edition does not refer to, and missing rows of files that one refers to.</summary>
    public IEnumerable<string> StrayReferences()
    {
        var rows = _rows["files"].Where(IsReferrer).Select(row => $"{row.PartitionKey} {row.RowKey}").ToHashSet();
        rows.SymmetricExceptWith(
            from edition in Editions()
            from key in edition.Files ?? []
            select $"{key} {edition.Article}-{edition.Language}");
        return rows;
    }

    /// <summary>Old addresses that lead to an edition that does not state them, and missing ones that one states, live or not.</summary>
    public IEnumerable<string> StrayAliases()
    {
        var claims = _rows["aliases"]
            .SelectMany(row => JsonSerializer.Deserialize<string[]>(row.GetString("Editions"))!.Select(claim => $"{row.PartitionKey} {claim}"))
            .ToHashSet();
        claims.SymmetricExceptWith(
            from edition in Editions()
            from key in edition.Aliases ?? []
            select $"{key} {edition.Article}-{edition.Language}");
        return claims;
    }

    /// <summary>Files that changed after their token, or after the generation of an edition that refers to them.</summary>
    public IEnumerable<string> UnseenFiles()
    {
        var token = _rows["state"].SingleOrDefault(row => row.RowKey == FileToken.Row)?.Timestamp;
        var files = _rows["files"].Where(row => !IsReferrer(row) && !IsLink(row)).ToList();
        return files.Where(row => token is null || row.Timestamp > token).Select(row => row.GetString("Files")).Concat(
            from row in files
            from edition in Editions()
            where edition.Files?.Contains(row.PartitionKey) == true && row.Timestamp > GenerationTime(edition.Language)
            select $"{row.GetString("Files")} in {edition.Language}");
    }

    /// <summary>Articles with cancelled events that would never expire.</summary>
    public IEnumerable<string> KeptForEver() => _rows["articles"]
        .Where(row => row.Keys.Any(column => column.EndsWith("_cancelled", StringComparison.Ordinal)))
        .Select(row => row.PartitionKey)
        .Except(_rows["expiries"].Select(row => row.RowKey.Split('-')[1]));

    /// <summary>Rows of cancelled events.</summary>
    public int CancelledEvents => _rows["events"].Count(row => row.GetString("Event").Contains("\"cancelled\"", StringComparison.Ordinal));

    /// <summary>Rows of expirations.</summary>
    public int CancelledEventExpirations => _rows["expiries"].Count;

    public bool HasAlignment(string article, string version, string language) =>
        _bodies.ContainsKey($"{article}/{version}/{language}.alignment");

    /// <summary>Names of missing bodies of live editions.</summary>
    public IEnumerable<string> MissingBodies() => _rows["articles"]
        .SelectMany(row => row.Keys.Where(column => column.Length == 2)
            .Select(column => JsonDocument.Parse(row.GetString(column)).RootElement)
            .Where(edition => !(edition.TryGetProperty("withdrawn", out var withdrawn) && withdrawn.GetBoolean()))
            .Select(edition => string.Join(
                '/', row.PartitionKey, edition.GetProperty("version").GetString(), edition.GetProperty("language").GetString())))
        .Where(name => !_bodies.ContainsKey(name));

    /// <summary>Languages in which something was shown or hidden after the generation was written.</summary>
    public IEnumerable<string> StaleGenerations() => _rows["pending"].Concat(_rows["timeline"]).Concat(_rows["events"])
        .GroupBy(row => row.PartitionKey)
        .Where(rows => GenerationTime(rows.Key) is not { } written || rows.Max(row => row.Timestamp) > written)
        .Select(rows => rows.Key);

    /// <summary>Where the log of changes differs from the articles, or from itself.</summary>
    public IEnumerable<string> WrongChanges()
    {
        var rows = _rows["changes"].ToDictionary(row => row.RowKey);
        var last = rows.TryGetValue(ChangeRows.Head, out var head) ? ChangeRows.ReadHead(head).Last : 0;
        var entries = rows.Values.Where(row => char.IsAsciiDigit(row.RowKey[0])).Select(ChangeRows.ReadEntry).ToList();
        var recorded = entries.ToLookup(entry => $"{entry.Article} {entry.Language}");
        var expected = Editions().ToDictionary(
            edition => $"{edition.Article} {edition.Language}", edition => edition.Withdrawn ? null : ChangeEntry.VersionOf(edition));
        return
        [
            .. expected.Where(edition => recorded[edition.Key].SingleOrDefault()?.Version != edition.Value)
                .Select(edition => $"{edition.Key} is {recorded[edition.Key].SingleOrDefault()?.Version}, not {edition.Value}"),
            .. recorded.Where(edition => !expected.ContainsKey(edition.Key)).Select(edition => $"{edition.Key} is not an edition"),
            .. entries.Where(entry => !IsIndexed(entry)).Select(entry => $"{entry.Position} is not in the row of its article"),
            .. entries.Where(entry => entry.Position > last).Select(entry => $"{entry.Position} is after the head"),
        ];

        bool IsIndexed(ChangeEntry entry) =>
            ChangeRows.ReadEditions(rows[ChangeRows.Key(entry.Article)]).GetValueOrDefault(entry.Language)
            == new RecordedEdition(entry.Position, entry.Version);
    }

    private IEnumerable<Edition> Editions() =>
        from row in _rows["articles"]
        from language in row.Keys.Where(column => column.Length == 2)
        select JsonSerializer.Deserialize(row.GetString(language), ContentJson.Readable.Edition)!;

    private static bool IsReferrer(TableEntity row) => row.RowKey != "file" && !IsLink(row);

    /// <summary>Whether it says only where to look for what the ledger says.</summary>
    private static bool IsLink(TableEntity row) => row.RowKey.StartsWith("link-", StringComparison.Ordinal);

    /// <summary>Keys of the files among the uploads of an article.</summary>
    private IEnumerable<string> KeysOf(string article) => _site.UploadsOf(article).Select(upload => StoredFile.KeyOf(upload.Path));

    private DateTimeOffset? GenerationTime(string language) =>
        _rows["state"].SingleOrDefault(row => row.PartitionKey == language && row.RowKey == "generation")?.Timestamp;

    private static IEnumerable<string> Keys(string edition) =>
        JsonDocument.Parse(edition).RootElement.GetProperty("eventKeys").EnumerateArray().Select(key => key.GetString()!);

    private static IEnumerable<string> Cancelled(string events) =>
        JsonSerializer.Deserialize<Event[]>(events, JsonSerializerOptions.Web)!.Select(@event => @event.Key);

    private static string Describe(string table, TableEntity row) =>
        $"{table} {row.PartitionKey} {row.RowKey}: " + string.Join(", ", row
            .Where(column => !Volatile.Contains(column.Key) && column.Value is not (null or byte[]))
            .OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => column.Key == "Article" && table == "articles"
                ? KeyValuePair.Create(column.Key, (object)Sorted((string)column.Value))
                : column)
            .Select(column => $"{column.Key}={Convert.ToString(column.Value, CultureInfo.InvariantCulture)}")) + Terms(row);

    // Uploads in the order of their paths: the order in which they were uploaded does not matter.
    private static string Sorted(string article) => string.Join(' ', Uploads
        .SelectMany(list => JsonDocument.Parse(article).RootElement.GetProperty(list).EnumerateArray())
        .OrderBy(source => source.GetProperty("path").GetString(), StringComparer.Ordinal)
        .Concat(JsonDocument.Parse(article).RootElement.TryGetProperty("pdfs", out var pdfs) ? pdfs.EnumerateArray() : [])
        .Select(source => source.GetRawText()));

    private static string Terms(TableEntity row) =>
        Columns.Read([row], "Document") is { Length: > 0 } bytes ? Terms(PendingDocument.Decode(bytes)) : "";

    private static string Terms(PendingDocument pending) =>
        $"{pending.Document with { Facets = [] }} {string.Join(' ', pending.Document.Facets)} terms: "
        + string.Join(' ', pending.Terms.Select(term => string.Join(
            ':',
            $"{(char)term.Term[0]}{Field.Text(term.Term)}",
            term.Use.Frequency,
            term.Use.Extra,
            Convert.ToHexString(term.Use.Positions.Span))));

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
            var id = Digest.Of(string.Create(CultureInfo.InvariantCulture, $"{article}\n{start:s}\n{title}"))[..13];
            fact = fact.Replace(id, $"<event {title}>", StringComparison.Ordinal);
        }

        foreach (var file in _rows["ledger"].SelectMany(row => $"{row.GetString("Files")}\n{row.GetString("Path")}".Split('\n')).Distinct())
        {
            fact = fact.Replace(StoredFile.KeyOf(file), $"<key of {file[(file.LastIndexOf('/') + 1)..]}>", StringComparison.Ordinal);
        }

        foreach (var address in ArticleText.OldAddresses(path))
        {
            fact = fact.Replace(OldAddress.KeyOf(address), $"<key of {address[(address.LastIndexOf('/') + 1)..]}>", StringComparison.Ordinal);
        }

        var stem = new BlobPath(path).Stem;
        fact = Bucket().Replace(fact, "ledger <bucket> ");
        fact = fact.Replace(article, "<article>", StringComparison.Ordinal)
            .Replace(TableKey.Escape(stem), "<path>", StringComparison.Ordinal)
            .Replace(stem, "<path>", StringComparison.Ordinal);

        // The addresses of files have the folder in them, and are sent to the engine with the text.
        return stem.LastIndexOf('/') is > 0 and var end
            ? Characters().Replace(fact.Replace(stem[..end], "<folder>", StringComparison.Ordinal), "<characters>") : fact;
    }

    [GeneratedRegex("\"(updated|uploaded|firstPublished|created|changed|cancelled)\":\"[^\"]*\"")]
    private static partial Regex Times();

    [GeneratedRegex(", [a-z]{2}=\\{[^{}]*\"withdrawn\":true[^{}]*\\}")]
    private static partial Regex Withdrawn();

    [GeneratedRegex("\"characters\":[0-9]+")]
    private static partial Regex Characters();

    // For a deleted upload, neither its version nor the languages in its row matter.
    [GeneratedRegex("ETag=<etag [0-9]+>(?=[^\n]*State=Withdrawn)|SiteLanguages=[a-z,]+, (?=State=Withdrawn)")]
    private static partial Regex Gone();

    [GeneratedRegex(", [a-z]{2}_(retired|cancelled)=\\[[^\\]]*\\]|,\"(before|reading)\":\"[^\"]*\"|,\"sequence\":[0-9]+")]
    private static partial Regex Retired();

    [GeneratedRegex(",\"effort\":\\{[^}]*\\}|, Translations=\\{(\"[a-z]+\":\\{[^}]*\\},?)*\\}")]
    private static partial Regex Effort();

    [GeneratedRegex("^ledger [a-z2-7] ")]
    private static partial Regex Bucket();
}
