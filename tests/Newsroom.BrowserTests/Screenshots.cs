using Microsoft.Playwright;
using Newsroom.Cli;
using Newsroom.Content;
using Newsroom.LocalHost;
using Newsroom.Tests.EndToEnd;
using Xunit;

namespace Newsroom.BrowserTests;

/// <summary>Makes the pictures of the documentation from the sample articles: <c>tests/screenshots</c>.</summary>
public sealed class Screenshots
{
    private const string Conference = "dialogue-de-tamarin/2026/conference-ministerielle-de-dakar.fr.md";
    private const string Survey = "observatoire/2025/enquete-cout-des-transferts.txt";

    /// <summary>A day before the events of the sample articles.</summary>
    private static readonly DateTimeOffset Today = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    private static readonly ViewportSize Wide = new() { Width = 1280, Height = 900 };
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    [Fact(Explicit = true)]
    public async Task Pictures_show_the_site_with_the_sample_articles()
    {
        var images = new DirectoryInfo(Path.Combine(RepositoryFolder.Find("docs")!.FullName, "images"));
        await using var azurite = await Azurite.StartAsync(new(), TestContext.Current.CancellationToken);
        await using var site = await PublishSamplesAsync(azurite);
        await using var chromium = await Chromium.StartAsync();

        await ShootAsync("home", "/fr", Wide);
        await ShootAsync("article", Visit.Address(Conference, "fr"), Wide);
        await ShootAsync("side-by-side", $"{Visit.Address(Survey, "en")}/original", Wide);
        await ShootAsync("events", "/fr/events/2026-12", Wide);
        await ShootAsync("search", "/en/search?q=cities", Wide);
        await ShootAsync("phone", "/en", Phone, ColorScheme.Dark);

        async Task ShootAsync(string name, string address, ViewportSize window, ColorScheme scheme = ColorScheme.Light)
        {
            await using var visit = await Visit.BeginAsync(
                await chromium.NewWindowAsync(new()
                {
                    BaseURL = site.Http.BaseAddress!.ToString(),
                    ViewportSize = window,
                    ColorScheme = scheme,
                    TimezoneId = "Europe/Paris",
                }),
                site.Http.BaseAddress);
            Assert.True((await visit.GoAsync(address)).Ok);
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(images.FullName, $"{name}.png") });
            Assert.Empty(visit.Complaints);
        }
    }

    private static async Task<NewsroomSite> PublishSamplesAsync(Azurite azurite)
    {
        var site = await NewsroomSite.StartAsync(new SiteSettings
        {
            Storage = azurite.ConnectionString(),
            Languages = "fr,en,es",
            Translator = "apertium",
            Clock = new MovableClock { Ahead = Today - TimeProvider.System.GetUtcNow() },
        });
        var files = FolderUpload.Files(RepositoryFolder.Find("seeds")!);
        foreach (var (path, file) in files)
        {
            await site.UploadAsync(path, await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken));
        }

        foreach (var path in files.Keys)
        {
            await site.OverAsync(path);
        }

        return site;
    }
}
