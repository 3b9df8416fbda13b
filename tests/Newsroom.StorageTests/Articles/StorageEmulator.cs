using Newsroom.LocalHost;
using Xunit;

[assembly: AssemblyFixture(typeof(Newsroom.Tests.AzuriteAccounts))]

namespace Newsroom.Tests.Articles;

/// <summary>One Azurite for all tests, with an account for each caller.</summary>
public sealed class StorageEmulator(AzuriteAccounts accounts) : IAsyncLifetime
{
    private Azurite? _azurite;

    public async ValueTask InitializeAsync() => _azurite = await accounts.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<Site> NewSiteAsync(string languages) => Site.CreateAsync(NewAccount(), languages);

    /// <summary>The connection string of an empty account.</summary>
    public string NewAccount() => accounts.NewAccount(_azurite!);
}
