using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Feeds and calendars in feedparser and icalendar.</summary>
public sealed class ForeignReaderTests(RunningSite sites)
{
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Readers_of_feeds_see_what_the_list_says(string language)
    {
        var folder = await sites.NewFolderAsync();
        string[] titles = ["La ville & les « voisins »", "5 < 7 : l’école \"ouvre\"", "<b>Gras</b> & <i>penché</i>", "Emoji 🐟, 漢字"];
        await Task.WhenAll(titles.Select((title, i) => folder.PublishAsync($"{i}.md", $"""
            ---
            title: '{title}'
            date: 2025-06-0{i + 1}T0{i}:30:00+02:00
            language: fr
            author: Nour & Ana
            tags: [{folder.Tag}, "l'été & <l'hiver>"]
            downloads:
              - {"{"} title: Le reportage, url: "https://example.org/a?b=c&d=e", type: audio/mpeg, size: 12 {"}"}
              - {"{"} title: Les données, url: "https://example.org/{i}.csv" {"}"}
            ---
            Les voisins **vivent** dans la [ville](/ville "La ville") & parlent <de> leurs projets.
            """)));

        var items = await ForeignFeedReader.AssertSameItemsAsync(folder.Site, language, $"tag={folder.Tag}&limit=100");
        Assert.Equal(titles.Length, items.Count);
        Assert.All(items, item =>
        {
            Assert.Equal("Nour & Ana", item.Text("author"));
            Assert.Equal(2, item.Texts("enclosures").Count);
            Assert.Equal(language == "en" ? ["machine"] : [], item.Texts("kinds"));
            Assert.Contains("<strong>", item.Text("content"), StringComparison.Ordinal);
            Assert.Contains($"href=\"{folder.Site.Http.BaseAddress}ville\"", item.Text("content"), StringComparison.Ordinal);
            Assert.Equal(
                language == "en", item.Text("content")!.Contains("Machine translation of a text in French", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Icalendar_sees_in_the_calendar_what_the_list_says(string language)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("agenda.md", """
            ---
            title: L'agenda des villes
            date: 2025-06-01
            language: fr
            events:
              - { title: "La fête ; les voisins, l'école\\ et « la ville »",
                  start: 2018-12-07T08:30, end: 2018-12-07T09:45, zone: Africa/Casablanca,
                  place: "Marrakech, Maroc", venue: "Salle 1; étage 2" }
              - { title: Le forum, start: 2031-06-08, end: 2031-06-10, place: Lyon, url: "https://example.org/?a=b,c;d" }
              - { title: Un jour, start: 2031-06-09 }
              - { title: Sans fuseau, start: 2031-06-11T10:00 }
              - { title: Avec décalage, start: "2031-06-12T10:00+02:00", end: "2031-06-12T11:00+02:00" }
              - { title: À New York, start: 2031-11-02T00:30, end: 2031-11-02T05:00, zone: America/New_York }
              - title: Une réunion dont le titre est si long qu'il ne tient pas sur une seule ligne et doit être plié éééééééééééééééé
                start: 2031-06-13T10:00
                zone: Europe/Paris
                online: yes
            ---
            Les villes se retrouvent pour parler de leurs projets.
            """);
        Assert.Equal(7, (await folder.ArticleAsync("agenda.md", language)).List("events").Count);

        await ForeignReader.AssertSameEventsAsync(folder.Site, language, item => item.Text("article") == folder.Id("agenda.md"));
    }
}
