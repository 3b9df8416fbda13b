using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The main use: a file is uploaded, and readers get it in every language of the site.</summary>
public sealed class PublishingTests(RunningSite sites)
{
    [Fact]
    public async Task An_uploaded_text_is_listed_and_shown_with_what_can_be_read_out_of_it()
    {
        var folder = await sites.NewFolderAsync();
        const string welcome = "Elle accueille les familles de la ville.";
        var row = await folder.PublishAsync("port.txt", $"""
            Les voisins du port ouvrent une maison commune

            Rome, le 25 juin 2024 – Les voisins du port ont ouvert une maison commune {folder.Word()}. {welcome}

            Les habitants viennent le soir.
            - une cuisine
            - une école
            """);

        Assert.Equal("complete", row.Text("state"));
        Assert.Equal(folder.Id("port.txt"), row.Text("article"));
        var article = await folder.ArticleAsync("port.txt", "fr");
        Assert.Equal("Les voisins du port ouvrent une maison commune", article.Text("title"));
        Assert.Equal("original", article.Text("kind"));
        Assert.Equal("fr", article.Text("language"));
        Assert.Equal(new DateTimeOffset(2024, 6, 25, 0, 0, 0, TimeSpan.Zero), article.Time("published"));
        Assert.False(article.GetProperty("publishedInferred").GetBoolean());
        Assert.Equal("Rome", article.GetProperty("dateline").Text("place"));
        Assert.Contains("<li>une cuisine</li>", article.Text("html"), StringComparison.Ordinal);
        Assert.Contains("- une école", article.Text("text"), StringComparison.Ordinal);
        Assert.Equal(folder.Path("port.txt"), article.GetProperty("source").Text("path"));
        var listed = await folder.Site.GetJsonAsync("api/articles?lang=fr&from=2024-06-25&to=2024-06-25&limit=100");
        Assert.Contains(
            listed.List("items"), item => item.Text("id") == folder.Id("port.txt") && item.Text("title") == article.Text("title"));
    }

    [Fact]
    public async Task A_date_that_the_text_does_not_state_is_marked_as_inferred()
    {
        var folder = await sites.NewFolderAsync();
        var before = DateTimeOffset.UtcNow.AddMinutes(-5);
        await folder.PublishAsync(
            "sans-date.txt", "Les voisins de la rue vivent dans la ville. Ils parlent de leurs projets avec les familles.");

        var article = await folder.ArticleAsync("sans-date.txt", "fr");
        Assert.True(article.GetProperty("publishedInferred").GetBoolean());
        Assert.InRange(article.Time("published"), before, DateTimeOffset.UtcNow.AddMinutes(5));
        Assert.False(article.TryGetProperty("dateline", out _));
    }

    [Fact]
    public async Task Front_matter_states_what_is_shown()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("accord.md", $"""
            ---
            TITLE: Un accord entre les villes
            Date: 2025-03-04T10:30:00+01:00
            summary: Les villes se sont mises d'accord.
            author: Nour Haddad
            tags: [{folder.Tag}, villes]
            downloads:
              - title: Le texte de l'accord
                url: https://example.org/accord.pdf
                type: application/pdf
                size: 1234
            ---
            # Un titre que personne ne lit

            Les **villes** ont signé un [accord](https://example.org/).

            | ville | voix |
            | ----- | ---- |
            | Lyon  | 12   |
            """);

        var article = await folder.ArticleAsync("accord.md", "fr");
        Assert.Equal("Un accord entre les villes", article.Text("title"));
        Assert.Equal(new DateTimeOffset(2025, 3, 4, 9, 30, 0, TimeSpan.Zero), article.Time("published"));
        Assert.False(article.GetProperty("publishedInferred").GetBoolean());
        Assert.Equal("Les villes se sont mises d'accord.", article.Text("summary"));
        Assert.Equal("Nour Haddad", article.Text("author"));
        Assert.Equal([folder.Tag, "villes"], article.Texts("tags"));
        Assert.Contains("<strong>villes</strong>", article.Text("html"), StringComparison.Ordinal);
        Assert.Contains("<td>Lyon</td>", article.Text("html"), StringComparison.Ordinal);
        var download = Assert.Single(article.List("downloads"));
        Assert.Equal("https://example.org/accord.pdf", download.Text("url"));
        Assert.Equal([folder.Id("accord.md")], await folder.ListedAsync("fr"));
    }

    [Fact]
    public async Task Every_article_has_a_machine_edition_in_the_sites_other_language()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("voisins.md", $"""
            ---
            title: Les voisins vivent dans la ville
            date: 2025-05-05
            tags: [{folder.Tag}]
            ---
            Les voisins vivent dans la ville. Ils s'appellent {folder.Word()}.
            """);

        Assert.Equal(["en", "fr"], row.Texts("languages").Order());
        var english = await folder.ArticleAsync("voisins.md", "en");
        Assert.Equal("machine", english.Text("kind"));
        Assert.Equal("en", english.Text("language"));
        Assert.StartsWith("Apertium", english.Text("engine"), StringComparison.Ordinal);
        Assert.Equal("The neighbours live in the city", english.Text("title"));
        Assert.Contains("<p>The neighbours live in the city.", english.Text("html"), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2025, 5, 5, 0, 0, 0, TimeSpan.Zero), english.Time("published"));

        var original = Assert.Single(english.List("alternates"));
        Assert.Equal(("fr", "original"), (original.Text("language"), original.Text("kind")));
        Assert.Equal("Les voisins vivent dans la ville", (await folder.Site.GetJsonAsync(original.Text("url")!)).Text("title"));
        var machine = Assert.Single((await folder.ArticleAsync("voisins.md", "fr")).List("alternates"));
        Assert.Equal(("en", "machine"), (machine.Text("language"), machine.Text("kind")));
    }

    [Fact]
    public async Task An_article_is_found_by_its_words_in_both_languages()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "maison.txt",
            $"La maison des voisins {folder.Word()}.\n\nLes voisins de l’école vivent dans la ville et parlent de leurs projets.");

        var id = folder.Id("maison.txt");
        Assert.Equal([id], await folder.FoundAsync("fr", $"{folder.Word()} voisin ecole"));
        Assert.Equal([id], await folder.FoundAsync("en", $"{folder.Word()} neighbour city"));
        Assert.Empty(await folder.FoundAsync("fr", $"{folder.Word()} neighbour"));
        var hit = Assert.Single((await folder.Site.GetJsonAsync($"api/search?lang=fr&words=all&q={folder.Word()}+ville")).List("items"));
        Assert.Contains("<mark>ville</mark>", Assert.Single(hit.Texts("snippets")), StringComparison.Ordinal);
        Assert.True(hit.GetProperty("score").GetDouble() > 0);
    }

    [Fact]
    public async Task An_article_is_in_the_feeds_of_both_languages()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("flux.md", $"""
            ---
            title: Les voisins vivent dans la ville
            date: 2025-05-06
            tags: [{folder.Tag}]
            ---
            Les voisins & les familles <vivent> dans la ville.
            """);

        (string Language, string Title, string Kind)[] expected =
        [
            ("fr", "Les voisins vivent dans la ville", "original"), ("en", "The neighbours live in the city", "machine"),
        ];
        foreach (var (language, title, kind) in expected)
        {
            var feed = await folder.Site.GetJsonAsync($"api/feeds/{language}/feed.json?tag={folder.Tag}");
            var item = Assert.Single(feed.List("items"));
            Assert.Equal("https://jsonfeed.org/version/1.1", feed.Text("version"));
            Assert.Equal(title, item.Text("title"));
            Assert.Equal(language, item.Text("language"));
            Assert.NotEmpty(item.Text("content_html")!);
            Assert.Equal(new DateTimeOffset(2025, 5, 6, 0, 0, 0, TimeSpan.Zero), item.Time("date_published"));

            var rss = System.Xml.Linq.XDocument.Parse(
                await folder.Site.GetTextAsync($"api/feeds/{language}/rss.xml?tag={folder.Tag}&kind={kind}"));
            var entry = Assert.Single(rss.Descendants("item"));
            Assert.Equal(title, entry.Element("title")!.Value);
            Assert.Equal(language, rss.Descendants("language").First().Value);

            using var page = await folder.Site.GetAsync(new Uri(item.Text("url")!).PathAndQuery.TrimStart('/'));
            Assert.Contains(title, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stated_events_are_in_the_agenda_and_the_calendar()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("forum.md", $"""
            ---
            title: Le forum des villes
            date: 2025-05-07
            events:
              - title: Le forum {folder.Word(0)}
                start: 2031-06-07T08:30
                end: 2031-06-07T09:45
                zone: Africa/Nairobi
                place: Nairobi
                venue: Palmeraie
                url: https://example.org/forum
              - title: La fête {folder.Word(1)}
                start: 2031-06-08
                end: 2031-06-09
            ---
            Les villes se retrouvent à Marrakech pour parler de leurs projets.
            """);

        foreach (var language in new[] { "fr", "en" })
        {
            var events = (
                await folder.Site.GetJsonAsync($"api/events?lang={language}&from=2031-06-07&to=2031-06-08&limit=1000")).List("items")
                .Where(item => item.Text("article") == folder.Id("forum.md")).ToList();
            Assert.Equal(2, events.Count);
            Assert.Contains(folder.Word(0), events[0].Text("title"), StringComparison.Ordinal);
            Assert.Equal("2031-06-07T08:30:00+03:00", events[0].Text("start"));
            Assert.Equal("2031-06-07T09:45:00+03:00", events[0].Text("end"));
            Assert.Equal("Africa/Nairobi", events[0].Text("zone"));
            Assert.Equal("Nairobi", events[0].Text("place"));
            Assert.True(events[0].GetProperty("stated").GetBoolean());
            Assert.Equal("2031-06-08", events[1].Text("start"));
            Assert.Equal("2031-06-10", events[1].Text("end"));
            Assert.True(events[1].GetProperty("allDay").GetBoolean());

            var calendar = await folder.Site.GetTextAsync($"api/calendar/{language}.ics");
            Assert.Contains(events[0].Text("id")!, calendar, StringComparison.Ordinal);
            Assert.Contains("DTSTART;VALUE=DATE:20310608", calendar, StringComparison.Ordinal);
            Assert.Equal(2, (await folder.ArticleAsync("forum.md", language)).List("events").Count);
        }
    }

    [Fact]
    public async Task The_language_in_the_files_name_wins_over_front_matter_and_front_matter_over_detection()
    {
        var folder = await sites.NewFolderAsync();
        const string french = "Les voisins vivent dans la ville et parlent de leurs projets avec les familles.";
        await folder.PublishAsync("a.en.md", $"---\nlanguage: fr\n---\n{french}");
        await folder.PublishAsync("b.md", $"---\nlanguage: EN-gb\n---\n{french}");
        await folder.PublishAsync("c.md", french);

        Assert.Equal("original", (await folder.ArticleAsync("a.en.md", "en")).Text("kind"));
        Assert.Equal("original", (await folder.ArticleAsync("b.md", "en")).Text("kind"));
        Assert.Equal("original", (await folder.ArticleAsync("c.md", "fr")).Text("kind"));
        Assert.Equal(folder.Id("a.md"), folder.Id("a.en.md"));
    }

    [Fact]
    public async Task Scripts_in_an_upload_do_not_reach_its_readers()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("script.md", """
            Les voisins <script>alert(1)</script> vivent <a href="javascript:alert(2)" onclick="alert(3)">ici</a> dans la ville.

            <iframe src="https://example.org/"></iframe><img src="x" onerror="alert(4)">
            """);
        await folder.PublishAsync(
            "script.txt", "Les <script>alert(1)</script> voisins vivent dans la ville.\n\n<img src=x onerror=alert(4)>");

        foreach (var name in new[] { "script.md", "script.txt" })
        {
            foreach (var language in new[] { "fr", "en" })
            {
                var html = (await folder.ArticleAsync(name, language)).Text("html")!;
                Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("<iframe", html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotMatch("<[^>]+ on", html);
            }
        }
    }

    [Fact]
    public async Task An_article_in_a_language_that_the_engine_does_not_know_is_published_and_the_status_says_so()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("ilan.md", $"---\nlanguage: tr\n---\nMahallenin sakinleri şehirde yaşıyor {folder.Word()}.");

        Assert.Equal("published", row.Text("state"));
        Assert.Equal(["tr"], row.Texts("languages"));
        Assert.Contains(
            "Not translated into English: the translation engine has no way from Turkish.", row.Text("error"), StringComparison.Ordinal);
        Assert.Equal("original", (await folder.ArticleAsync("ilan.md", "tr")).Text("kind"));
        Assert.Equal([folder.Id("ilan.md")], await folder.FoundAsync("tr", folder.Word()));
    }

    [Fact]
    public async Task A_site_without_an_engine_publishes_the_original_and_says_what_to_install()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings
        {
            Translator = "auto",
            Others = { ["Newsroom:ApertiumPath"] = "/nowhere", ["Newsroom:ApertiumData"] = "/nowhere" },
        });
        var folder = new SiteFolder(site);
        var row = await folder.PublishAsync("seul.txt", "Les voisins vivent dans la ville et parlent de leurs projets.");

        Assert.Equal("published", row.Text("state"));
        Assert.Contains("install apertium", row.Text("error"), StringComparison.Ordinal);
        Assert.Contains("English", row.Text("error"), StringComparison.Ordinal);
        Assert.Equal(["fr"], row.Texts("languages"));
        using var answer = await site.GetAsync($"api/articles/{folder.Id("seul.txt")}?lang=en");
        Assert.Equal("fr", answer.Content.Headers.ContentLanguage.Single());
        Assert.Contains("install apertium", (await site.GetJsonAsync("api/status")).Text("translator"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_told_to_translate_nothing_says_so()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Translator = "none" });
        var folder = new SiteFolder(site);
        var row = await folder.PublishAsync("seul.txt", "Les voisins vivent dans la ville et parlent de leurs projets.");

        Assert.Equal("published", row.Text("state"));
        Assert.Contains("Newsroom:Translator is none", row.Text("error"), StringComparison.Ordinal);
        Assert.Equal("original", (await folder.ArticleAsync("seul.txt", "fr")).Text("kind"));
        Assert.Contains(
            "Newsroom:Translator is none", (await site.GetJsonAsync("api/health")).Text("translator"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, (await site.GetJsonAsync("api/articles?lang=en")).GetProperty("items").ValueKind);
    }
}
