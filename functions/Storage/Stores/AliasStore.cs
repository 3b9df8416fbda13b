using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Newsroom.Content;

namespace Newsroom.Storage.Stores;

/// <summary>An edition that states that an old address leads to it.</summary>
public sealed record AliasClaim(string Article, string Language);

/// <summary>
/// The table <c>aliases</c>. PartitionKey is the key of an old address (<see cref="OldAddress.KeyOf"/>). Its only row, <c>alias</c>, has
/// the editions that state the address: normally one. So a reader's request for it costs one read.
/// </summary>
public sealed class AliasStore(StorageAccount storage)
{
    private const string Table = "aliases";
    private const string Row = "alias";
    private const string Column = "Editions";

    /// <summary>The editions that state an address, or did so before: what is true follows from the articles.</summary>
    public async Task<IReadOnlyList<AliasClaim>> FindAsync(string key, CancellationToken cancellationToken) =>
        await storage.FindAsync(Table, key, Row, columns: null, cancellationToken) is { } row ? Read(row) : [];

    public Task AddAsync(string key, AliasClaim claim, CancellationToken cancellationToken) =>
        ChangeAsync(key, claims => claims.Contains(claim) ? claims : [.. claims, claim], cancellationToken);

    public Task RemoveAsync(string key, AliasClaim claim, CancellationToken cancellationToken) =>
        ChangeAsync(key, claims => [.. claims.Where(other => other != claim)], cancellationToken);

    private async Task ChangeAsync(
        string key, Func<IReadOnlyList<AliasClaim>, IReadOnlyList<AliasClaim>> change, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        await Conflict.RetryAsync(async _ =>
        {
            var response = await table.GetEntityIfExistsAsync<TableEntity>(key, Row, cancellationToken: cancellationToken);
            var before = response.HasValue ? Read(response.Value!) : [];
            var claims = change(before);
            if (claims.Count == before.Count)
            {
                return true;
            }

            var row = new TableEntity(key, Row)
            {
                [Column] = JsonSerializer.Serialize(
                    [.. claims.Select(claim => $"{claim.Article}-{claim.Language}").Order(StringComparer.Ordinal)],
                    ContentJson.Readable.IReadOnlyListString),
            };
            ETag? etag = response.HasValue ? response.Value!.ETag : null;
            return await table.SaveIfUnchangedAsync(row, etag, cancellationToken) is not null;
        });
    }

    private static IReadOnlyList<AliasClaim> Read(TableEntity row) =>
        [.. JsonSerializer.Deserialize(row.GetString(Column), ContentJson.Readable.IReadOnlyListString)!
            .Select(text => text.Split('-', 2)).Select(parts => new AliasClaim(parts[0], parts[1]))];
}
