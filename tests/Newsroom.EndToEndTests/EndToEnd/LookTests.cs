using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The folder <c>site/</c>: logo, icon, footers, links and pages of the organisation.</summary>
public sealed class LookTests(RunningSite sites)
{
    private const string Logo =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 60\"><script>alert(1)</script><path d=\"M0 0h240v60z\"/></svg>";

    private const string Article =
        "---\ntitle: Les quais\nlanguage: fr\ndate: 2026-01-02\n---\nLa ville de Dakar ouvre ses quais aux habitants.";

    [Fact]
    public async Task A_logo_and_an_icon_are_on_each_page_until_they_are_deleted()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr,en"));
        await PutAsync(site, "quais.md", Article, "published");
        Assert.Equal("La Ville", (await PageAsync(site, "fr")).QuerySelector(".top .site")!.TextContent.Trim());

        await PutAsync(site, "site/logo.svg", Logo);
        await PutAsync(site, "site/icon.png", DrawnPicture.Png());
        var article = $"fr/{(await site.StatusAsync("quais.md")).Text("article")}";
        foreach (var address in new[] { "fr", "en/events", "fr/search?q=quais", "fr/archive", article, "api/docs" })
        {
            var page = await PageAsync(site, address);
            var logo = page.QuerySelector(".top .site img")!;
            Assert.Equal(("La Ville", "240", "60"), (logo.GetAttribute("alt"), logo.GetAttribute("width"), logo.GetAttribute("height")));
            Assert.Equal("image/webp", page.QuerySelector("link[rel=icon]")!.GetAttribute("type"));
        }

        var shown = (await PageAsync(site, "fr")).QuerySelector(".top .site img")!.GetAttribute("src")!;
        using (var answer = await site.GetAsync(shown))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("script", await ReadAsync(answer), StringComparison.Ordinal);
        }

        await site.UploadAsync("site/logo.svg", Logo.Replace("240", "480", StringComparison.Ordinal));
        await site.EventuallyAsync(
            () => PageAsync(site, "fr"), page => page.QuerySelector(".top .site img")?.GetAttribute("width") == "480");
        await RemoveAsync(site, "site/logo.svg");
        Assert.Equal("La Ville", (await PageAsync(site, "fr")).QuerySelector(".top .site")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(shown)).StatusCode);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task A_language_and_the_night_can_have_logos_of_their_own()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr,ar"));
        await PutAsync(site, "site/logo.png", DrawnPicture.Png(800, 200));
        Assert.NotNull((await PageAsync(site, "ar")).QuerySelector(".top .site img.plate"));
        await PutAsync(site, "site/logo.ar.svg", Logo);
        await PutAsync(site, "site/logo-dark.svg", Logo);

        var page = await PageAsync(site, "fr");
        var french = page.QuerySelector(".top .site img")!;
        Assert.Contains("/site/logo.png", french.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("192px", french.GetAttribute("sizes"));
        Assert.False(french.ClassList.Contains("plate"));
        Assert.Contains("/site/logo-dark.svg", page.QuerySelector(".top .site source")!.GetAttribute("srcset"), StringComparison.Ordinal);
        var arabic = (await PageAsync(site, "ar")).QuerySelector(".top .site img")!;
        Assert.Contains("/site/logo.ar.svg", arabic.GetAttribute("src"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_footer_is_clean_and_stands_on_each_page_in_its_language_or_the_first_one()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr,en"));
        await PutAsync(
            site,
            "site/footer.fr.md",
            "**La Ville**, 1 rue des Quais [nous](javascript:alert(1)) <script>alert(2)</script>\n\n"
                + "<p id=\"main\" onclick=\"alert(3)\">Tél. 12</p>");

        var french = (await PageAsync(site, "fr")).QuerySelector(".bottom .own")!;
        Assert.Equal("La Ville", french.QuerySelector("strong")!.TextContent);
        Assert.Contains("Tél. 12", french.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", french.OuterHtml, StringComparison.Ordinal);
        Assert.Null(french.QuerySelector("[id]"));
        Assert.Equal("fr", (await PageAsync(site, "en")).QuerySelector(".bottom .own")!.GetAttribute("lang"));

        await PutAsync(site, "site/footer.en.md", "The City, 1 Quay Street");
        Assert.Equal("The City, 1 Quay Street", (await PageAsync(site, "en/events")).QuerySelector(".bottom .own")!.TextContent.Trim());

        // A page that is not there has it, too.
        using var missing = await site.GetAsync("en/nowhere");
        Assert.Contains("1 Quay Street", await ReadAsync(missing), StringComparison.Ordinal);

        await site.UploadAsync("site/footer.en.md", "The City, 2 Quay Street");
        await site.EventuallyAsync(
            () => PageAsync(site, "en"), page => page.Body!.TextContent.Contains("2 Quay Street", StringComparison.Ordinal));
        await RemoveAsync(site, "site/footer.en.md");
        await RemoveAsync(site, "site/footer.fr.md");
        Assert.Null((await PageAsync(site, "en")).QuerySelector(".bottom .own"));
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task A_page_has_an_address_in_each_of_its_languages_and_a_place_in_a_menu()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr,en"));
        await PutAsync(site, "site/about.fr.md", "---\nmenu: header\n---\n# Qui nous sommes\n\nNous écrivons.\n\n[Mentions](legal.md)");
        await PutAsync(site, "site/about.en.md", "---\nmenu: header\ntitle: Who we are\n---\nWe write.");
        await PutAsync(site, "site/legal.md", "# Mentions légales\n\nTexte.");
        await PutAsync(site, "site/privacy.fr.md", "---\nweight: -1\n---\n# Vie privée\n\nTexte.");
        await PutAsync(site, "site/hidden.fr.md", "---\nmenu: none\n---\n# Cachée\n\nTexte.");
        await PutAsync(
            site, "site/links.fr.md", "- [Dons](https://give.example.org/)\n- [Port](/fr/topics/port)\n- [x](javascript:alert(1))");

        var page = await PageAsync(site, "fr/pages/about");
        Assert.Equal("Qui nous sommes", page.QuerySelector("main h1")!.TextContent);
        Assert.Equal("/fr/pages/legal", page.QuerySelector(".prose a")!.GetAttribute("href"));
        Assert.EndsWith("/fr/pages/about", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["fr", "en", "x-default"], page.QuerySelectorAll("link[hreflang]").Select(link => link.GetAttribute("hreflang")));
        Assert.Equal("Qui nous sommes", page.QuerySelector(".sections [aria-current]")!.TextContent);
        Assert.Equal(
            [("Qui nous sommes", "/fr/pages/about"), ("Dons", "https://give.example.org/"), ("Port", "/fr/topics/port")],
            Menu(page, ".sections").Skip(4));
        Assert.Equal([("Vie privée", "/fr/pages/privacy"), ("Mentions légales", "/fr/pages/legal")], Menu(page, ".pages"));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("fr/pages/hidden")).StatusCode);

        // What a language lacks is linked in the first one.
        var english = await PageAsync(site, "en");
        Assert.Equal(("Who we are", "/en/pages/about"), Menu(english, ".sections").Skip(4).First());
        Assert.Equal([("Vie privée", "/fr/pages/privacy"), ("Mentions légales", "/fr/pages/legal")], Menu(english, ".pages"));
        Assert.All(english.QuerySelectorAll(".pages a"), link => Assert.Equal("fr", link.GetAttribute("lang")));

        using var missing = await site.GetAsync("en/pages/legal");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("/fr/pages/legal", Parse(await ReadAsync(missing)).QuerySelector("main .ways a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/footer")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/links")).StatusCode);

        var map = await site.GetTextAsync("sitemap.xml");
        Assert.Contains("/en/pages/about</loc>", map, StringComparison.Ordinal);
        Assert.DoesNotContain("/pages/links", map, StringComparison.Ordinal);

        await RemoveAsync(site, "site/about.fr.md");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/about")).StatusCode);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task A_page_is_no_article()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr,en") with { Translator = "none" });
        await PutAsync(site, "site/about.fr.md", "# Qui nous sommes\n\nLa réunion a lieu le 5 mai 2031 à 10 h à Tunis. Trottinette.");
        await PutAsync(site, "site/team/people.fr.md", "# Équipe\n\nTrottinette.");
        await PutAsync(site, "site/statutes.docx", Encoding.UTF8.GetBytes("no document"));
        await PutAsync(site, "quais.md", Article, "published");

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("fr/pages/team/people")).StatusCode);
        Assert.Single((await site.GetJsonAsync("api/articles?lang=fr")).List("items"));
        Assert.Empty((await site.GetJsonAsync("api/search?lang=fr&q=trottinette")).List("items"));
        Assert.Empty((await site.GetJsonAsync("api/events?lang=fr")).List("items"));
        Assert.DoesNotContain("Qui nous", await site.GetTextAsync("api/feeds/fr/rss.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("site/about", await site.GetTextAsync("api/changes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_public_from_its_day_to_its_last_one_and_a_draft_never()
    {
        var clock = new MovableClock();
        await using var site = await sites.StartOwnAsync(Settings("fr") with { Clock = clock });
        var (first, last) = (DateTimeOffset.UtcNow.AddDays(2), DateTimeOffset.UtcNow.AddDays(4));
        await PutAsync(site, "site/draft.fr.md", "---\ndraft: true\n---\n# Brouillon\n\n![](team.png)", "held");
        await PutAsync(site, "site/slip.fr.md", "---\ndraft: yse\n---\n# Brouillon\n\nTexte", "held");
        await PutAsync(site, "site/team.png", DrawnPicture.Png());
        await PutAsync(
            site, "site/jobs.fr.md", $"---\ndate: {first:O}\nexpiryDate: {last:O}\n---\n# Emplois\n\n![L’équipe](team.png)", "held");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/draft")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("files/current/site/team.png")).StatusCode);
        Assert.Empty((await PageAsync(site, "fr")).QuerySelectorAll(".pages a"));

        clock.Ahead = TimeSpan.FromDays(3);
        var page = await site.EventuallyAsync(() => PageAsync(site, "fr"), page => page.QuerySelector(".pages a") is not null);
        Assert.Equal("Emplois", page.QuerySelector(".pages a")!.TextContent);
        var picture = (await PageAsync(site, "fr/pages/jobs")).QuerySelector(".prose img")!;
        Assert.Equal(("400", "300"), (picture.GetAttribute("width"), picture.GetAttribute("height")));
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(picture.GetAttribute("src")!)).StatusCode);

        clock.Ahead = TimeSpan.FromDays(5);
        await site.EventuallyAsync(() => PageAsync(site, "fr"), page => page.QuerySelector(".pages a") is null);
        await site.OverAsync("site/jobs.fr.md", row => row.Text("state") == "held");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("files/current/site/team.png")).StatusCode);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task A_page_that_becomes_a_draft_or_cannot_be_read_is_taken_off()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr"));
        await PutAsync(site, "site/drawing.svg", Logo);
        await PutAsync(site, "site/about.fr.md", "# Qui nous sommes\n\n![Un plan](drawing.svg)");

        // Its place is known before it comes.
        Assert.Equal("240", (await PageAsync(site, "fr/pages/about")).QuerySelector(".prose img")!.GetAttribute("width"));
        await PutAsync(site, "site/about.fr.md", "---\ndraft: true\n---\n# Qui nous sommes\n\nTexte.", "held");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/about")).StatusCode);
        await PutAsync(site, "site/about.fr.md", "# Qui nous sommes\n\nTexte.");
        await PutAsync(site, "site/about.fr.md", new byte[3 << 20], "rejected");
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("fr/pages/about")).StatusCode);
    }

    [Fact]
    public async Task A_page_links_to_files_beside_it_and_says_which_are_missing()
    {
        await using var site = await sites.StartOwnAsync(Settings("fr"));
        var row = await PutAsync(
            site, "site/about.fr.md", "# Nous\n\n[Statuts](docs/statuts.docx) et [rapport](/site/rapport.pdf#page=2).");
        Assert.Equal(2, row.Texts("warnings").Count(warning => warning.Contains("not there yet", StringComparison.Ordinal)));
        await PutAsync(site, "site/docs/statuts.docx", Encoding.UTF8.GetBytes("no document"));
        await PutAsync(site, "site/rapport.pdf", Encoding.UTF8.GetBytes("%PDF-1.7\n%%EOF\n"));
        Assert.Empty((await site.StatusAsync("site/about.fr.md")).Texts("warnings"));
        foreach (var link in (await PageAsync(site, "fr/pages/about")).QuerySelectorAll(".prose a"))
        {
            using var answer = await site.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Settings_cannot_bring_markup_into_pages()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings
        {
            Languages = "fr",
            Others = new()
            {
                ["Newsroom:Title"] = "\"><script>alert(1)</script>",
                ["Newsroom:SiteColor"] = "#FC0",
                ["Newsroom:SiteFont"] = "sans",
            },
        });
        await PutAsync(site, "site/logo.svg", Logo);
        var page = await PageAsync(site, "fr");
        Assert.Equal("\"><script>alert(1)</script>", page.QuerySelector(".top .site img")!.GetAttribute("alt"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent == "alert(1)");
        var style = await site.GetTextAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        Assert.Contains("--brand:#ffcc00;", style, StringComparison.Ordinal);
        Assert.Contains("--serif:var(--sans)", style, StringComparison.Ordinal);
    }

    private static SiteSettings Settings(string languages) =>
        new() { Languages = languages, Others = new() { ["Newsroom:Title"] = "La Ville" } };

    private static Task<JsonElement> PutAsync(NewsroomSite site, string path, string text, string state = "file") =>
        PutAsync(site, path, Encoding.UTF8.GetBytes(text), state);

    /// <summary>Uploads a file, and waits until its new content has this state.</summary>
    private static async Task<JsonElement> PutAsync(NewsroomSite site, string path, byte[] content, string state = "file")
    {
        var before = await site.StatusAsync(path);
        await site.UploadAsync(path, content);
        return await site.OverAsync(path, row => row.Text("state") == state
            && (before.ValueKind == JsonValueKind.Undefined || before.Text("received") != row.Text("received")));
    }

    private static async Task RemoveAsync(NewsroomSite site, string path)
    {
        await site.DeleteAsync(path);
        await site.OverAsync(path, row => row.Text("state") == "withdrawn");
    }

    private static async Task<IDocument> PageAsync(NewsroomSite site, string address) => Parse(await site.GetTextAsync(address));

    private static Task<string> ReadAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static IEnumerable<(string, string)> Menu(IDocument page, string nav) =>
        page.QuerySelectorAll($"{nav} a").Select(link => (link.TextContent, link.GetAttribute("href")!));
}
