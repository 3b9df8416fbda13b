using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Newsroom.LocalHost.Storage;

namespace Newsroom.LocalHost;

/// <summary>A running Azurite, the storage emulator. It ends with this object, and with this process however that ends.</summary>
public sealed class Azurite : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly AzuriteDataFolder? _folder;
    private readonly IReadOnlyList<StorageAccount> _accounts;
    private bool _stopped;

    private Azurite(Process process, AzuriteDataFolder? folder, IReadOnlyList<StorageAccount> accounts, AzuritePorts ports)
    {
        (_process, _folder, _accounts, Ports) = (process, folder, accounts, ports);
    }

    /// <summary>The ports it listens on, at 127.0.0.1.</summary>
    public AzuritePorts Ports { get; }

    /// <summary>Its process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Starts Azurite and waits until its three services listen.</summary>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The running Azurite.</returns>
    /// <exception cref="AzuriteException">Node or Azurite is missing, or it does not start.</exception>
    public static async Task<Azurite> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var program = AzuriteProgram.Find();
        var folder = options.DataFolder is { } path ? new AzuriteDataFolder(Path.GetFullPath(path)) : null;
        if (folder is not null)
        {
            await folder.WaitUntilFreeAsync(cancellationToken);
        }

        if (folder is null || options.Ports != default || !AzuritePorts.WellKnown.AreFree)
        {
            return await StartAsync(program, folder, options.Accounts, options.Ports, cancellationToken);
        }

        try
        {
            return await StartAsync(program, folder, options.Accounts, AzuritePorts.WellKnown, cancellationToken);
        }
        catch (AzuriteException taken) when (taken.Message.Contains("EADDRINUSE", StringComparison.Ordinal))
        {
            return await StartAsync(program, folder, options.Accounts, default, cancellationToken);
        }
    }

    /// <summary>The connection string of an account.</summary>
    /// <param name="account">The account's name; null is the first one.</param>
    /// <returns>The connection string.</returns>
    public string ConnectionString(string? account = null)
    {
        var (name, key) = account is null ? _accounts[0] : _accounts.First(candidate => candidate.Name == account);
        return $"DefaultEndpointsProtocol=http;AccountName={name};AccountKey={key};"
            + $"BlobEndpoint=http://127.0.0.1:{Ports.Blob}/{name};"
            + $"QueueEndpoint=http://127.0.0.1:{Ports.Queue}/{name};"
            + $"TableEndpoint=http://127.0.0.1:{Ports.Table}/{name};";
    }

    /// <summary>Stops it and waits until its data is written: up to 10 s, then kills it.</summary>
    /// <returns>Completes when the process has gone.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder?.Release();
    }

    private static async Task<Azurite> StartAsync(
        string program,
        AzuriteDataFolder? folder,
        IReadOnlyList<StorageAccount> accounts,
        AzuritePorts wanted,
        CancellationToken cancellationToken)
    {
        var process = Launch(program, folder, accounts, wanted);
        try
        {
            if (folder is not null)
            {
                await folder.OccupyAsync(process.Id, cancellationToken);
            }

            var ports = await AzuriteOutput.ReadPortsAsync(process, cancellationToken).WaitAsync(StartLimit, cancellationToken);
            return new Azurite(process, folder, accounts, ports);
        }
        catch (Exception exception)
        {
            await new Azurite(process, folder, accounts, wanted).DisposeAsync();
            if (exception is TimeoutException)
            {
                throw new AzuriteException($"Azurite did not start within {StartLimit.TotalSeconds:0} s.", exception);
            }

            throw;
        }
    }

    private static Process Launch(string program, AzuriteDataFolder? folder, IReadOnlyList<StorageAccount> accounts, AzuritePorts ports)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            ArgumentList =
            {
                "-e", AzuriteProgram.Script, program,
                "--skipApiVersionCheck", "--disableTelemetry", "--silent",
                "--blobPort", ports.Blob.ToString(CultureInfo.InvariantCulture),
                "--queuePort", ports.Queue.ToString(CultureInfo.InvariantCulture),
                "--tablePort", ports.Table.ToString(CultureInfo.InvariantCulture),
            },
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account.Name}:{account.Key}")) },
        };
        foreach (var argument in folder is null ? ["--inMemoryPersistence"] : new[] { "--location", folder.Path })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new AzuriteException(
                "Node.js is not installed (`node` is not on the PATH): install Node 20 or newer, then run `npm ci --prefix infra/azurite`.",
                exception);
        }
    }
}
