using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Newsroom.LocalHost;
using Newsroom.Tests.EndToEnd;
using Newsroom.Translation;
using Xunit;

[assembly: AssemblyFixture(typeof(Newsroom.BrowserTests.VisitedSite))]

namespace Newsroom.BrowserTests;

/// <summary>
/// A site in French, English and Arabic with the articles of <c>Articles/</c>, a logo, footers and pages of its own, and the browser that
/// visits it. It starts with the first test.
/// </summary>
public sealed class VisitedSite : IAsyncDisposable
{
    /// <summary>An article with everything that a page can have, in French and in a translator's English.</summary>
    public const string Harbour = "port/quais.fr.md";

    /// <summary>The lead picture of <see cref="Harbour"/>.</summary>
    private const string Photo = "port/quais.jpg";

    /// <summary>An article written from right to left.</summary>
    public const string Arabic = "port/mina.ar.md";

    /// <summary>A page from elsewhere, with scripts and frames in it.</summary>
    public const string Foreign = "port/ailleurs.html";

    /// <summary>A withdrawn article.</summary>
    public const string Withdrawn = "port/retire.md";

    /// <summary>An article whose title would end the data for machines if it were not escaped.</summary>
    public const string Hostile = "port/balises.md";

    public const string HostileTitle = "Titre </script><script>alert(1)</script> & <!-- fin";

    /// <summary>More than a page of short articles, all of January 2024.</summary>
    private const int Short = 31;

    private readonly Lazy<Task<Azurite>> _azurite = new(() => Azurite.StartAsync(new()));
    private readonly Lazy<Task<Chromium>> _chromium = new(Chromium.StartAsync);
    private readonly Lazy<Task<NewsroomSite>> _site;

    /// <summary>One of the short articles; a machine translates them into English.</summary>
    public static string Brief(int number) => $"breves/{number}.md";

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
        var site = await NewsroomSite.StartAsync(new SiteSettings
        {
            Storage = azurite.ConnectionString(),
            Languages = "fr,en,ar",
            // Nobody can read text in it as it is.
            Others = new() { ["Newsroom:SiteColor"] = "#ffcc00" },
            Configure = builder => builder.Services.AddSingleton(TranslationEngine.Of(new MarkedEngine())),
        });
        var folder = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "Articles"));
        var files = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .ToDictionary(
                file => Path.GetRelativePath(folder.FullName, file.FullName).Replace('\\', '/'), file => File.ReadAllText(file.FullName));
        foreach (var number in Enumerable.Range(1, Short))
        {
            files.Add(
                Brief(number),
                $"---\ntitle: Brève numéro {number}\ndate: 2024-01-{number:00}\nlanguage: fr\n---\n"
                    + "La ville ouvre un nouveau guichet d’accueil pour les habitants.");
        }

        files.Add(
            Hostile,
            $"---\ntitle: '{HostileTitle}'\ndate: 2025-03-01\nlanguage: fr\n---\n"
                + "Un titre avec des balises reste un titre, dit à Marseille le Centre des migrations mixtes (CMM).");
        await site.UploadAsync(Photo, DrawnPicture.Photo(1600, 1000));
        await Task.WhenAll(files.Select(file => site.UploadAsync(file.Key, file.Value)));
        await site.OverAsync(Photo, row => row.GetProperty("state").GetString() == "file");
        foreach (var path in files.Keys)
        {
            await site.OverAsync(path);
        }

        await site.DeleteAsync(Withdrawn);
        await site.OverAsync(Withdrawn, row => row.GetProperty("state").GetString() == "withdrawn");
        return site;
    }
}
