using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;
using Newsroom.Settings;

namespace Newsroom.Storage.Stores;

/// <summary>The look of the site as it was read. A write must match <see cref="ETag"/>, which is null if there was no row.</summary>
public sealed record StoredLook(SiteLook Look, ETag? ETag);

/// <summary>
/// The row <c>look</c>/<c>look</c> of the table <c>state</c>: all that is public of the folder <c>site/</c>, as compressed JSON, with a
/// version that each write replaces. It follows from the container, one path after the other.
/// </summary>
public sealed class LookStore(StorageAccount storage, Generations generations, SiteOptions site)
{
    public const string Row = "look";

    private const string Column = "Look";
    private const string VersionColumn = "Version";
    private const int MaxPropertyBytes = 64 << 10;

    /// <summary>A row has at most 1 MiB, with all columns.</summary>
    private const int MaxProperties = 12;

    private Known? _known;

    /// <summary>The look as it is now, and its version; empty if there never was a file.</summary>
    public async Task<(string Version, SiteLook Look)> ReadAsync(CancellationToken cancellationToken)
    {
        var version = (await FindAsync([VersionColumn], cancellationToken))?.GetString(VersionColumn) ?? "";
        if (_known is { } known && known.Version == version)
        {
            return (version, known.Look);
        }

        if (version.Length > 0 && await FindAsync(columns: null, cancellationToken) is { } row)
        {
            var read = new Known(row.GetString(VersionColumn), Read(row));
            _known = read;
            return (read.Version, read.Look);
        }

        return ("", SiteLook.Empty);
    }

    /// <summary>Reads the look, to change it.</summary>
    public async Task<StoredLook> LoadAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Schema.Table);
        var response = await table.GetEntityIfExistsAsync<TableEntity>(Row, Row, cancellationToken: cancellationToken);
        return response.HasValue ? new StoredLook(Read(response.Value!), response.Value!.ETag) : new StoredLook(SiteLook.Empty, ETag: null);
    }

    /// <summary>Writes the look if it has not changed since it was read.</summary>
    /// <returns>False if another writer was faster: read it again and decide again.</returns>
    /// <exception cref="UnreadableException">It is too large for a row.</exception>
    public async Task<bool> TrySaveAsync(StoredLook stored, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Row, Row) { [VersionColumn] = Guid.CreateVersion7().ToString("N") };
        Write(row, Compress(JsonSerializer.SerializeToUtf8Bytes(stored.Look, ContentJson.Readable.SiteLook)));
        var table = await storage.TableAsync(Schema.Table);
        return await table.SaveIfUnchangedAsync(row, stored.ETag, cancellationToken) is not null;
    }

    /// <summary>Has all pages made anew. What they then read is the look that was saved before, or a later one.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        var languages = site.Languages.Union(await generations.LanguagesAsync(cancellationToken));
        await Task.WhenAll(languages.Select(language => generations.AdvanceAsync(language, cancellationToken)));
    }

    private Task<TableEntity?> FindAsync(string[]? columns, CancellationToken cancellationToken) =>
        storage.FindAsync(Schema.Table, Row, Row, columns, cancellationToken);

    private static void Write(TableEntity row, byte[] bytes)
    {
        var parts = bytes.Chunk(MaxPropertyBytes).ToList();
        if (parts.Count > MaxProperties)
        {
            throw new UnreadableException("All pages in the folder site/ together are too large.");
        }

        for (var part = 0; part < parts.Count; part++)
        {
            row[$"{Column}{part}"] = parts[part];
        }
    }

    private static SiteLook Read(TableEntity row)
    {
        var bytes = Enumerable.Range(0, MaxProperties).SelectMany(part => row.GetBinary($"{Column}{part}") ?? []).ToArray();
        using var stream = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(stream, ContentJson.Readable.SiteLook) ?? SiteLook.Empty;
    }

    private static byte[] Compress(byte[] json)
    {
        using var compressed = new MemoryStream();
        using (var stream = new BrotliStream(compressed, CompressionLevel.Optimal))
        {
            stream.Write(json);
        }

        return compressed.ToArray();
    }

    private sealed record Known(string Version, SiteLook Look);
}
