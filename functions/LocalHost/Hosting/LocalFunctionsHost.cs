using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newsroom.LocalHost.Blobs;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Http;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost;

/// <summary>
/// A functions app in this process. Starts in the order storage, the app's hosted services, HTTP, triggers, and stops in the reverse order.
/// </summary>
public sealed class LocalFunctionsHost : IHost, IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HostStorage _storage;
    private readonly FunctionCatalog _functions;
    private readonly TriggerSet? _triggers;
    private readonly HostPresence? _presence;
    private readonly FunctionKey? _key;
    private readonly HostOptions _options;
    private readonly TimeSpan _triggerDelay;
    private readonly ILogger _log;
    private bool _started;

    internal LocalFunctionsHost(WebApplication app)
    {
        _app = app;
        _storage = Services.GetRequiredService<HostStorage>();
        _functions = Services.GetRequiredService<FunctionCatalog>();
        Services.GetRequiredService<HttpFunctions>();
        _triggers = Services.GetService<TriggerSet>();
        _presence = Services.GetService<HostPresence>();
        _key = Services.GetService<FunctionKey>();
        _options = Services.GetRequiredService<IOptions<HostOptions>>().Value;
        _triggerDelay = Services.GetRequiredService<LocalHostOptions>().TriggerDelay;
        _log = Services.GetRequiredService<ILoggerFactory>().CreateHostLogger();
    }

    /// <inheritdoc/>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where HTTP functions answer, such as <c>http://127.0.0.1:7071/</c>; null before the start, or without functions.</summary>
    public Uri? BaseAddress { get; private set; }

    /// <summary>The key that HTTP functions ask for; null when none asks for one.</summary>
    public string? FunctionKey => _key?.Value;

    /// <summary>The connection string of the storage account in use.</summary>
    public string StorageConnectionString => _storage.ConnectionString;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _storage.StartAsync(cancellationToken);
        await _app.StartAsync(cancellationToken);
        _started = true;
        if (_triggers is null)
        {
            return;
        }

        await Task.Delay(_triggerDelay, cancellationToken);
        await (_presence?.StartAsync(cancellationToken) ?? Task.CompletedTask);
        await _triggers.StartAsync(cancellationToken);
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        BaseAddress = addresses?.Addresses.Select(address => new Uri(address)).FirstOrDefault();
        _log.Started(BaseAddress, _functions.Functions.Count, _storage.Description);
    }

    /// <summary>
    /// Takes no new work, finishes what is running (within <see cref="HostOptions.ShutdownTimeout"/>, then cancels it), and stops.
    /// </summary>
    /// <param name="cancellationToken">Makes the stop less graceful.</param>
    /// <returns>Completes when everything has ended, storage too.</returns>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (!_started)
        {
            return;
        }

        _started = false;
        _log.Stopping();
        await (_triggers?.StopAsync(_options.ShutdownTimeout, cancellationToken) ?? Task.CompletedTask);
        await (_presence?.StopAsync() ?? Task.CompletedTask);
        await _app.StopAsync(cancellationToken);
        await _storage.DisposeAsync();
        _log.Stopped();
    }

    /// <summary>Releases everything without waiting: Azurite ends with this process. Prefer <see cref="DisposeAsync"/>.</summary>
    public void Dispose() => ((IDisposable)_app).Dispose();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _storage.DisposeAsync();
        await _app.DisposeAsync();
    }
}
