using System.Security.Cryptography;
using Newsroom.LocalHost;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>An Azurite in memory, with an account of its own for each who asks.</summary>
public sealed class StorageEmulator : IAsyncLifetime
{
    private readonly StorageAccount[] _accounts =
        [.. Enumerable.Range(0, 400).Select(number => new StorageAccount($"case{number:000}", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))))];

    private Azurite? _azurite;
    private int _taken = -1;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync(new() { Accounts = _accounts });

    public ValueTask DisposeAsync() => _azurite!.DisposeAsync();

    public Task<Site> NewSiteAsync(string languages) => Site.CreateAsync(NewAccount(), languages);

    /// <summary>The connection string of an empty account.</summary>
    public string NewAccount() => _azurite!.ConnectionString(_accounts[Interlocked.Increment(ref _taken)].Name);
}
