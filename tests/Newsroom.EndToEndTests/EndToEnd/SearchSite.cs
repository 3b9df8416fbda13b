using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A site with a few articles for searches. Its index is merged every second.</summary>
public sealed class SearchSite(RunningSite sites) : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private readonly MovableClock _clock = new();
    private SiteFolder? _folder;

    private static readonly Dictionary<string, string> Articles = new()
    {
        ["elections.md"] = Article(
            "Les Elections municipales",
            "2024-05-01",
            "vote",
            "Les habitants de Rabat votent aux Elections municipales dimanche prochain dans toute la ville."),
        ["oim.md"] = Article(
            "Le rapport de la semaine",
            "2024-06-25",
            "Mobilité",
            "Une étude de l’Organisation internationale pour les migrations (OIM) sur la migration mixte est publiée par l’OIM avec la "
                + "ville de Dakar."),
        ["appel.md"] = Article(
            "Appel à projets",
            "2025-02-01",
            "mobilité",
            "Les associations répondent à l’appel lancé par la ville ; la migration est un thème parmi d’autres."),
        ["classement.md"] = Article(
            "Classement des écoles",
            "2025-03-01",
            "école",
            "Le rapport classe les écoles ; une classe sur deux ferme dans les quartiers du nord."),
        ["signes.md"] = Article(
            "Des signes", "2023-01-02", "signes", "Le formulaire contient `<script>alert('x')</script>` et une zébrure dans la phrase."),
        ["pont.fr.md"] = Article(
            "Une passerelle sur le fleuve",
            "2024-01-10",
            "pont",
            "La passerelle relie les deux rives, et les voisins la traversent à pied."),
        ["pont.en.md"] =
            "---\ntitle: A footbridge\ndate: 2024-01-10\nlanguage: en\n---\n"
                + "The footbridge is called Passerelle, and the neighbours walk across the passerelle.",
    };

    public async Task<SiteFolder> FolderAsync()
    {
        await _starting.WaitAsync();
        try
        {
            if (_folder is null)
            {
                var site = await sites.StartOwnAsync(
                    new SiteSettings { Clock = _clock, Others = new() { ["NewsroomMergeSchedule"] = "*/1 * * * * *" } });
                var folder = new SiteFolder(site);
                await Task.WhenAll(Articles.Select(article => folder.PublishAsync(article.Key, article.Value)));
                _folder = folder;
            }

            return _folder;
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Waits until the site reads the state of the index again.</summary>
    public void LookAgain() => _clock.Ahead += TimeSpan.FromSeconds(1);

    public async Task<JsonElement> SearchAsync(string query, string more = "lang=fr") =>
        await (await FolderAsync()).Site.GetJsonAsync($"api/search?q={Uri.EscapeDataString(query)}&{more}");

    /// <summary>Names of the articles that a query finds, in order.</summary>
    public async Task<IReadOnlyList<string>> FoundAsync(string query, string more = "lang=fr") =>
        await NamesAsync(await SearchAsync(query, more));

    public async Task<IReadOnlyList<string>> NamesAsync(JsonElement answer)
    {
        var folder = await FolderAsync();
        var names = Articles.Keys.GroupBy(folder.Id).ToDictionary(group => group.Key, group => group.First().Split('.')[0]);
        return [.. answer.List("items").Select(item => names.GetValueOrDefault(item.Text("id")!, "another"))];
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
        {
            await _folder.Site.DisposeAsync();
        }

        _starting.Dispose();
    }

    public static string Article(string title, string date, string tag, string text) =>
        $"---\ntitle: {title}\ndate: {date}\nlanguage: fr\ntags: [{tag}]\n---\n{text}";
}
