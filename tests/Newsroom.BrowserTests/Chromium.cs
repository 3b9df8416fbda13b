using Microsoft.Playwright;
using Newsroom.Tests.EndToEnd;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>The browser that this machine has; <c>infra/install chromium</c> installs Debian's.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Longer than anything takes, on a busy machine too.</summary>
    private static readonly float Patience = (float)NewsroomSite.Patience.TotalMilliseconds;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts it, without a window.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var program = Installed();
        Assert.SkipWhen(program is null, "There is no Chromium here: infra/install chromium");
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        try
        {
            // Its sandbox does not work for root, who runs tests in containers; it opens nothing but this site.
            return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = false, Timeout = Patience }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>A window of somebody who has not been here before.</summary>
    public async Task<IBrowserContext> NewWindowAsync(BrowserNewContextOptions options)
    {
        var window = await _browser.NewContextAsync(options);
        window.SetDefaultTimeout(Patience);
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Installed() =>
        (from name in Names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
