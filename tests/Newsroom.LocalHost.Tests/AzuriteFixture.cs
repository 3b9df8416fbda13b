using System.Security.Cryptography;

[assembly: AssemblyFixture(typeof(Newsroom.LocalHost.Tests.AzuriteFixture))]

namespace Newsroom.LocalHost.Tests;

/// <summary>One Azurite for all tests, with an account of its own for each of them.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly StorageAccount[] _accounts =
    [
        .. Enumerable
            .Range(0, 200)
            .Select(number => new StorageAccount($"test{number:000}", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))),
    ];

    private Azurite? _azurite;
    private int _taken = -1;

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync(new() { Accounts = _accounts });

    public ValueTask DisposeAsync() => _azurite!.DisposeAsync();

    public string NewAccount() => _azurite!.ConnectionString(_accounts[Interlocked.Increment(ref _taken)].Name);
}
