using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>The files of a key as they were read. A write must match <see cref="ETag"/>, which is null if there was no row.</summary>
/// <param name="Key">See <see cref="StoredFile.KeyOf"/>.</param>
/// <param name="Files">Normally one.</param>
/// <param name="ETag">ETag of the row.</param>
public sealed record StoredFiles(string Key, IReadOnlyList<StoredFile> Files, ETag? ETag)
{
    /// <summary>The file with exactly this path; null for none.</summary>
    public StoredFile? At(string path) => Files.FirstOrDefault(file => file.Path == path);

    /// <summary>The file that an article means by a path, in whichever case it is written there; null for none.</summary>
    public StoredFile? Meant(string path) => At(path) ?? (Files.Count > 0 ? Files[0] : null);

    /// <summary>The files with another one at a path, or without the one that is there.</summary>
    public StoredFiles With(string path, StoredFile? file)
    {
        var others = Files.Where(other => other.Path != path);
        return this with { Files = [.. others.Concat(file is null ? [] : [file]).OrderBy(other => other.Path, StringComparer.Ordinal)] };
    }
}

/// <summary>An edition that refers to a file.</summary>
public sealed record FileReferrer(string Article, string Language);

/// <summary>An upload that refers to a PDF, as it was read.</summary>
public sealed record FileLink(string Key, string Row, string Upload, ETag ETag);

/// <summary>
/// The table <c>files</c>. PartitionKey is the key of a path (<see cref="StoredFile.KeyOf"/>). The row <c>file</c> has the files with that
/// key, as JSON, and is never deleted. For each edition that refers to them there is a row of its article's id and its language, and for
/// each upload that refers to PDFs of the key, held or not, a row of a digest of its path.
/// </summary>
public sealed class FileStore(StorageAccount storage)
{
    private const string Table = "files";
    private const string Row = "file";
    private const string Column = "Files";
    private const string LinkPrefix = "link-";
    private const string LinkColumn = "Upload";
    private const int MaxParallel = 8;

    /// <summary>Reads the files of a path's key, to change them.</summary>
    public async Task<StoredFiles> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var key = StoredFile.KeyOf(path);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(key, Row, cancellationToken: cancellationToken);
        return response.HasValue ? Read(response.Value!) : new StoredFiles(key, [], ETag: null);
    }

    /// <summary>The file that an article means by a path; null for none.</summary>
    public async Task<StoredFile?> FindAsync(string path, CancellationToken cancellationToken) =>
        await storage.FindAsync(Table, StoredFile.KeyOf(path), Row, columns: null, cancellationToken) is { } row
            ? Read(row).Meant(path) : null;

    /// <summary>The files that articles mean by some paths, by these; those that do not exist are null.</summary>
    public async Task<IReadOnlyDictionary<string, StoredFile?>> FindAllAsync(
        IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredFile?>(StringComparer.Ordinal);
        foreach (var some in paths.Distinct(StringComparer.Ordinal).Chunk(MaxParallel))
        {
            var files = await Task.WhenAll(some.Select(path => FindAsync(path, cancellationToken)));
            foreach (var (path, file) in some.Zip(files))
            {
                found[path] = file;
            }
        }

        return found;
    }

    /// <summary>The file that an article means by a path, and the editions that refer to it or did so before.</summary>
    public async Task<(StoredFile? File, IReadOnlyList<FileReferrer> Referrers)> ReadAsync(
        string path, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {StoredFile.KeyOf(path)}");
        var rows = await storage.QueryAsync(Table, filter, columns: null, max: null, cancellationToken);
        var file = rows.Where(row => row.RowKey == Row).Select(Read).FirstOrDefault()?.Meant(path);
        return (file, [.. rows.Where(row => row.RowKey != Row && !IsLink(row)).Select(row => ReadReferrer(row.RowKey))]);
    }

    /// <summary>Records that an upload refers to a PDF with this key. Its ledger row says so first.</summary>
    public async Task AddLinkAsync(string key, string upload, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(key, LinkPrefix + Digest.Of(upload)) { [LinkColumn] = upload };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Uploads that refer to a PDF with this key, or did so before. Whether they do, their ledger rows say.</summary>
    public async Task<IReadOnlyList<FileLink>> ReadLinksAsync(string key, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey ge {LinkPrefix} and RowKey lt {LinkPrefix + '~'}");
        var rows = await storage.QueryAsync(Table, filter, columns: null, max: null, cancellationToken);
        return [.. rows.Select(row => new FileLink(key, row.RowKey, row.GetString(LinkColumn), row.ETag))];
    }

    /// <summary>Removes the row of an upload that does not refer to the PDF any more, unless it was written again since.</summary>
    public async Task RemoveLinkAsync(FileLink link, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        try
        {
            await table.DeleteEntityAsync(link.Key, link.Row, link.ETag, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            // Another process has removed it, or the upload refers to the PDF again.
        }
    }

    /// <summary>Writes the files of a key if they have not changed since they were read.</summary>
    /// <returns>False if another writer was faster: read them again and decide again.</returns>
    public async Task<bool> TrySaveAsync(StoredFiles stored, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(stored.Key, Row)
        {
            [Column] = JsonSerializer.Serialize(stored.Files, ContentJson.Readable.IReadOnlyListStoredFile),
        };
        return await table.SaveIfUnchangedAsync(row, stored.ETag, cancellationToken) is not null;
    }

    /// <summary>Records that an edition refers to the files of a key.</summary>
    public async Task AddReferrerAsync(string key, FileReferrer referrer, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.UpsertEntityAsync(new TableEntity(key, RowOf(referrer)), TableUpdateMode.Replace, cancellationToken);
    }

    public async Task RemoveReferrerAsync(string key, FileReferrer referrer, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await table.DeleteEntityAsync(key, RowOf(referrer), ETag.All, cancellationToken);
    }

    private static bool IsLink(TableEntity row) => row.RowKey.StartsWith(LinkPrefix, StringComparison.Ordinal);

    private static StoredFiles Read(TableEntity row) => new(
        row.PartitionKey, JsonSerializer.Deserialize(row.GetString(Column), ContentJson.Readable.IReadOnlyListStoredFile)!, row.ETag);

    private static string RowOf(FileReferrer referrer) => $"{referrer.Article}-{referrer.Language}";

    private static FileReferrer ReadReferrer(string row) =>
        row.Split('-', 2) is [var article, var language] ? new FileReferrer(article, language) : new FileReferrer(row, "");
}
