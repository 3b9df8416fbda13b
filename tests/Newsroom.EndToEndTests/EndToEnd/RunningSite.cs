using Newsroom.Tests.Translation;
using Xunit;

[assembly: AssemblyFixture(typeof(Newsroom.Tests.EndToEnd.RunningSite))]

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// The sites of the tests. One site in French and English, with Apertium, is shared by all tests; each test uses its own folder there.
/// With <c>NEWSROOM_URL</c>, <c>NEWSROOM_STORAGE</c> and <c>NEWSROOM_KEY</c>, the tests use that host instead,
/// and tests that need their own host are skipped.
/// </summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly AzuriteAccounts _accounts = new();
    private readonly SemaphoreSlim _starting = new(1);
    private NewsroomSite? _site;

    /// <summary>True if the tests use a host that they did not start.</summary>
    public static bool IsForeign => Variable("NEWSROOM_URL") is not null;

    public async Task<SiteFolder> NewFolderAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _site ??= IsForeign ? await NewsroomSite.ConnectAsync(
                Required("NEWSROOM_URL"), Required("NEWSROOM_STORAGE"), Required("NEWSROOM_KEY"))
                : await StartWithTranslationAsync();
        }
        finally
        {
            _starting.Release();
        }

        return new SiteFolder(_site);
    }

    /// <summary>A site for one test, in an empty account unless the settings name another.</summary>
    public async Task<NewsroomSite> StartOwnAsync(SiteSettings settings)
    {
        Assert.SkipWhen(IsForeign, "Needs a host in its own hands; NEWSROOM_URL names one that is not.");
        SkipWithoutEngine(settings);
        return await NewsroomSite.StartAsync(
            settings.Storage is null ? settings with { Storage = await _accounts.NewAccountAsync() } : settings);
    }

    public async Task<string> NewAccountAsync()
    {
        Assert.SkipWhen(IsForeign, "Needs a storage account in its own hands; NEWSROOM_URL names a host that has one already.");
        return await _accounts.NewAccountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        await _accounts.DisposeAsync();
        _starting.Dispose();
    }

    private async Task<NewsroomSite> StartWithTranslationAsync()
    {
        var settings = new SiteSettings { Translator = "apertium" };
        SkipWithoutEngine(settings);
        return await NewsroomSite.StartAsync(settings with { Storage = await _accounts.NewAccountAsync() });
    }

    private static void SkipWithoutEngine(SiteSettings settings)
    {
        if (settings.Translator == "apertium")
        {
            _ = InstalledApertium.Installation;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Required(string name) =>
        Variable(name) ?? throw new InvalidOperationException(
            $"NEWSROOM_URL is set, but {name} is not: a running Newsroom prints all three.");
}
