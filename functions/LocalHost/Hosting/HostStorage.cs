using Microsoft.Extensions.Configuration;

namespace Newsroom.LocalHost.Hosting;

/// <summary>The storage account: the configured one, or an Azurite of our own.</summary>
internal sealed class HostStorage(IConfiguration configuration, LocalHostOptions options) : IAsyncDisposable
{
    public const string Setting = "AzureWebJobsStorage";
    private const string Development = "UseDevelopmentStorage=true";

    private Azurite? _azurite;

    public string ConnectionString => configuration[Setting] ?? "";

    /// <summary>For the log: it must not hold the key.</summary>
    public string Description => _azurite is null
        ? "the account that AzureWebJobsStorage names"
        : $"{(options.InMemory ? "memory" : Path.GetFullPath(options.DataFolder))} (Azurite, blobs at port {_azurite.Ports.Blob})";

    private bool IsExternal => ConnectionString.Length > 0 && ConnectionString.TrimEnd(';') != Development;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsExternal)
        {
            return;
        }

        _azurite = await Azurite.StartAsync(new() { DataFolder = options.InMemory ? null : options.DataFolder }, cancellationToken);
        configuration[Setting] = _azurite.ConnectionString();
    }

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
