using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Newsroom.LocalHost.Blobs;

namespace Newsroom.LocalHost.Tests.Blobs;

public sealed class BlobTriggerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_blob_binds_as_client_stream_bytes_and_string()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(EveryBinding));
        await UploadAsync(app, "uploads", "dir/a b#é.txt", "content");

        var entries = await app.Journal.WaitForAsync(4);
        Assert.Equal(
            ["bytes content", "client dir/a b#é.txt True", "stream content", "string content"],
            entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_pattern_picks_blobs_and_binds_the_parts_of_their_names()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(Patterns));
        foreach (var name in new[] { "in/x/one.md", "in/x/one.txt", "out/x/one.md", "in/one.md", "in/y/two.fr.md" })
        {
            await UploadAsync(app, "uploads", name, "");
        }

        await app.Journal.WaitForAsync(2);
        await Eventually.SomePollsAsync();
        Assert.Equal(["x one", "y two.fr"], app.Journal.Entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_setting_in_the_path_is_resolved()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["UploadsContainer"] = "inbox" } };
        await using var app = await TestApp.StartAsync(options, typeof(PathFromSetting));
        await UploadAsync(app, "inbox", "a", "");
        await app.Journal.WaitForAsync("inbox a");
    }

    [Fact]
    public void A_missing_setting_is_named()
    {
        var refusal = Assert.Throws<FunctionConfigurationException>(() => TestApp.Build(new(null), typeof(PathFromSetting)));
        Assert.Contains("'FromSetting'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'%UploadsContainer%' does not resolve to a value.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_is_delivered_once_until_it_changes_even_across_a_restart()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using (var app = await TestApp.StartAsync(options, typeof(Contents)))
        {
            await UploadAsync(app, "uploads", "a", "1");
            await app.Journal.WaitForAsync("a=1");
            await UploadAsync(app, "uploads", "a", "2");
            await app.Journal.WaitForAsync("a=2");
        }

        await using (var app = await TestApp.StartAsync(options, typeof(Contents)))
        {
            await Eventually.SomePollsAsync();
            Assert.Equal(["a=1", "a=2"], app.Journal.Entries);
            await UploadAsync(app, "uploads", "a", "3");
            await app.Journal.WaitForAsync("a=3");
            await Eventually.SomePollsAsync();
            Assert.Equal(["a=1", "a=2", "a=3"], app.Journal.Entries);
        }
    }

    [Fact]
    public async Task A_receipt_goes_with_its_blob()
    {
        await using var app = await TestApp.StartAsync(new(azurite.NewAccount()), typeof(Contents));
        await UploadAsync(app, "uploads", "a", "1");
        await UploadAsync(app, "uploads", "b", "1");
        await app.Journal.WaitForAsync(2);
        await Eventually.TrueAsync(
            async () => (await ReceiptsAsync(app)).SequenceEqual(["uploads/a", "uploads/b"]),
            () => "The receipts are missing.");

        await app.Blobs.GetBlobContainerClient("uploads").DeleteBlobAsync("a", cancellationToken: TestApp.Cancelled);
        await Eventually.TrueAsync(
            async () => (await ReceiptsAsync(app)).SequenceEqual(["uploads/b"]),
            () => "The receipt is still there.");
        await UploadAsync(app, "uploads", "a", "2");
        await app.Journal.WaitForAsync("a=2");
        Assert.Equal(3, app.Journal.Entries.Count);
    }

    [Fact]
    public async Task What_is_uploaded_after_all_tables_were_deleted_is_delivered()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:Heartbeat"] = "00:00:00.2" } };
        await using var app = await TestApp.StartAsync(options, typeof(Contents));
        await UploadAsync(app, "uploads", "a", "1");
        await app.Journal.WaitForAsync("a=1");
        await app.Tables.DeleteTableAsync(ReceiptTable.TableName, TestApp.Cancelled);

        await UploadAsync(app, "uploads", "a", "2");
        await UploadAsync(app, "uploads", "b", "1");
        await app.Journal.WaitForAsync("a=2");
        await app.Journal.WaitForAsync("b=1");
        await Eventually.TrueAsync(
            async () => (await ReceiptsAsync(app)).SequenceEqual(["uploads/a", "uploads/b"]),
            () => "The receipts are missing.");
    }

    [Fact]
    public async Task What_was_uploaded_while_no_host_ran_is_delivered()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using (var app = await TestApp.StartAsync(options, typeof(Contents)))
        {
            await UploadAsync(app, "uploads", "a", "1");
            await app.Journal.WaitForAsync("a=1");
        }

        var container = new BlobContainerClient(options.Storage, "uploads");
        await container.GetBlobClient("a").UploadAsync(BinaryData.FromString("2"), overwrite: true, TestApp.Cancelled);
        await container.GetBlobClient("b").UploadAsync(BinaryData.FromString("1"), overwrite: true, TestApp.Cancelled);

        await using var later = await TestApp.StartAsync(options, typeof(Contents));
        await later.Journal.WaitForAsync("a=2");
        await later.Journal.WaitForAsync("b=1");
    }

    [Fact]
    public async Task A_failing_blob_gets_five_attempts_and_then_a_poison_message()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using var app = await TestApp.StartAsync(options, typeof(Failing));
        options.Journal.FailNext(100);
        await UploadAsync(app, "uploads", "bad", "1");

        var queue = app.Queues.GetQueueClient("webjobs-blobtrigger-poison");
        await Eventually.TrueAsync(async () => await queue.ExistsAsync(TestApp.Cancelled), () => "There is no poison queue.");
        JsonElement poison = default;
        await Eventually.TrueAsync(
            async () =>
            {
                var message = (await queue.ReceiveMessageAsync(cancellationToken: TestApp.Cancelled)).Value;
                poison = message?.Body.ToObjectFromJson<JsonElement>() ?? default;
                return message is not null;
            },
            () => "There is no poison message.");
        Assert.Equal("BlobTrigger", poison.GetProperty("Type").GetString());
        Assert.Equal("Host.Functions.Failing", poison.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", poison.GetProperty("BlobType").GetString());
        Assert.Equal("uploads", poison.GetProperty("ContainerName").GetString());
        Assert.Equal("bad", poison.GetProperty("BlobName").GetString());
        Assert.StartsWith("\"0x", poison.GetProperty("ETag").GetString(), StringComparison.Ordinal);

        await Eventually.SomePollsAsync();
        Assert.Equal(5, app.Journal.Entries.Count);
    }

    [Fact]
    public async Task A_new_version_of_a_poisoned_blob_starts_afresh()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using var app = await TestApp.StartAsync(options, typeof(Failing));
        options.Journal.FailNext(5);
        await UploadAsync(app, "uploads", "bad", "1");
        await options.Journal.WaitForAsync(5);
        await UploadAsync(app, "uploads", "bad", "2");
        await options.Journal.WaitForAsync(entries => entries.Count >= 6);
    }

    [Fact]
    public async Task Attempts_survive_a_restart()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:RetryDelay"] = "00:00:00.500" } };
        options.Journal.FailNext(100);
        await using (var app = await TestApp.StartAsync(options, typeof(Failing)))
        {
            await UploadAsync(app, "uploads", "bad", "1");
            await options.Journal.WaitForAsync(2);
        }

        var quick = options with { Settings = new() { ["LocalHost:RetryDelay"] = "00:00:00.010" } };
        await using var later = await TestApp.StartAsync(quick, typeof(Failing));
        await options.Journal.WaitForAsync(5);
        await Eventually.SomePollsAsync();
        Assert.Equal(5, options.Journal.Entries.Count);
    }

    [Fact]
    public async Task A_blob_that_changes_while_it_is_handled_is_delivered_again_afterwards()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using var app = await TestApp.StartAsync(options, typeof(Held));
        options.Journal.CloseGate("held");
        await UploadAsync(app, "uploads", "a", "1");
        await options.Journal.WaitForAsync("begin 1");
        await UploadAsync(app, "uploads", "a", "2");
        await Eventually.SomePollsAsync();
        options.Journal.OpenGate("held");
        await options.Journal.WaitForAsync("end 2");
        Assert.Equal(["begin 1", "end 1", "begin 2", "end 2"], options.Journal.Entries);
        Assert.Equal(1, options.Journal.MaxConcurrent);
    }

    [Fact]
    public async Task A_blob_deleted_between_attempts_is_not_delivered_again()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:RetryDelay"] = "00:00:00.800" } };
        await using var app = await TestApp.StartAsync(options, typeof(Failing));
        options.Journal.FailNext(100);
        await UploadAsync(app, "uploads", "bad", "1");
        await options.Journal.WaitForAsync(1);
        await app.Blobs.GetBlobContainerClient("uploads").DeleteBlobAsync("bad", cancellationToken: TestApp.Cancelled);
        await Eventually.SomePollsAsync();
        Assert.Single(options.Journal.Entries);
    }

    [Fact]
    public async Task No_more_blobs_are_handled_at_once_than_host_json_allows()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings = { ["AzureFunctionsJobHost:extensions:blobs:maxDegreeOfParallelism"] = "2" },
        };
        await using var app = await TestApp.StartAsync(options, typeof(Held));
        options.Journal.CloseGate("held");
        foreach (var number in Enumerable.Range(0, 5))
        {
            await UploadAsync(app, "uploads", $"{number}", "x");
        }

        await options.Journal.WaitForAsync(2);
        await Eventually.SomePollsAsync();
        Assert.Equal(2, options.Journal.Entries.Count);
        options.Journal.OpenGate("held");
        await options.Journal.WaitForAsync(10);
        Assert.Equal(2, options.Journal.MaxConcurrent);
    }

    private static async Task<IReadOnlyList<string>> ReceiptsAsync(TestApp app) => await app.Tables.GetTableClient(ReceiptTable.TableName)
        .QueryAsync<TableEntity>(row => row.PartitionKey == "Contents", cancellationToken: TestApp.Cancelled)
        .Select(row => row.GetString("Path")).Order().ToListAsync(TestApp.Cancelled);

    private static async Task UploadAsync(TestApp app, string container, string name, string content) =>
        await app
            .Blobs.GetBlobContainerClient(container)
            .GetBlobClient(name)
            .UploadAsync(BinaryData.FromString(content), overwrite: true, TestApp.Cancelled);

    public sealed class EveryBinding(Journal journal)
    {
        [Function("AsClient")]
        public async Task AsClient([BlobTrigger("uploads/{name}")] BlobClient blob, string name, CancellationToken cancellationToken) =>
            journal.Write($"client {name} {(await blob.ExistsAsync(cancellationToken)).Value}");

        [Function("AsStream")]
        public async Task AsStream([BlobTrigger("uploads/{name}")] Stream stream)
        {
            using var reader = new StreamReader(stream);
            journal.Write($"stream {await reader.ReadToEndAsync(TestApp.Cancelled)}");
        }

        [Function("AsBytes")]
        public void AsBytes([BlobTrigger("uploads/{name}")] byte[] bytes) => journal.Write($"bytes {Encoding.UTF8.GetString(bytes)}");

        [Function("AsString")]
        public void AsString([BlobTrigger("uploads/{name}", Source = BlobTriggerSource.EventGrid)] string text) =>
            journal.Write($"string {text}");
    }

    public sealed class Patterns(Journal journal)
    {
        [Function("Patterns")]
        public void Run([BlobTrigger("uploads/in/{folder}/{file}.md")] BlobClient blob, string folder, string file) =>
            journal.Write($"{folder} {file}");
    }

    public sealed class PathFromSetting(Journal journal)
    {
        [Function("FromSetting")]
        public void Run([BlobTrigger("%UploadsContainer%/{name}")] BlobClient blob, string name) =>
            journal.Write($"{blob.BlobContainerName} {name}");
    }

    public sealed class Contents(Journal journal)
    {
        [Function("Contents")]
        public void Run([BlobTrigger("uploads/{name}")] string text, string name) => journal.Write($"{name}={text}");
    }

    public sealed class Failing(Journal journal)
    {
        [Function("Failing")]
        public void Run([BlobTrigger("uploads/{name}")] BlobClient blob, string name)
        {
            journal.Write(name);
            journal.FailIfTold();
        }
    }

    public sealed class Held(Journal journal)
    {
        [Function("Held")]
        public Task RunAsync([BlobTrigger("uploads/{name}")] string text, CancellationToken cancellationToken) =>
            journal.InsideAsync(async () =>
            {
                journal.Write($"begin {text}");
                await journal.PassAsync("held", cancellationToken);
                journal.Write($"end {text}");
            });
    }
}
