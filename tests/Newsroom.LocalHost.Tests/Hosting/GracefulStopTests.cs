using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Newsroom.LocalHost.Tests.Hosting;

public sealed class GracefulStopTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_stop_finishes_what_is_running_and_takes_nothing_new()
    {
        var options = new TestAppOptions(azurite.NewAccount());
        var app = await TestApp.StartAsync(options, typeof(Slow));
        options.Journal.CloseGate("slow");
        var request = app.Http.GetStringAsync("slow", TestApp.Cancelled);
        await UploadAsync(options, "first");
        await SendAsync(options, "first");
        await options.Journal.WaitForAsync(4);

        var stop = app.Host.StopAsync(TestApp.Cancelled);
        await UploadAsync(options, "second");
        await SendAsync(options, "second");
        await Eventually.SomePollsAsync();
        Assert.False(stop.IsCompleted);

        options.Journal.OpenGate("slow");
        await stop;
        Assert.Equal("finished", await request);
        Assert.Equal(
            [
                "begin blob first",
                "begin http",
                "begin message first",
                "begin timer",
                "end blob first",
                "end http",
                "end message first",
                "end timer",
            ],
            options.Journal.Entries.Order(StringComparer.Ordinal));
        await app.DisposeAsync();

        await using var later = await TestApp.StartAsync(options, typeof(Slow));
        await options.Journal.WaitForAsync("end blob second");
        await options.Journal.WaitForAsync("end message second");
        Assert.DoesNotContain("begin blob first", options.Journal.Entries.Skip(8));
        Assert.DoesNotContain("begin message first", options.Journal.Entries.Skip(8));
    }

    [Fact]
    public async Task What_does_not_finish_in_time_is_cancelled_and_done_at_the_next_start()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Configure = builder => builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200)),
        };
        options.Journal.CloseGate("slow");
        await using (await TestApp.StartAsync(options, typeof(Slow)))
        {
            await UploadAsync(options, "first");
            await SendAsync(options, "first");
            await options.Journal.WaitForAsync(3);
        }

        Assert.DoesNotContain(options.Journal.Entries, entry => entry.StartsWith("end", StringComparison.Ordinal));
        options.Journal.OpenGate("slow");
        await using var later = await TestApp.StartAsync(options, typeof(Slow));
        await options.Journal.WaitForAsync("end blob first");
        await options.Journal.WaitForAsync("end message first");
        await options.Journal.WaitForAsync("end timer");
    }

    private static async Task UploadAsync(TestAppOptions options, string name) =>
        await new BlobClient(options.Storage, "uploads", name).UploadAsync(BinaryData.FromString("x"), TestApp.Cancelled);

    private static async Task SendAsync(TestAppOptions options, string message) =>
        await new QueueClient(options.Storage, "work", new() { MessageEncoding = QueueMessageEncoding.Base64 }).SendMessageAsync(
            message,
            TestApp.Cancelled);

    public sealed class Slow(Journal journal)
    {
        [Function("Blob")]
        public Task BlobAsync([BlobTrigger("uploads/{name}")] BlobClient blob, string name, CancellationToken cancellationToken) =>
            RunAsync($"blob {name}", cancellationToken);

        [Function("Message")]
        public Task MessageAsync([QueueTrigger("work")] string message, CancellationToken cancellationToken) =>
            RunAsync($"message {message}", cancellationToken);

        [Function("Timer")]
        public Task TimerAsync(
            [TimerTrigger("0 0 1 1 *", RunOnStartup = true)] TimerInfo timer,
            CancellationToken cancellationToken) => RunAsync("timer", cancellationToken);

        [Function("Http")]
        public async Task<IResult> HttpAsync(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request,
            CancellationToken cancellationToken)
        {
            await RunAsync("http", cancellationToken);
            return Results.Text("finished");
        }

        private async Task RunAsync(string name, CancellationToken cancellationToken)
        {
            journal.Write($"begin {name}");
            await journal.PassAsync("slow", cancellationToken);
            journal.Write($"end {name}");
        }
    }
}
