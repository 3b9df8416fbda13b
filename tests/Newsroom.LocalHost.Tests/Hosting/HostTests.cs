using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Newsroom.LocalHost.Tests.Hosting;

public sealed class HostTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Every_invocation_has_a_scope_and_an_instance_of_its_own()
    {
        var options = new TestAppOptions(azurite.NewAccount()) { Configure = builder => builder.Services.AddScoped<PerScope>() };
        await using var app = await TestApp.StartAsync(options, typeof(Scoped));
        var first = await app.Http.GetStringAsync("scoped", TestApp.Cancelled);
        var second = await app.Http.GetStringAsync("scoped", TestApp.Cancelled);
        Assert.NotEqual(first, second);
        Assert.Equal(["disposed", "disposed"], await app.Journal.WaitForAsync(2));
    }

    [Fact]
    public async Task Without_functions_only_the_apps_hosted_services_run()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings = { ["LocalHost:Functions"] = "false" },
            Configure = builder => builder.Services.AddHostedService<TellStorage>(),
        };
        await using var app = await TestApp.StartAsync(options, typeof(Scoped), typeof(Uploaded));
        Assert.Null(app.Host.BaseAddress);
        Assert.Equal([options.Storage!], app.Journal.Entries);
        Assert.False(await app.Blobs.GetBlobContainerClient("uploads").ExistsAsync(TestApp.Cancelled));
    }

    [Fact]
    public async Task Readers_are_answered_before_triggers_ask_anything_of_storage()
    {
        var options = new TestAppOptions(azurite.NewAccount())
        {
            Settings = { ["LocalHost:TriggerDelay"] = "01:00:00" },
            Configure = builder => builder.Services.AddScoped<PerScope>(),
        };
        await using var host = TestApp.Build(options, typeof(Scoped), typeof(Uploaded));
        var answering = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(answering.SetResult);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestApp.Cancelled);
        var starting = host.StartAsync(patience.Token);
        await answering.Task.WaitAsync(TestApp.Cancelled);

        var address = host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        using var http = new HttpClient();
        Assert.NotEmpty(await http.GetStringAsync(new Uri($"{address}/scoped"), TestApp.Cancelled));
        Assert.False(
            await host
                .Services.GetRequiredService<BlobServiceClient>()
                .GetBlobContainerClient("uploads")
                .ExistsAsync(TestApp.Cancelled));

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
    }

    [Fact]
    public async Task A_missing_storage_client_is_named()
    {
        var options = new TestAppOptions("unused");
        var builder = new LocalFunctionsBuilder(new() { App = typeof(HostTests).Assembly, FunctionClasses = [typeof(Uploaded)] });
        builder.Configuration["AzureWebJobsStorage"] = options.Storage;
        builder.Configuration["LocalHost:Port"] = "0";
        builder.Configuration["Logging:LogLevel:LocalHost"] = "None";
        builder.Services.AddSingleton(options.Journal);
        await using var host = builder.Build();
        var refusal = await Assert.ThrowsAsync<FunctionConfigurationException>(() => host.StartAsync(TestApp.Cancelled));
        Assert.Contains("TableServiceClient", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Storage_of_our_own_is_there_before_hosted_services_start_and_gone_after_the_stop()
    {
        var options = new TestAppOptions(Storage: null)
        {
            Settings = { ["LocalHost:InMemory"] = "true" },
            Configure = builder => builder.Services.AddHostedService<TellStorage>(),
        };
        var app = await TestApp.StartAsync(options, typeof(Uploaded));
        var storage = app.Host.StorageConnectionString;
        Assert.Equal([storage], app.Journal.Entries);
        await UploadAsync(storage, "a");
        await app.Journal.WaitForAsync("uploaded a");

        await app.DisposeAsync();
        using var http = new HttpClient();
        var blobs = new BlobServiceClient(storage).Uri;
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(blobs, TestApp.Cancelled));
    }

    [Fact]
    public async Task Storage_in_a_folder_keeps_everything_from_one_start_to_the_next()
    {
        var folder = Directory.CreateTempSubdirectory("localhost-data-");
        try
        {
            var options = new TestAppOptions(Storage: "UseDevelopmentStorage=true")
            {
                Settings = { ["LocalHost:DataFolder"] = folder.FullName },
            };
            string? key;
            await using (var app = await TestApp.StartAsync(options, typeof(Scoped), typeof(Uploaded)))
            {
                key = app.Host.FunctionKey;
                await UploadAsync(app.Host.StorageConnectionString, "a");
                await app.Journal.WaitForAsync("uploaded a");
            }

            await using var later = await TestApp.StartAsync(options, typeof(Scoped), typeof(Uploaded));
            Assert.Equal(key, later.Host.FunctionKey);
            await UploadAsync(later.Host.StorageConnectionString, "b");
            await later.Journal.WaitForAsync("uploaded b");
            Assert.Equal(["uploaded a", "uploaded b"], later.Journal.Entries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task UploadAsync(string storage, string name) =>
        await new BlobClient(storage, "uploads", name).UploadAsync(BinaryData.FromString("x"), TestApp.Cancelled);

    public sealed class PerScope(Journal journal) : IDisposable
    {
        public Guid Id { get; } = Guid.NewGuid();

        public void Dispose() => journal.Write("disposed");
    }

    public sealed class Scoped(PerScope scope)
    {
        [Function("Scoped")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scoped")] HttpRequest request) =>
            Results.Text($"{scope.Id}");

        [Function("Secret")]
        public IResult Secret([HttpTrigger(AuthorizationLevel.Function, "get", Route = "secret")] HttpRequest request) =>
            Results.Text($"{scope.Id}");
    }

    public sealed class Uploaded(Journal journal)
    {
        [Function("Uploaded")]
        public void Run([BlobTrigger("uploads/{name}")] BlobClient blob, string name) => journal.Write($"uploaded {name}");
    }

    private sealed class TellStorage(IConfiguration configuration, Journal journal) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            journal.Write(configuration["AzureWebJobsStorage"]!);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
