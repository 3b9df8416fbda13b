using System.Diagnostics;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.LocalHost.Blobs;

namespace Newsroom.LocalHost.Tests.Blobs;

public sealed class SharedBlobTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Two_hosts_share_the_blobs_and_no_version_runs_twice()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using var first = await TestApp.StartAsync(options, typeof(Contents));
        await using var second = await TestApp.StartAsync(options, typeof(Contents));
        await Parallel.ForAsync(0, 40, async (number, _) => await UploadAsync(options, $"{number:00}", "1"));

        await options.Journal.WaitForAsync(40);
        await Eventually.SomePollsAsync();
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"{number:00}=1"), options.Journal.Entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_version_that_another_host_settled_is_skipped_and_the_next_one_is_not()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await using var first = await TestApp.StartAsync(options, typeof(Contents));
        await UploadAsync(options, "a", "1");
        await options.Journal.WaitForAsync("a=1");
        await using var second = await TestApp.StartAsync(options, typeof(Contents));
        foreach (var version in new[] { "2", "3", "4" })
        {
            await UploadAsync(options, "a", version);
            await options.Journal.WaitForAsync($"a={version}");
        }

        await Eventually.SomePollsAsync();
        Assert.Equal(["a=1", "a=2", "a=3", "a=4"], options.Journal.Entries);
    }

    [Theory]
    [InlineData("no heartbeat row")]
    [InlineData("a process of this machine that has ended")]
    [InlineData("an old heartbeat")]
    public async Task What_a_dead_host_had_claimed_is_delivered(string death)
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:Heartbeat"] = "00:00:00.300" } };
        var table = await ClaimForAsync(options, "other", attempts: 1);
        if (death != "no heartbeat row")
        {
            var ended = death != "an old heartbeat";
            await BeatAsync(table, "other", ended ? Environment.MachineName : "elsewhere", ended ? await EndedProcessAsync() : 1);
        }

        await using var app = await TestApp.StartAsync(options, typeof(Contents));
        await options.Journal.WaitForAsync("a=1");
    }

    [Fact]
    public async Task What_a_live_host_has_claimed_is_left_to_it()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Settings = { ["LocalHost:Heartbeat"] = "00:00:05" } };
        var table = await ClaimForAsync(options, "other", attempts: 1);
        await BeatAsync(table, "other", "elsewhere", 1);
        await using var app = await TestApp.StartAsync(options, typeof(Contents));
        await Eventually.SomePollsAsync();
        Assert.Empty(options.Journal.Entries);
    }

    [Fact]
    public async Task A_blob_that_killed_its_host_five_times_is_given_up()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        await ClaimForAsync(options, "other", attempts: 5);
        await using var app = await TestApp.StartAsync(options, typeof(Contents));
        await Eventually.TrueAsync(
            async () => await app.Queues.GetQueueClient("webjobs-blobtrigger-poison").ExistsAsync(TestApp.Cancelled),
            () => "There is no poison queue.");
        Assert.Empty(options.Journal.Entries);
    }

    [Fact]
    public async Task A_delivery_costs_two_storage_operations_and_many_at_once_share_theirs()
    {
        var count = new CountWrites();
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings = { ["LocalHost:Heartbeat"] = "01:00:00" },
            Configure = builder => builder.Services.AddSingleton(_ =>
            {
                var tables = new TableClientOptions();
                tables.AddPolicy(count, HttpPipelinePosition.PerCall);
                return new TableServiceClient(builder.Configuration["AzureWebJobsStorage"], tables);
            }),
        };
        await using var app = await TestApp.StartAsync(options, typeof(Contents));
        await Eventually.SomePollsAsync();
        var before = count.Requests;
        await UploadAsync(options, "alone", "1");
        await options.Journal.WaitForAsync(1);
        await Eventually.SomePollsAsync();
        Assert.Equal(2, count.Requests - before);

        before = count.Requests;
        await Parallel.ForAsync(0, 40, async (number, _) => await UploadAsync(options, $"{number:00}", "1"));
        await options.Journal.WaitForAsync(41);
        await Eventually.SomePollsAsync();
        Assert.InRange(count.Requests - before, 2, 79);
    }

    [Fact]
    public async Task A_claim_that_is_refused_leaves_those_written_with_it_alone()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        var table = new TableClient(options.Storage, ReceiptTable.TableName);
        await table.CreateIfNotExistsAsync(TestApp.Cancelled);
        var claim = new Receipt("1", ReceiptState.Claimed, "host", Attempts: 1, DateTimeOffset.UtcNow, default);
        Assert.NotNull(await new ReceiptTable(table, "Contents").TryClaimAsync("taken", claim, seen: null));

        var receipts = new ReceiptTable(table, "Contents");
        string[] paths = [.. Enumerable.Range(0, 250).Select(number => number == 77 ? "taken" : $"{number}")];
        var claims = await Task.WhenAll(paths.Select(path => receipts.TryClaimAsync(path, claim, seen: null)));
        Assert.Equal("taken", Assert.Single(paths.Zip(claims), pair => pair.Second is null).First);
        Assert.Equal(250, (await receipts.LoadAsync(TestApp.Cancelled)).Count);
    }

    private static async Task UploadAsync(TestAppOptions options, string name, string content)
    {
        var blob = new BlobClient(options.Storage, "uploads", name);
        await blob.UploadAsync(BinaryData.FromString(content), overwrite: true, TestApp.Cancelled);
    }

    /// <summary>A blob, and the claim of a host that is not there to finish it.</summary>
    private static async Task<TableClient> ClaimForAsync(TestAppOptions options, string host, int attempts)
    {
        await new BlobContainerClient(options.Storage, "uploads").CreateIfNotExistsAsync(cancellationToken: TestApp.Cancelled);
        await UploadAsync(options, "a", "1");
        var etag = (await new BlobClient(options.Storage, "uploads", "a").GetPropertiesAsync(cancellationToken: TestApp.Cancelled))
            .Value
            .ETag;
        var table = new TableClient(options.Storage, ReceiptTable.TableName);
        await table.CreateIfNotExistsAsync(TestApp.Cancelled);
        var claim = new Receipt(etag.ToString().Trim('"'), ReceiptState.Claimed, host, attempts, DateTimeOffset.UtcNow, default);
        Assert.NotNull(await new ReceiptTable(table, "Contents").TryClaimAsync("uploads/a", claim, seen: null));
        return table;
    }

    private static async Task BeatAsync(TableClient table, string host, string machine, int process) =>
        await table.AddEntityAsync(
            new TableEntity("$hosts", host)
            {
                ["Machine"] = machine,
                ["Process"] = process,
                ["Started"] = DateTimeOffset.UtcNow,
            },
            TestApp.Cancelled);

    private static async Task<int> EndedProcessAsync()
    {
        using var process = Process.Start("node", ["-e", "0"]);
        await process.WaitForExitAsync(TestApp.Cancelled);
        return process.Id;
    }

    private sealed class CountWrites : HttpPipelineSynchronousPolicy
    {
        private int _requests;

        public int Requests => _requests;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _requests);
    }

    public sealed class Contents(Journal journal)
    {
        [Function("Contents")]
        public void Run([BlobTrigger("uploads/{name}")] string text, string name) => journal.Write($"{name}={text}");
    }
}
