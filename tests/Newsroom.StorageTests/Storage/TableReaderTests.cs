using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using Newsroom.Storage;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Storage;

/// <summary>Reading creates no table, and brings as many rows as are wanted.</summary>
public sealed class TableReaderTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Table = "rows";

    private readonly string _connection = emulator.NewAccount();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_brings_all_pages_or_as_many_rows_as_are_wanted_and_the_columns_that_are_wanted()
    {
        var table = await CreateAsync();
        foreach (var some in Enumerable.Range(0, 2_050).Chunk(100))
        {
            var actions = some.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("fr", $"{number:0000}") { ["A"] = number, ["B"] = 1 }));
            await table.SubmitTransactionAsync(actions, Cancelled);
        }

        var reader = Reader();
        Assert.Equal(
            Enumerable.Range(0, 2_050),
            (await reader.QueryAsync(Table, filter: null, columns: null, max: null, Cancelled)).Select(row => row.GetInt32("A")!.Value));
        Assert.Equal(
            Enumerable.Range(0, 1_500),
            (await reader.QueryAsync(Table, "PartitionKey eq 'fr'", ["A"], max: 1_500, Cancelled)).Select(row => row.GetInt32("A")!.Value));
        Assert.Empty(await reader.QueryAsync(Table, "PartitionKey eq 'en'", columns: null, max: null, Cancelled));
        var partly = (await reader.FindAsync(Table, "fr", "0007", ["A"], Cancelled))!;
        Assert.Equal((7, null), (partly.GetInt32("A"), partly.GetInt32("B")));
    }

    [Fact]
    public async Task What_is_not_there_is_none()
    {
        await CreateAsync();
        Assert.Null(await Reader().FindAsync(Table, "fr", "nobody", columns: null, Cancelled));
        Assert.Null(await Reader().FindAsync("never", "fr", "nobody", columns: null, Cancelled));
        Assert.Empty(await Reader().QueryAsync("never", filter: null, columns: null, max: null, Cancelled));
    }

    [Fact]
    public async Task A_refusal_is_told_and_a_passing_fault_is_tried_again()
    {
        await CreateAsync();
        var wrongKey = Regex.Replace(_connection, "AccountKey=[^;]+", "AccountKey=AAAA");
        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => Reader(wrongKey).FindAsync(Table, "fr", "x", columns: null, Cancelled));
        Assert.Equal(403, refused.Status);
        await Assert.ThrowsAsync<RequestFailedException>(
            () => Reader().QueryAsync(Table, "nonsense ~", columns: null, max: null, Cancelled));

        var network = new Network((number, send) => number < 3 ? throw new IOException("Cut off.") : send());
        var options = new TableClientOptions { Transport = network };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        Assert.Null(await Reader(_connection, options).FindAsync(Table, "fr", "x", columns: null, Cancelled));
        Assert.Equal(3, network.Requests);
    }

    private static TableReader Reader(string connection, TableClientOptions? options = null) =>
        new(new(new TableServiceClient(connection, options)));

    private TableReader Reader() => Reader(_connection);

    private async Task<TableClient> CreateAsync()
    {
        var table = new TableClient(_connection, Table);
        await table.CreateIfNotExistsAsync(Cancelled);
        return table;
    }
}
