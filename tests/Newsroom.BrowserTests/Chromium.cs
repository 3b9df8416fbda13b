using Microsoft.Playwright;
using Newsroom.Tests.EndToEnd;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>The browser that this machine has; <c>infra/install chromium</c> installs Debian's.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>In milliseconds; longer than any step takes, also on a busy machine.</summary>
    private static readonly float MaxWait = (float)NewsroomSite.MaxWait.TotalMilliseconds;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Starts the browser, without a window.</summary>
    public static async Task<Chromium> StartAsync()
    {
        var program = Installed();
        Assert.SkipWhen(program is null, "There is no Chromium here: infra/install chromium");
        Assertions.SetDefaultExpectTimeout(MaxWait);
        var playwright = await Playwright.CreateAsync();
        try
        {
            // The sandbox does not work for root, who runs the tests in containers. The browser opens only this site.
            return new Chromium(
                playwright,
                await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, ChromiumSandbox = false, Timeout = MaxWait }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>A window without cookies, cache or history.</summary>
    public async Task<IBrowserContext> NewWindowAsync(BrowserNewContextOptions options)
    {
        var window = await _browser.NewContextAsync(options);
        window.SetDefaultTimeout(MaxWait);
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
