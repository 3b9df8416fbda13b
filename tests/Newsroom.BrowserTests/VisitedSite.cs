using Microsoft.Playwright;
using Newsroom.LocalHost;
using Newsroom.Tests.EndToEnd;
using Xunit;

[assembly: AssemblyFixture(typeof(Newsroom.BrowserTests.VisitedSite))]

namespace Newsroom.BrowserTests;

/// <summary>
/// A site in French, English and Arabic with the articles of <c>Articles/</c>, and the browser that visits it. It starts with the
/// first test.
/// </summary>
public sealed class VisitedSite : IAsyncDisposable
{
    /// <summary>An article with everything that a page can have, in French and in a translator's English.</summary>
    public const string Harbour = "port/quais.fr.md";

    /// <summary>An article written from right to left.</summary>
    public const string Arabic = "port/mina.ar.md";

    /// <summary>A page from elsewhere, with scripts and frames in it.</summary>
    public const string Foreign = "port/ailleurs.html";

    /// <summary>A withdrawn article.</summary>
    public const string Withdrawn = "port/retire.md";

    /// <summary>More than a page of short articles.</summary>
    private const int Short = 25;

    private readonly Lazy<Task<Azurite>> _azurite = new(() => Azurite.StartAsync(new()));
    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.StartAsync);
    private readonly Lazy<Task<NewsroomSite>> _site;

    public VisitedSite() => _site = new(FillAsync);

    /// <summary>
    /// Opens a window. <see cref="Visit.Complaints"/> collects the errors of its pages, and their requests to other sites.
    /// </summary>
    public async Task<Visit> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var chromium = await _chromium.Value;
        var site = await _site.Value;
        options ??= new();
        options.BaseURL = site.Http.BaseAddress!.ToString();
        options.Locale ??= "fr-FR";
        return await Visit.BeginAsync(await chromium.NewWindowAsync(options), site.Http.BaseAddress);
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_chromium);
        await EndAsync(_site);
        await EndAsync(_azurite);
    }

    private static async Task EndAsync<T>(Lazy<Task<T>> started)
        where T : IAsyncDisposable
    {
        if (started.IsValueCreated && started.Value.IsCompletedSuccessfully)
        {
            await (await started.Value).DisposeAsync();
        }
    }

    private async Task<NewsroomSite> FillAsync()
    {
        var azurite = await _azurite.Value;
        var site = await NewsroomSite.StartAsync(new SiteSettings { Storage = azurite.ConnectionString(), Languages = "fr,en,ar" });
        var folder = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Articles"));
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), file => File.ReadAllText(file.FullName));
        foreach (var number in Enumerable.Range(1, Short))
        {
            files.Add(
                $"breves/{number}.md",
                $"---\ntitle: Brève numéro {number}\ndate: 2024-01-{number:00}\nlanguage: fr\n---\n"
                    + "La ville ouvre un nouveau guichet d’accueil pour les habitants.");
        }

        await Task.WhenAll(files.Select(file => site.UploadAsync(file.Key, file.Value)));
        foreach (var path in files.Keys)
        {
            await site.OverAsync(path);
        }

        await site.DeleteAsync(Withdrawn);
        await site.OverAsync(Withdrawn, row => row.GetProperty("state").GetString() == "withdrawn");
        return site;
    }
}
