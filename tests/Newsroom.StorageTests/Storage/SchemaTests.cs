using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Newsroom.Storage;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Storage;

/// <summary>Data has a schema version, and a program that does not know it does not change the data.</summary>
public sealed class SchemaTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private readonly string _connection = emulator.NewAccount();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private TableClient State => new(_connection, Schema.Table);

    [Fact]
    public async Task Of_many_who_begin_at_once_on_an_empty_account_one_writes_the_version()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Account().TableAsync("articles")));
        Assert.Equal(Schema.Current, await VersionAsync());
    }

    [Fact]
    public async Task Data_of_before_there_were_versions_and_of_an_older_one_is_taken_and_marked()
    {
        await State.CreateAsync(Cancelled);
        await State.AddEntityAsync(new TableEntity("fr", "generation") { ["Token"] = "x" }, Cancelled);
        await ReadAsync(Account());
        Assert.Equal(Schema.Current, await VersionAsync());

        await WriteAsync(Schema.Current - 1);
        await Account().TableAsync(Schema.Table);
        Assert.Equal(Schema.Current, await VersionAsync());
    }

    [Fact]
    public async Task Tables_that_are_younger_than_the_editions_say_so()
    {
        Assert.False(await Account().IsYoungerThanEditionsAsync());
        await (await Account().ContainerAsync("editions")).UploadBlobAsync("a/b/fr", BinaryData.Empty, Cancelled);
        Assert.False(await Account().IsYoungerThanEditionsAsync());

        await State.DeleteAsync(Cancelled);
        Assert.True(await Account().IsYoungerThanEditionsAsync());
        Assert.True(await Account().IsYoungerThanEditionsAsync());
        await State.UpdateEntityAsync(
            new TableEntity(Schema.Partition, Schema.Row) { ["Version"] = Schema.Current - 1 },
            Azure.ETag.All,
            TableUpdateMode.Merge,
            Cancelled);
        Assert.True(await Account().IsYoungerThanEditionsAsync());
    }

    [Fact]
    public async Task Newer_data_is_not_touched()
    {
        await State.CreateAsync(Cancelled);
        await WriteAsync(Schema.Current + 1);
        var account = Account();

        var refusal = await Assert.ThrowsAsync<NewerSchemaException>(() => account.TableAsync("articles"));
        await Assert.ThrowsAsync<NewerSchemaException>(() => account.TableAsync(Schema.Table));
        await Assert.ThrowsAsync<NewerSchemaException>(() => ReadAsync(account));
        await Assert.ThrowsAsync<NewerSchemaException>(
            () => account.QueryAsync("documents", filter: null, columns: null, max: null, Cancelled));

        Assert.Equal(
            "The storage account has data of schema version 3, and this version of Newsroom knows up to 2: run the version that wrote "
                + "it, or a newer one.",
            refusal.Message);
        Assert.Equal(Schema.Current + 1, await VersionAsync());
        Assert.Equal(
            [Schema.Table],
            await new TableServiceClient(_connection).QueryAsync(cancellationToken: Cancelled)
                .Select(table => table.Name)
                .ToListAsync(Cancelled));
    }

    [Fact]
    public async Task A_process_looks_once_and_again_after_tables_were_deleted()
    {
        await Account().TableAsync("articles");
        var network = new Network();
        var account = Account(network);
        for (var i = 0; i < 3; i++)
        {
            await account.TableAsync("articles");
        }

        Assert.Equal(1, network.Requests);
        await ReadAsync(account);
        Assert.Equal(2, network.Requests);
        account.Forget();
        await account.TableAsync("articles");
        Assert.Equal(3, network.Requests);
    }

    [Fact]
    public async Task What_is_deleted_under_a_process_is_made_again()
    {
        var account = Account();
        foreach (var name in new[] { Schema.Table, "articles" })
        {
            await account.TableAsync("articles");
            await new TableServiceClient(_connection).DeleteTableAsync(name, Cancelled);
            await account.RunAsync(async () =>
            {
                var table = await account.TableAsync(name);
                await table.UpsertEntityAsync(new TableEntity("a", "b"), cancellationToken: Cancelled);
            });
            Assert.Equal(Schema.Current, await VersionAsync());
        }

        await (await account.QueueAsync("orders")).DeleteAsync(Cancelled);
        await account.RunAsync(async () => await (await account.QueueAsync("orders")).SendMessageAsync("x", Cancelled));
        await (await account.ContainerAsync("bodies")).DeleteAsync(cancellationToken: Cancelled);
        await account.RunAsync(
            async () => await (await account.ContainerAsync("bodies")).UploadBlobAsync("x", BinaryData.Empty, Cancelled));
    }

    private StorageAccount Account(Network? network = null)
    {
        var options = new TableClientOptions();
        options.Transport = network ?? options.Transport;
        return new StorageAccount(
            new(new BlobServiceClient(_connection, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04))),
            new(new QueueServiceClient(_connection, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2024_11_04))),
            new(new TableServiceClient(_connection, options)));
    }

    private static Task<TableEntity?> ReadAsync(StorageAccount account) =>
        account.FindAsync("documents", "fr", "x", columns: null, Cancelled);

    private Task<Azure.Response> WriteAsync(int version) =>
        State.UpsertEntityAsync(
            new TableEntity(Schema.Partition, Schema.Row) { ["Version"] = version }, TableUpdateMode.Replace, Cancelled);

    private async Task<int?> VersionAsync() =>
        (await State.GetEntityAsync<TableEntity>(Schema.Partition, Schema.Row, cancellationToken: Cancelled)).Value.GetInt32("Version");
}
