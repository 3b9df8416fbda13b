using Newsroom.Tests.Translation.Engines;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A site whose engine is on the network: a server that answers as LibreTranslate does.</summary>
public sealed class EngineTests(RunningSite sites)
{
    [Fact]
    public async Task An_article_says_which_engine_translated_it()
    {
        await using var engine = new LibreStandIn();
        await engine.StartAsync();
        await using var site = await sites.StartOwnAsync(Settings(engine));
        var folder = new SiteFolder(site);
        Assert.Equal(
            "complete",
            (await folder.PublishAsync("un.md", "# Les voisins\n\nLes **voisins** de Q & R parlent de 5 projets.")).Text("state"));
        var english = await folder.ArticleAsync("un.md", "en");
        Assert.Equal(
            ("en", "machine", $"LibreTranslate 1.6.2 ({engine.Address.Authority})"),
            (english.Text("language"), english.Text("kind"), english.Text("engine")));
        Assert.Equal(
            ("xLes xvoisins", "<p>xLes <strong>xvoisins</strong> xde xQ &amp; xR xparlent xde 5 xprojets.</p>"),
            (english.Text("title"), english.Text("html")));
        Assert.Empty(engine.Complaints);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task While_an_engine_asks_for_rest_originals_are_live_and_the_status_says_until_when()
    {
        await using var engine = new LibreStandIn();
        await engine.StartAsync();
        engine.Always(EngineStandIn.Status(429, engine.Error(429, "Slowdown: 80 per 1 minute"), ("Retry-After", "3600")));
        var clock = new MovableClock();
        await using var site = await sites.StartOwnAsync(Settings(engine) with { Clock = clock });
        var folder = new SiteFolder(site);
        var start = clock.GetUtcNow();
        var row = await folder.PublishAsync("un.md", "# Les voisins\n\nLes voisins parlent de leurs projets.");
        Assert.Equal(
            ("published", "Not translated into English yet: LibreTranslate is asked too much: it asks to wait 3600 s."),
            (row.Text("state"), row.Text("error")));
        Assert.InRange(row.Time("due"), start.AddHours(1), clock.GetUtcNow().AddMinutes(61));
        var use = (await site.GetJsonAsync("api/status")).GetProperty("translation");
        Assert.InRange(use.Time("pausedUntil"), start.AddHours(1), clock.GetUtcNow().AddHours(1));
        Assert.Equal(0, use.GetProperty("characters").GetInt64());
        Assert.Equal("fr", (await folder.ArticleAsync("un.md", "en")).Text("language"));

        // The next one is not sent at all.
        await folder.PublishAsync("deux.md", "# Les enfants\n\nLes enfants dansent dans la rue.");
        Assert.Equal(1, engine.Requests);

        engine.Always(null);
        clock.Ahead = TimeSpan.FromMinutes(62);
        foreach (var name in new[] { "un.md", "deux.md" })
        {
            row = await site.OverAsync(folder.Path(name), row => row.Text("state") == "complete");
            Assert.Equal((null, null), (row.Text("error"), row.Text("due")));
            Assert.Equal(
                ("en", "machine"),
                ((await folder.ArticleAsync(name, "en")).Text("language"), (await folder.ArticleAsync(name, "en")).Text("kind")));
        }

        string[] sent = [.. engine.ReceivedTexts.SelectMany(texts => texts)];
        Assert.Equal(sent.Distinct(), sent);
        Assert.Equal(
            sent.Sum(text => text.Length),
            (await site.GetJsonAsync("api/status")).GetProperty("translation").GetProperty("characters").GetInt64());
        Assert.Empty(site.Errors);
    }

    private static SiteSettings Settings(LibreStandIn engine) => new()
    {
        Translator = "libretranslate",
        Others = new()
        {
            ["Newsroom:LibreTranslateUrl"] = engine.Address.ToString(),
            ["Newsroom:LibreTranslateKey"] = LibreStandIn.Key,
            // Storage does not know that the clock has moved on by an hour: a translation in progress would seem lost, and be
            // ordered again.
            ["Newsroom:ReconcileAfter"] = "02:00:00",
        },
    };
}
