using System.Net;
using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>An article follows its upload: a new version replaces it, a deletion removes it everywhere.</summary>
public sealed class ChangingTests(RunningSite sites)
{
    [Fact]
    public async Task A_new_version_replaces_the_old_one_in_both_languages()
    {
        var folder = await sites.NewFolderAsync();
        var (old, current) = (folder.Word(0), folder.Word(1));
        await folder.PublishAsync(
            "ville.txt", $"La ville des voisins {old}.\n\nLes voisins vivent dans la ville et parlent de leurs projets.");
        var before = await folder.ArticleAsync("ville.txt", "fr");
        await folder.PublishAsync(
            "ville.txt", $"La ville des familles {current}.\n\nLes familles vivent dans la ville et parlent de leurs projets.");

        var after = await folder.ArticleAsync("ville.txt", "fr");
        Assert.Equal(before.Text("id"), after.Text("id"));
        Assert.NotEqual(before.GetProperty("source").Text("etag"), after.GetProperty("source").Text("etag"));
        Assert.Contains(current, after.Text("text"), StringComparison.Ordinal);
        foreach (var language in new[] { "fr", "en" })
        {
            Assert.Equal([folder.Id("ville.txt")], await folder.FoundAsync(language, current));
            Assert.Empty(await folder.FoundAsync(language, old));
            Assert.Contains(current, (await folder.ArticleAsync("ville.txt", language)).Text("title"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_kept_of_what_an_article_said_before()
    {
        var folder = await sites.NewFolderAsync();
        async Task<IEnumerable<string>> BodiesAsync() => (await folder.Site.BodiesAsync()).Where(
            name => name.StartsWith($"{folder.Id("ville.txt")}/", StringComparison.Ordinal));

        await folder.PublishAsync("ville.txt", "La ville des voisins.\n\nLes voisins vivent dans la ville et parlent de leurs projets.");
        var before = await BodiesAsync();
        Assert.Equal(3, before.Count());
        await folder.PublishAsync("ville.txt", "La ville des familles.\n\nLes familles vivent dans la ville et parlent de leurs projets.");
        var after = await folder.Site.EventuallyAsync(BodiesAsync, bodies => bodies.Count() == 3 && !bodies.Intersect(before).Any());
        Assert.Equal(["en", "en.alignment", "fr"], after.Select(name => name.Split('/')[2]).Order());
        await folder.WithdrawAsync("ville.txt");
        Assert.Empty(await BodiesAsync());
    }

    [Fact]
    public async Task An_inferred_date_stays_when_a_new_version_comes()
    {
        var folder = await sites.NewFolderAsync();
        const string text = "Les voisins vivent dans la ville et parlent de leurs projets.";
        await folder.PublishAsync("date.txt", text);
        var before = await folder.ArticleAsync("date.txt", "fr");
        await folder.Site.NextSecondAsync();
        await folder.PublishAsync("date.txt", $"{text} Les familles aussi.");

        var after = await folder.ArticleAsync("date.txt", "fr");
        Assert.Contains("aussi", after.Text("text"), StringComparison.Ordinal);
        Assert.Equal(before.Time("published"), after.Time("published"));
        Assert.True(after.GetProperty("publishedInferred").GetBoolean());
        Assert.True(after.Time("updated") > before.Time("updated"));
    }

    [Fact]
    public async Task A_new_date_moves_the_article_in_lists_and_leaves_nothing_at_the_old_place()
    {
        var folder = await sites.NewFolderAsync();
        string Text(string date, string start) => $"""
            ---
            title: Le forum des villes
            date: {date}
            tags: [{folder.Tag}]
            events:
              - title: Le forum {folder.Word()}
                start: {start}
            ---
            Les villes parlent de leurs projets avec les familles.
            """;
        await folder.PublishAsync("forum.md", Text("2024-02-01", "2032-02-01"));
        await folder.PublishAsync("forum.md", Text("2025-02-01", "2032-03-01"));

        foreach (var language in new[] { "fr", "en" })
        {
            var item = Assert.Single((await folder.Site.GetJsonAsync($"api/articles?lang={language}&tag={folder.Tag}")).List("items"));
            Assert.Equal(2025, item.Time("published").Year);
            var events = (await folder.Site.GetJsonAsync($"api/events?lang={language}&from=2032-02-01&to=2032-03-02")).List("items")
                .Where(item => item.Text("article") == folder.Id("forum.md"));
            Assert.Equal("2032-03-01", Assert.Single(events).Text("start"));
        }
    }

    [Fact]
    public async Task A_deletion_withdraws_the_article_everywhere()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("adieu.md", $"""
            ---
            title: Adieu {folder.Word()}
            date: 2025-02-02
            tags: [{folder.Tag}]
            events: [{"{"} title: La fête, start: 2032-04-01 {"}"}]
            ---
            Les voisins vivent dans la ville et parlent de leurs projets.
            """);
        Assert.Equal(2, (await folder.ArticleAsync("adieu.md", "en")).List("alternates").Count + 1);
        await folder.WithdrawAsync("adieu.md");

        Assert.Empty((await folder.Site.StatusAsync(folder.Path("adieu.md"))).Texts("languages"));
        foreach (var language in new[] { "fr", "en" })
        {
            await AssertProblemAsync(folder.Site, $"api/articles/{folder.Id("adieu.md")}?lang={language}", HttpStatusCode.Gone);
            using var page = await folder.Site.GetAsync($"{language}/{folder.Id("adieu.md")}");
            Assert.Equal((HttpStatusCode.Gone, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
            Assert.Empty(await folder.ListedAsync(language));
            Assert.Empty(await folder.FoundAsync(language, folder.Word()));
            Assert.Empty((await folder.Site.GetJsonAsync($"api/feeds/{language}/feed.json?tag={folder.Tag}")).List("items"));
            var events = (await folder.Site.GetJsonAsync($"api/events?lang={language}&from=2032-04-01&to=2032-04-01")).List("items");
            Assert.DoesNotContain(events, item => item.Text("article") == folder.Id("adieu.md"));
        }
    }

    [Fact]
    public async Task What_was_deleted_can_be_uploaded_again()
    {
        var folder = await sites.NewFolderAsync();
        var text = $"La ville des voisins {folder.Word()}.\n\nLes voisins vivent dans la ville et parlent de leurs projets.";
        await folder.PublishAsync("retour.txt", text);
        await folder.WithdrawAsync("retour.txt");
        var row = await folder.PublishAsync("retour.txt", text);

        Assert.Equal("complete", row.Text("state"));
        Assert.Equal([folder.Id("retour.txt")], await folder.FoundAsync("fr", folder.Word()));
        Assert.Equal([folder.Id("retour.txt")], await folder.FoundAsync("en", folder.Word()));
    }

    [Fact]
    public async Task A_draft_is_held_and_goes_out_once_it_is_none_any_more()
    {
        var folder = await sites.NewFolderAsync();
        string Text(bool draft) =>
            $"---\ntitle: Un projet {folder.Word()}\ndraft: {(draft ? "true" : "false")}\n---\n"
                + "Les voisins vivent dans la ville et parlent de leurs projets.";
        var held = await folder.PublishAsync("projet.md", Text(draft: true));
        Assert.Equal("held", held.Text("state"));
        Assert.Contains("draft", held.Text("error"), StringComparison.Ordinal);
        Assert.Empty(await folder.FoundAsync("fr", folder.Word()));
        using (var answer = await folder.Site.GetAsync($"api/articles/{folder.Id("projet.md")}"))
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        var published = await folder.PublishAsync("projet.md", Text(draft: false));
        Assert.Equal("complete", published.Text("state"));
        Assert.Equal([folder.Id("projet.md")], await folder.FoundAsync("fr", folder.Word()));

        var withdrawn = await folder.PublishAsync("projet.md", Text(draft: true));
        Assert.Equal("held", withdrawn.Text("state"));
        Assert.Empty(withdrawn.Texts("languages"));
        Assert.Empty(await folder.FoundAsync("en", folder.Word()));
        await AssertProblemAsync(folder.Site, $"api/articles/{folder.Id("projet.md")}", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task An_article_dated_in_the_future_is_held_until_its_time_comes()
    {
        var folder = await sites.NewFolderAsync();
        var due = DateTimeOffset.UtcNow.AddSeconds(6);
        string Text(string date) =>
            $"---\ntitle: Demain {folder.Word()}\ndate: {date}\n---\nLes voisins vivent dans la ville et parlent de leurs projets.";
        var far = await folder.PublishAsync("loin.md", Text("2150-01-01"));
        var near = await folder.PublishAsync("demain.md", Text($"{due:yyyy-MM-ddTHH:mm:ssZ}"));

        Assert.Equal("held", far.Text("state"));
        Assert.Contains("2150-01-01", far.Text("error"), StringComparison.Ordinal);
        Assert.Equal(2150, far.Time("due").Year);
        Assert.Matches("^(held|complete)$", near.Text("state"));
        await folder.Site.OverAsync(folder.Path("demain.md"), row => row.Text("state") == "complete");
        Assert.Equal([folder.Id("demain.md")], await folder.FoundAsync("fr", folder.Word()));
    }

    [Fact]
    public async Task Of_two_uploads_of_one_path_in_quick_succession_the_last_one_wins()
    {
        var folder = await sites.NewFolderAsync();
        string Text(int version) =>
            $"---\ntitle: Version {folder.Word(version)}\ntags: [{folder.Tag}]\n---\n"
                + "Les voisins vivent dans la ville et parlent de leurs projets.";
        for (var pair = 0; pair < 5; pair++)
        {
            await folder.Site.UploadAsync(folder.Path("vite.md"), Text(2 * pair));
            await Task.Delay(50, TestContext.Current.CancellationToken);
            await folder.Site.UploadAsync(folder.Path("vite.md"), Text((2 * pair) + 1));
            await folder.Site.EventuallyAsync(
                () => folder.FoundAsync("en", folder.Word((2 * pair) + 1)), found => found.Count == 1);
        }

        await folder.Site.OverAsync(folder.Path("vite.md"), row => row.Text("state") == "complete");
        foreach (var language in new[] { "fr", "en" })
        {
            Assert.Equal([folder.Id("vite.md")], await folder.ListedAsync(language));
            for (var version = 0; version < 9; version++)
            {
                Assert.Empty(await folder.FoundAsync(language, folder.Word(version)));
            }

            Assert.Equal([folder.Id("vite.md")], await folder.FoundAsync(language, folder.Word(9)));
        }

        await StoredExactlyOnce.AssertAsync(folder.Site, [folder.Path("vite.md")], ["fr", "en"]);
    }

    [Fact]
    public async Task A_file_deleted_while_it_is_being_processed_leaves_nothing_behind()
    {
        var folder = await sites.NewFolderAsync();
        string Text(int i) =>
            $"---\ntags: [{folder.Tag}]\n---\nLa ville des voisins {folder.Word()} {i}.\n\n"
                + "Les voisins vivent dans la ville et parlent de leurs projets.";
        var names = Enumerable.Range(0, 12).Select(i => $"passager-{i}.md").ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            await folder.Site.UploadAsync(folder.Path(names[i]), Text(i));
            await Task.Delay(TimeSpan.FromMilliseconds(40 * i), TestContext.Current.CancellationToken);
            await folder.Site.DeleteAsync(folder.Path(names[i]));
        }

        // A file that was uploaded later shows that the site has read the container since.
        await folder.PublishAsync("dernier.txt", "Les voisins vivent dans la ville et parlent de leurs projets.");
        foreach (var name in names)
        {
            await folder.Site.EventuallyAsync(
                () => folder.Site.StatusAsync(folder.Path(name)),
                row => row.ValueKind == JsonValueKind.Undefined || row.Text("state") == "withdrawn");
        }

        foreach (var language in new[] { "fr", "en" })
        {
            Assert.Empty(await folder.ListedAsync(language));
            Assert.Empty(await folder.FoundAsync(language, folder.Word()));
        }
    }

    private static async Task AssertProblemAsync(NewsroomSite site, string address, HttpStatusCode status)
    {
        using var answer = await site.GetAsync(address);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }
}
