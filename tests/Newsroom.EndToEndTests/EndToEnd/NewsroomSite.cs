using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newsroom.Cli;
using Newsroom.LocalHost;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A running Newsroom, seen from outside: its container for uploads, and its addresses.</summary>
public sealed class NewsroomSite : IAsyncDisposable
{
    /// <summary>The default timeout of a wait; longer than any step takes.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(90);

    private static readonly string[] Protected = ["api/status", "api/rebuild", "api/search/rebuild", "api/translations", "api/hooks"];

    private readonly IAsyncDisposable? _host;
    private readonly SiteLog _log;
    private readonly BlobContainerClient _inbox;

    private NewsroomSite(IAsyncDisposable? host, Uri address, string storage, string key, SiteLog log)
    {
        (_host, _log, Storage, Key) = (host, log, storage, key);
        var handler = new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        Http = new HttpClient(new DescribedAnswers(handler)) { BaseAddress = address, Timeout = MaxWait };
        _inbox = new BlobServiceClient(
            storage, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)).GetBlobContainerClient("articles");
        Tables = new TableServiceClient(storage);
    }

    public HttpClient Http { get; }

    /// <summary>The connection string of the account.</summary>
    public string Storage { get; }

    /// <summary>The function key.</summary>
    public string Key { get; }

    public TableServiceClient Tables { get; }

    /// <summary>Errors that the site has logged; empty for a host that the tests did not start.</summary>
    public IReadOnlyCollection<string> Errors => _log.Errors;

    /// <summary>The services of the app, if it runs in this process.</summary>
    internal IServiceProvider Services => ((LocalFunctionsHost)_host!).Services;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Runs the app in this process.</summary>
    public static async Task<NewsroomSite> StartAsync(SiteSettings settings)
    {
        var log = new SiteLog();
        var host = Program.Build(
            ["--port", "0", "--no-seeds", "--languages", settings.Languages],
            builder =>
            {
                builder.AddAppSettings(settings.ToAppSettings());
                builder.Logging.ClearProviders().AddProvider(log);
                var ofTheCommand = builder.Services.Where(service =>
                    service.ImplementationType == typeof(RunConsole) || service.ImplementationType == typeof(SchemaGate));
                foreach (var service in ofTheCommand.ToList())
                {
                    builder.Services.Remove(service);
                }

                if (settings.Clock is { } clock)
                {
                    builder.Services.AddSingleton(clock);
                }

                settings.Configure?.Invoke(builder);
            });
        await host.StartAsync(CancellationToken.None);
        return new NewsroomSite(host, host.BaseAddress!, host.StorageConnectionString, host.FunctionKey!, log);
    }

    /// <summary>Uses a host that runs already.</summary>
    public static async Task<NewsroomSite> ConnectAsync(string address, string storage, string key)
    {
        var site = new NewsroomSite(host: null, new Uri(address.TrimEnd('/') + "/"), storage, key, new SiteLog());
        await site._inbox.CreateIfNotExistsAsync();
        return site;
    }

    public Task UploadAsync(string path, string text) => UploadAsync(path, System.Text.Encoding.UTF8.GetBytes(text));

    public async Task UploadAsync(string path, byte[] bytes) =>
        await _inbox.GetBlobClient(path).UploadAsync(new BinaryData(bytes), overwrite: true, Cancelled);

    public async Task DeleteAsync(string path) => await _inbox.DeleteBlobAsync(path, cancellationToken: Cancelled);

    /// <summary>Waits for the next second of the storage: times of uploads are in whole seconds.</summary>
    public async Task NextSecondAsync()
    {
        var now = await SecondAsync();
        await EventuallyAsync(SecondAsync, second => second != now);

        async Task<DateTimeOffset?> SecondAsync() => (
            await _inbox.GetPropertiesAsync(cancellationToken: Cancelled)).GetRawResponse().Headers.Date;
    }

    /// <summary>Names of the bodies in storage: article, version, language.</summary>
    public async Task<IReadOnlySet<string>> BodiesAsync() =>
        await _inbox.GetParentBlobServiceClient().GetBlobContainerClient("editions")
            .GetBlobsAsync(cancellationToken: Cancelled).Select(blob => blob.Name).Where(name => name.Contains('/', StringComparison.Ordinal)).ToHashSetAsync(cancellationToken: Cancelled);

    /// <summary>The row of an upload in the status; undefined if there is none.</summary>
    public async Task<JsonElement> StatusAsync(string path)
    {
        var status = await GetJsonAsync($"api/status?path={Uri.EscapeDataString(path)}");
        return status.GetProperty("items").EnumerateArray().FirstOrDefault();
    }

    /// <summary>Every row of the status, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> StatusAsync()
    {
        var rows = new List<JsonElement>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = await GetJsonAsync($"api/status?limit=1000&cursor={cursor}");
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        return rows;
    }

    public async Task<JsonElement> GetJsonAsync(string address)
    {
        using var answer = await GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.IsSuccessStatusCode, $"GET {address}: {(int)answer.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public async Task<JsonElement> PostAsync(string address)
    {
        using var answer = await SendAsync(HttpMethod.Post, address);
        var text = await answer.Content.ReadAsStringAsync(Cancelled);
        Assert.True(answer.IsSuccessStatusCode, $"POST {address}: {(int)answer.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public async Task<string> GetTextAsync(string address)
    {
        using var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    /// <summary>Requests an address, with the key if the address needs it.</summary>
    public async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) =>
        await SendAsync(HttpMethod.Get, address, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        if (Protected.Any(route => address.StartsWith(route, StringComparison.Ordinal)))
        {
            request.Headers.Add("x-functions-key", Key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request, Cancelled);
    }

    /// <summary>Reads a value until it meets a condition.</summary>
    public async Task<T> EventuallyAsync<T>(Func<Task<T>> read, Func<T, bool> condition, TimeSpan? timeout = null)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            var value = await read();
            if (condition(value))
            {
                return value;
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed > (timeout ?? MaxWait))
            {
                var errors = string.Join(Environment.NewLine, Errors.TakeLast(3));
                Assert.Fail($"Timed out after {elapsed.TotalSeconds:0} s. Last value: {value}{Environment.NewLine}{errors}");
            }

            await Task.Delay(100, Cancelled);
        }
    }

    /// <summary>Waits until the processing of an upload has ended, and returns its row of the status.</summary>
    public Task<JsonElement> OverAsync(string path, Func<JsonElement, bool>? also = null) =>
        EventuallyAsync(() => StatusAsync(path), row => IsOver(row) && also?.Invoke(row) != false);

    /// <summary>True if the processing of an upload has ended.</summary>
    public static bool IsOver(JsonElement row) => row.ValueKind == JsonValueKind.Object && row.GetProperty("state").GetString() switch
    {
        "complete" or "rejected" or "held" or "withdrawn" or "file" => true,
        "published" => row.TryGetProperty("error", out _),
        "failed" => row.GetProperty("attempts").GetInt32() >= 5,
        _ => false,
    };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _log.Dispose();
    }
}
