using System.Security.Cryptography;
using Newsroom.LocalHost;

namespace Newsroom.Tests.EndToEnd;

/// <summary>One Azurite for all tests, started by the first that asks, with an account of its own for everyone who does.</summary>
internal sealed class AzuriteAccounts : IAsyncDisposable
{
    private readonly StorageAccount[] _accounts =
        [.. Enumerable.Range(0, 200).Select(number => new StorageAccount($"news{number:000}", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))))];

    private readonly Lazy<Task<Azurite>> _azurite;
    private int _taken = -1;

    public AzuriteAccounts() => _azurite = new(() => Azurite.StartAsync(new() { Accounts = _accounts }));

    /// <summary>The connection string of an empty account.</summary>
    public async Task<string> NewAccountAsync() =>
        (await _azurite.Value).ConnectionString(_accounts[Interlocked.Increment(ref _taken)].Name);

    public async ValueTask DisposeAsync()
    {
        if (_azurite.IsValueCreated)
        {
            await (await _azurite.Value).DisposeAsync();
        }
    }
}
