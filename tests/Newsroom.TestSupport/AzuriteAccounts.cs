using System.Security.Cryptography;
using Newsroom.LocalHost;

namespace Newsroom.Tests;

/// <summary>One Azurite for many tests, started by the first that asks, with an account of its own for everyone who does.</summary>
public sealed class AzuriteAccounts : IAsyncDisposable
{
    private readonly StorageAccount[] _accounts =
    [
        .. Enumerable
            .Range(0, 600)
            .Select(number => new StorageAccount($"news{number:000}", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))),
    ];

    private readonly Lazy<Task<Azurite>> _azurite;
    private int _taken = -1;

    public AzuriteAccounts() => _azurite = new(() => Azurite.StartAsync(new() { Accounts = _accounts }));

    /// <summary>Starts Azurite, unless it runs already.</summary>
    public Task<Azurite> StartAsync() => _azurite.Value;

    /// <summary>The connection string of an empty account.</summary>
    public async Task<string> NewAccountAsync() => NewAccount(await StartAsync());

    /// <summary>The connection string of an empty account in the Azurite that has been started.</summary>
    public string NewAccount(Azurite azurite) => azurite.ConnectionString(_accounts[Interlocked.Increment(ref _taken)].Name);

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }
    }
}
