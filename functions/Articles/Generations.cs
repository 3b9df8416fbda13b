using Azure.Data.Tables;
using Newsroom.Storage;

namespace Newsroom.Articles;

/// <summary>
/// The rows <c>generation</c> of the table <c>state</c>: one token per language that changes after every change of what that language shows.
/// It is written last, so what was read after reading a token is at least as new as the token says.
/// </summary>
public sealed class Generations(StorageAccount storage)
{
    private const string Table = "state";
    private const string Row = "generation";

    /// <summary>The token of a language; empty where nothing was ever published in it.</summary>
    public async Task<string> ReadAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var answer = await table.GetEntityIfExistsAsync<TableEntity>(language, Row, cancellationToken: cancellationToken);
        return answer.HasValue ? answer.Value!.GetString("Token") : "";
    }

    /// <summary>The languages in which anything was ever published.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        return await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Row}"), select: ["PartitionKey"], cancellationToken: cancellationToken)
            .Select(row => row.PartitionKey).ToListAsync(cancellationToken);
    }

    /// <summary>Gives a language a new token.</summary>
    public async Task AdvanceAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(language, Row) { ["Token"] = Guid.CreateVersion7().ToString("N") };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
