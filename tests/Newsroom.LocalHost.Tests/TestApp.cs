using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.LocalHost.Tests;

/// <summary>An app as its author writes it, with chosen functions.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly LocalFunctionsHost _host;

    private TestApp(LocalFunctionsHost host)
    {
        _host = host;
        Http = new HttpClient { BaseAddress = host.BaseAddress };
    }

    public HttpClient Http { get; }

    public LocalFunctionsHost Host => _host;

    public Journal Journal => _host.Services.GetRequiredService<Journal>();

    public BlobServiceClient Blobs => _host.Services.GetRequiredService<BlobServiceClient>();

    public QueueServiceClient Queues => _host.Services.GetRequiredService<QueueServiceClient>();

    public TableServiceClient Tables => _host.Services.GetRequiredService<TableServiceClient>();

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<TestApp> StartAsync(TestAppOptions options, params Type[] functions)
    {
        var host = Build(options, functions);
        try
        {
            await host.StartAsync(Cancelled);
            return new TestApp(host);
        }
        catch (Exception)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public static LocalFunctionsHost Build(TestAppOptions options, params Type[] functions)
    {
        var builder = new LocalFunctionsBuilder(
            new()
            {
                App = typeof(TestApp).Assembly,
                FunctionClasses = functions,
                ContentRootPath = options.ContentRoot,
            });
        builder.AddAppSettings(
            new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = options.Storage,
                ["LocalHost:Port"] = "0",
                ["LocalHost:TriggerDelay"] = "00:00:00",
                ["LocalHost:RetryDelay"] = "00:00:00.050",
                ["LocalHost:TimerTakeover"] = "00:00:00.200",
                ["AzureFunctionsJobHost:extensions:http:routePrefix"] = "",
                ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.200",
                ["Logging:LogLevel:LocalHost"] = "None",
            });
        builder.AddAppSettings(options.Settings);
        builder.Services.AddSingleton(options.Journal);
        builder.Services.AddSingleton(services => new BlobServiceClient(Storage(services)));
        builder.Services.AddSingleton(services => new TableServiceClient(Storage(services)));
        builder.Services.AddSingleton(services => new QueueServiceClient(Storage(services), new() { MessageEncoding = options.Encoding }));
        options.Configure(builder);
        return builder.Build();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }

    private static string Storage(IServiceProvider services) => services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;
}
