using System.Text.Json;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>What the site reads from a text: events, names, places, downloads; and the corrections of editors.</summary>
public sealed class ReadingTests(RunningSite sites)
{
    private const string Text =
        "Les villes se parlent à Tunis\n\n"
        + "Tunis, le 5 mai 2026 – Le Centre des migrations mixtes (MMC) invite les villes à une réunion technique "
        + "qui aura lieu à Tunis le 9 juin 2031, de 9 h à 12 h 30, à l'hôtel Africa. "
        + "Les maires y parleront de leurs projets avec les familles.\n\n"
        + "Téléchargez : « Les villes et leurs voisins » (PDF)";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_names_places_and_downloads_come_out_of_plain_text()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("villes.txt", Text);

        var article = await folder.ArticleAsync("villes.txt", "fr");
        var name = Assert.Single(article.List("names"));
        Assert.Equal(("MMC", "Centre des migrations mixtes"), (name.Text("acronym"), name.Text("name")));
        Assert.Equal(["Tunis"], article.Texts("places"));
        Assert.Equal("Les villes et leurs voisins", Assert.Single(article.List("downloads")).Text("title"));
        foreach (var language in new[] { "fr", "en" })
        {
            var item =
                Assert.Single((await folder.Site.GetJsonAsync($"api/events?lang={language}&from=2031-06-09&to=2031-06-09")).List("items"),
                item => item.Text("article") == folder.Id("villes.txt"));
            Assert.Equal(
                ("2031-06-09T09:00:00+01:00", "2031-06-09T12:30:00+01:00", "Africa/Tunis"),
                (item.Text("start"), item.Text("end"), item.Text("zone")));
            Assert.False(item.GetProperty("stated").GetBoolean());
            Assert.Contains("aura lieu à Tunis", item.Text("sentence"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mail_is_an_article_with_its_subject_its_sender_and_its_text()
    {
        var folder = await sites.NewFolderAsync();
        var mail = "From: \"Ana Prado\" <ana@example.org>\r\nDate: Tue, 5 May 2026 09:30:00 +0200\r\n"
            + "Subject: Re: Les villes se parlent\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
            + "Les maires parlent de leurs projets avec les familles de la ville.\r\n\r\nCordialement\r\nAna\r\n";
        await folder.PublishAsync("mail.eml", mail);

        var article = await folder.ArticleAsync("mail.eml", "fr");
        Assert.Equal(
            ("Les villes se parlent", "Ana Prado", "Les maires parlent de leurs projets avec les familles de la ville."),
            (article.Text("title"), article.Text("author"), article.Text("text")));
        Assert.DoesNotContain("ana@example.org", article.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_OpenDocument_text_is_an_article_with_its_heading_and_its_author()
    {
        var folder = await sites.NewFolderAsync();
        const string document = """
            <?xml version="1.0" encoding="UTF-8"?>
            <o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:m="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">
            <o:meta><m:initial-creator>Ana Prado</m:initial-creator></o:meta>
            <o:body><o:text><t:h t:outline-level="1">Les villes se parlent</t:h>
            <t:p>Les maires parlent de leurs projets avec les familles de la ville.</t:p></o:text></o:body>
            </o:document>
            """;
        await folder.PublishAsync("villes.fodt", document);

        var article = await folder.ArticleAsync("villes.fodt", "fr");
        Assert.Equal(
            ("Les villes se parlent", "Ana Prado", "Les maires parlent de leurs projets avec les familles de la ville."),
            (article.Text("title"), article.Text("author"), article.Text("text")));
    }

    [Theory]
    [InlineData("villes.rtf", "{\\rtf1\\ansi{\\info{\\author Ana Prado}}\\pard\\b Les villes se parlent\\b0\\par TEXT\\par}")]
    [InlineData(
        "villes.xhtml",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><meta name='author' content='Ana Prado'/></head>"
            + "<body><article><h1>Les villes se parlent</h1><div/><p>TEXT</p></article></body></html>")]
    public async Task Rich_Text_and_XHTML_are_articles(string name, string content)
    {
        const string text = "Les maires parlent de leurs projets avec les familles de la ville.";
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(name, content.Replace("TEXT", text, StringComparison.Ordinal));

        var article = await folder.ArticleAsync(name, "fr");
        Assert.Equal(
            ("Les villes se parlent", "Ana Prado", text), (article.Text("title"), article.Text("author"), article.Text("text")));
    }

    [Fact]
    public async Task A_pdf_is_an_article_with_its_headline_its_text_and_its_events_unless_the_site_wants_none()
    {
        using var document = new PdfDocumentBuilder();
        var font = document.AddStandard14Font(Standard14Font.Helvetica);
        var page = document.AddPage(PageSize.A4);
        page.AddText("Les villes de la Tunisie se parlent", 20, new PdfPoint(60, 740), font);
        page.AddText(
            "Tunis, le 5 mai 2026 - Les maires des villes voisines se retrouvent pour une ren-", 10, new PdfPoint(60, 700), font);
        page.AddText(
            "contre technique qui aura lieu le 9 juin 2031 dans la ville de Tunis. Ils parlent de leurs projets.", 10,
            new PdfPoint(60, 688), font);
        var before = await sites.StartOwnAsync(
            new SiteSettings { Languages = "fr", Others = new() { ["Newsroom:PdfArticles"] = "false" } });
        var folder = new SiteFolder(before);
        Assert.Equal("file", (await folder.PublishAsync("villes.pdf", document.Build())).Text("state"));
        await before.DisposeAsync();

        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Storage = before.Storage });
        await site.OverAsync(folder.Path("villes.pdf"), row => row.Text("state") == "complete");
        var article = await site.GetJsonAsync($"api/articles/{folder.Id("villes.pdf")}?lang=fr");
        Assert.Equal("Les villes de la Tunisie se parlent", article.Text("title"));
        Assert.Contains("une rencontre technique", article.Text("text"), StringComparison.Ordinal);
        Assert.StartsWith("2026-05-05", article.Text("published"), StringComparison.Ordinal);
        Assert.Contains((await site.GetJsonAsync("api/events?lang=fr&from=2031-06-09&to=2031-06-09")).List("items"),
            item => item.Text("article") == folder.Id("villes.pdf"));
    }

    [Fact]
    public async Task Lists_can_be_narrowed_to_an_organisation_or_a_place()
    {
        var folder = await sites.NewFolderAsync();
        var word = folder.Word();
        await folder.PublishAsync(
            "dakar.md",
            $"---\ntags: [{folder.Tag}]\n---\nL'Observatoire des villes {word} (OVR) parle de ses projets à Dakar et à Paris avec les "
                + "familles.");
        await folder.PublishAsync(
            "paris.md", $"---\ntags: [{folder.Tag}]\n---\nLes voisins {word} parlent de leurs projets à Paris avec les familles.");

        async Task<int> CountAsync(string filter) => (
            await folder.Site.GetJsonAsync($"api/articles?lang=fr&tag={folder.Tag}&{filter}")).List("items").Count;
        Assert.Equal(
            (1, 1, 1, 2, 0),
            (
                await CountAsync("org=ovr"),
                await CountAsync($"org=Observatoire+des+villes+{word}"),
                await CountAsync("place=Dakar"),
                await CountAsync("place=paris"),
                await CountAsync("place=Rome")));

        var search = await folder.Site.GetJsonAsync($"api/search?lang=fr&q={word}&facets=true");
        Assert.Equal(
            ["Paris 2", "Dakar 1"],
            search.GetProperty("facets").List("place").Select(facet => $"{facet.Text("value")} {facet.Text("count")}"));
        var organisation = Assert.Single(search.GetProperty("facets").List("org"));
        Assert.Equal(
            ("OVR", $"Observatoire des villes {word}", "1"),
            (organisation.Text("value"), organisation.Text("name"), organisation.Text("count")));
        Assert.Equal(1, (await folder.Site.GetJsonAsync($"api/search?lang=fr&q={word}&place=Dakar")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_file_beside_an_article_corrects_what_was_read()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("villes.txt", Text);
        var row = await folder.PublishAsync(
            "villes.meta.yaml", $"title: Le titre juste\ndate: 2026-05-06\ntags: [{folder.Tag}]\nlanguag: fr");
        Assert.Equal("complete", row.Text("state"));

        var item = Assert.Single((await folder.Site.GetJsonAsync($"api/articles?lang=fr&tag={folder.Tag}")).List("items"));
        Assert.Equal(("Le titre juste", 6), (item.Text("title"), item.Time("published").Day));
        await folder.Site.EventuallyAsync(() => folder.ListedAsync("en"), ids => ids.Count == 1);

        await folder.WithdrawAsync("villes.meta.yaml");
        Assert.Empty(await folder.ListedAsync("fr"));
        var article = await folder.ArticleAsync("villes.txt", "fr");
        Assert.Equal(("Les villes se parlent à Tunis", 5), (article.Text("title"), article.Time("published").Day));
    }

    [Fact]
    public async Task A_correction_can_come_before_the_article_and_release_a_draft()
    {
        var folder = await sites.NewFolderAsync();
        var correction = await folder.PublishAsync("annonce.meta.yaml", $"draft: false\ntags: [{folder.Tag}]");
        Assert.StartsWith("There is no file of this name yet", Assert.Single(correction.Texts("warnings")), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await folder.Site.GetAsync($"api/articles/{folder.Id("annonce.md")}")).StatusCode);
        var row = await folder.PublishAsync("annonce.md", "---\ndraft: true\n---\nLes villes parlent de leurs projets avec les familles.");

        Assert.Equal("complete", row.Text("state"));
        Assert.Equal([folder.Id("annonce.md")], await folder.ListedAsync("fr"));
    }

    [Fact]
    public async Task A_correction_that_is_no_YAML_is_rejected_with_the_line()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("villes.meta.yaml", "title: a\ndate: [2026");
        Assert.Equal("rejected", row.Text("state"));
        Assert.StartsWith("The file is not YAML: line ", row.Text("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_that_the_articles_of_a_folder_share_are_cut_from_the_first_one_too()
    {
        var folder = await sites.NewFolderAsync();
        string Release(string text) =>
            $"{text} Les familles en parlent avec les maires et les voisins de la ville, comme chaque année au printemps.\n\n"
                + "Pour ne plus recevoir nos nouvelles, répondez STOP";
        await folder.PublishAsync("un.txt", Release("Les voisins vivent dans la ville et parlent de leurs projets."));
        Assert.Contains("STOP", (await folder.ArticleAsync("un.txt", "fr")).Text("text"), StringComparison.Ordinal);
        await folder.PublishAsync("deux.txt", Release("Un concours de soupes réunit les écoles du quartier depuis longtemps."));

        foreach (var file in new[] { "un.txt", "deux.txt" })
        {
            Assert.DoesNotContain("STOP", (await folder.ArticleAsync(file, "fr")).Text("text"), StringComparison.Ordinal);
            Assert.Equal(
                ["Pour ne plus recevoir nos nouvelles, répondez STOP"], (await folder.Site.StatusAsync(folder.Path(file))).Texts("cut"));
        }
    }

    [Fact]
    public async Task An_article_that_says_much_the_same_as_another_names_it()
    {
        var folder = await sites.NewFolderAsync();
        var text = await ReadAsync("trams-de-nuit-bruxelles.txt");
        await folder.PublishAsync("un.txt", text);
        await folder.PublishAsync("deux.txt", text.Replace("en décibels", "en sones", StringComparison.Ordinal));
        await folder.PublishAsync("trois.txt", await ReadAsync("memorandum-semences.txt"));

        async Task<IEnumerable<string?>> SimilarAsync(string file) => (await folder.ArticleAsync(file, "fr"))
            .List("similarTo")
            .Select(other => other.Text("id"));
        Assert.Contains(folder.Id("un.txt"), await SimilarAsync("deux.txt"));
        Assert.Contains(folder.Id("deux.txt"), await SimilarAsync("un.txt"));
        Assert.DoesNotContain(folder.Id("un.txt"), await SimilarAsync("trois.txt"));
    }

    private static Task<string> ReadAsync(string name) =>
        File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Reading", "Golden", name), Cancelled);
}
