using Newsroom.LocalHost;

namespace Newsroom.Benchmarks.Hosting;

/// <summary>The app in this process, as <c>./run --no-seeds</c> starts it.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly LocalFunctionsHost _host;

    private RunningApp(LocalFunctionsHost host)
    {
        _host = host;
        Http = new HttpClient { BaseAddress = host.BaseAddress };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<RunningApp> StartAsync(string storage, string languages, CancellationToken cancellationToken)
    {
        AppSettings.Set(storage);
        var host = Program.Build(["--port", "0", "--no-seeds", "--languages", languages]);
        try
        {
            await host.StartAsync(cancellationToken);
            return new RunningApp(host);
        }
        catch (Exception)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
    }
}
