using Newsroom.Content;
using Newsroom.Importing;
using Newsroom.Markup;
using Xunit;

namespace Newsroom.Tests.Importing;

/// <summary>Exports of WordPress (WXR) become uploads.</summary>
public sealed class WordPressExportTests : IDisposable
{
    private readonly ExportFile _site = new(ExportFile.Site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public void A_post_is_a_file_that_a_person_could_have_written() => Assert.Equal(
        """
        ---
        title: "Le port & la ville"
        date: 2024-05-02T14:30:00+02:00
        language: fr
        author: Camille Noor
        tags: ["Villes & ports", quai]
        summary: En bref.
        image:
          src: quai.jpg
          alt: Le quai vide
          caption: Le quai en mai
        verbatim: true
        aliases: [/2024/05/le-port/, /2024/05/ancien-port/, "/?p=11"]
        ---
        Premier *paragraphe*\
        avec une ligne.

        <figure><a href="quai.jpg"><img src="quai.jpg" alt="Le quai"></a><figcaption>Le quai, le matin</figcaption></figure>

        <!--more-->

        Suite \[sic\] avec \[1\] et .

        <figure><img src="quai.jpg" alt="Le quai vide"><figcaption>Le quai en mai</figcaption></figure>

        ![](../../2023/12/phare.png)

        ## Un titre

        - un
        - deux

        https://video.example/abc

        [Une autre page](/2023/01/autre/)

        """.ReplaceLineEndings("\n"),
        ExportFile.TextOf(Item("11", takesFiles: true)));

    [Fact]
    public void What_is_not_public_there_is_held()
    {
        var items = _site.Read();
        foreach (var id in new[] { "12", "13", "14", "15", "16", "17", "18" })
        {
            var item = items.Single(one => one.Id == id);
            Assert.Equal(ImportOutcome.Held, item.Outcome);
            Assert.True(ExportFile.PageOf(item).Stated.Draft);
            Assert.StartsWith("Held: ", item.Notes[0], StringComparison.Ordinal);
        }

        Assert.DoesNotContain(items, item => ExportFile.TextOf(item).Contains("sesame", StringComparison.Ordinal));
        Assert.All(items.Where(item => item.Outcome == ImportOutcome.Taken), item => Assert.NotEqual(true, ExportFile.PageOf(item).Stated.Draft));
        Assert.DoesNotContain(items, item => ExportFile.TextOf(item).Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void Each_item_is_accounted_for()
    {
        var items = _site.Read();
        Assert.Equal(
            "11 taken, 12 held, 13 held, 14 held, 15 held, 16 held, 17 held, 18 held, 21 used, 22 used, 23 left out, 24 left out, 30 left out, "
            + "31 left out, 40 taken, 41 used, 42 used, 43 taken, 51 taken, 52 taken, 53 taken, 54 taken",
            string.Join(", ", items.OrderBy(item => item.Id, StringComparer.Ordinal).Select(item =>
                $"{item.Id} {(item.Outcome == ImportOutcome.LeftOut ? "left out" : item.Outcome.ToString().ToLowerInvariant())}")));
        Assert.All(items.Where(item => item.Outcome == ImportOutcome.LeftOut), item => Assert.NotEmpty(item.Notes));
        Assert.Equal(items.Count(item => !item.Content.IsEmpty), items.Where(item => !item.Content.IsEmpty).Select(item => item.Path).Distinct().Count());
        Assert.Contains("1 comments were left out.", Item("11").Notes);
        Assert.Contains("Shortcodes were left out: [contact-form-7].", Item("11").Notes);
    }

    [Fact]
    public void Pages_are_taken_where_they_are_asked_for()
    {
        var items = _site.Read(folder: "old", types: "page");
        Assert.Equal("old/pages/a-propos/equipe.md", items.Single(item => item.Id == "31").Path);
        Assert.Equal(["/a-propos/equipe/", "/?page_id=31"], ExportFile.PageOf(items.Single(item => item.Id == "31")).Stated.Aliases);
        Assert.Equal("old/2024/05/le-port.md", items.Single(item => item.Id == "11").Path);
    }

    [Fact]
    public void An_event_of_the_events_calendar_is_an_event()
    {
        var item = Item("40");
        var text = ExportFile.TextOf(item);
        var stated = ExportFile.PageOf(item).Stated.Events.Single().ToEvent("a", "b");
        Assert.Equal("events/reunion.md", item.Path);
        Assert.Equal(("Réunion des maires", "Africa/Tunis", "Tunis", "Mairie"), (stated.Title, stated.Zone, stated.Place, stated.Venue));
        Assert.Equal((new(2026, 6, 9, 10, 0, 0), new(2026, 6, 9, 12, 30, 0)), (stated.Start, stated.End));
        Assert.Contains("Les maires se retrouvent.\n\nÉcrivez au secrétariat.", text, StringComparison.Ordinal);
        Assert.Contains("Blocks without text of their own were left out: latest-posts.", item.Notes);
        var wholeDays = ExportFile.PageOf(Item("43")).Stated.Events.Single().ToEvent("a", "b");
        Assert.Equal((true, new(2026, 6, 10), new(2026, 6, 12)), (wholeDays.AllDay, wholeDays.Start, wholeDays.End));
    }

    [Fact]
    public void Translations_are_editions_of_one_article()
    {
        Assert.Equal(("2024/05/bonjour.fr.md", "2024/05/bonjour.en.md"), (Item("51").Path, Item("52").Path));
        Assert.Equal(new BlobPath(Item("51").Path!).ArticleId, new BlobPath(Item("52").Path!).ArticleId);
        Assert.Equal(("2024/05/merci.fr.md", "2024/05/merci.es.md"), (Item("53").Path, Item("54").Path));
    }

    [Fact]
    public void Files_stay_at_the_old_site_unless_they_are_to_be_fetched()
    {
        var export = _site.Open();
        var item = export.Read().ToList().Single(one => one.Id == "11");
        Assert.Contains("![](https://ports.example/wp-content/uploads/2023/12/phare.png)", ExportFile.TextOf(item), StringComparison.Ordinal);
        Assert.Equal(
            ["2023/12/phare.png https://ports.example/wp-content/uploads/2023/12/phare.png",
             "2024/05/quai.jpg https://ports.example/wp-content/uploads/2024/05/quai.jpg"],
            export.Files.Select(file => $"{file.Path} {file.Address}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_embedded_page_with_a_caption_is_a_link()
    {
        const string Film = "<figure class=\"wp-block-embed\"><div class=\"wp-block-embed__wrapper\">\n"
            + "https://video.example/film?a=1&amp;b=2\n</div><figcaption>Le film</figcaption></figure>";
        using var site = new ExportFile(ExportFile.Site.Replace("Suite [sic]", $"{Film}\n\nSuite [sic]", StringComparison.Ordinal));
        var figure = ExportFile.PageOf(site.Read().Single(item => item.Id == "11")).Body.QuerySelectorAll("figure")
            .Single(one => one.TextContent.Contains("Le film", StringComparison.Ordinal));
        Assert.Equal("https://video.example/film?a=1&b=2", figure.QuerySelector("a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("https://ports.example/2024/05/bonjour/", "/2024/05/bonjour/")]
    [InlineData("http://www.ports.example/2024/05/bonjour#fin", "/2024/05/bonjour#fin")]
    [InlineData("https://ports.example/2024/05/ancien-port/", "/2024/05/ancien-port/")]
    [InlineData("https://ports.example/?p=51", "/?p=51")]
    [InlineData("https://ports.example/2024/05/prive/", null)]
    [InlineData("https://ports.example/a-propos/", null)]
    [InlineData("https://elsewhere.example/2024/05/bonjour/", null)]
    public void A_link_to_an_article_that_comes_too_leads_to_its_old_address_here(string old, string? here)
    {
        using var site = new ExportFile(
            ExportFile.Site.Replace("Suite [sic]", $"<a href=\"{old}\">Suite</a> [sic]", StringComparison.Ordinal));
        var link = ExportFile.PageOf(site.Read().Single(item => item.Id == "11")).Body.QuerySelectorAll("a")
            .Single(one => one.TextContent == "Suite");
        Assert.Equal(here ?? old, link.GetAttribute("href"));
    }

    [Fact]
    public void The_same_export_gives_the_same_files() => Assert.Equal(
        _site.Read().Select(item => (item.Path, ExportFile.TextOf(item))), _site.Read().Select(item => (item.Path, ExportFile.TextOf(item))));

    [Fact]
    public void Control_characters_are_left_out_and_document_types_refused()
    {
        using var control = new ExportFile(ExportFile.Site.Replace("Premier", "Pre\u0008mi\u0000er&#x1F;", StringComparison.Ordinal));
        Assert.Contains("Premier", ExportFile.TextOf(control.Read().Single(item => item.Id == "11")), StringComparison.Ordinal);
        using var bomb = new ExportFile("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\">]><rss><channel><title>&a;</title></channel></rss>");
        Assert.Throws<System.Xml.XmlException>(() => bomb.Read());
    }

    [Fact]
    public void Of_a_broken_export_what_stands_before_is_taken()
    {
        using var broken = new ExportFile(ExportFile.Site[..ExportFile.Site.IndexOf("<title>Protégé", StringComparison.Ordinal)]);
        var taken = new List<string>();
        Assert.Throws<System.Xml.XmlException>(() =>
        {
            foreach (var item in broken.Open().Read())
            {
                taken.Add(item.Id);
            }
        });
        Assert.Equal(["11", "12", "13"], taken);
    }

    private ImportedItem Item(string id, bool takesFiles = false) => _site.Read(takesFiles).Single(item => item.Id == id);
}
