using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Newsroom.Storage;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Operations on a site: its tables are lost, a language is added, an older version meets its data.</summary>
public sealed class OperationsTests(RunningSite sites)
{
    private static readonly string[] Languages = ["fr", "en"];
    private static readonly string[] Formats = ["rss.xml", "atom.xml", "feed.json"];

    private static readonly Dictionary<string, string> Files = new()
    {
        ["2026/un.md"] =
            "---\ntitle: Un marché\ndate: 2026-02-03\ntags: [ville]\nevents:\n  - title: Réunion technique\n    start: 2026-05-05T09:00\n"
                + "    zone: Africa/Tunis\n---\nLes voisins de la ville parlent de leurs projets.",
        ["2026/deux.txt"] = "Une fête dans la ville\n\nLes familles regardent la ville. Les enfants parlent de leurs projets.",
        ["2026/trois.fr.md"] = "# Un village\n\nLes voisins du village parlent de leurs projets.",
        ["2026/trois.en.md"] = "# A village\n\nThe neighbours of the village talk about their plans.",
        ["2026/quatre.md"] = "---\ndraft: true\n---\nLes voisins parlent.",
        ["2026/deux.meta.yaml"] = "tags: [fête]",
        ["glossary/mots.csv"] = "fr,en\nmarché,farmers market\n",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_back_after_all_tables_and_queues_were_deleted_also_while_the_site_runs()
    {
        var storage = await sites.NewAccountAsync();
        string before;
        await using (var site = await sites.StartOwnAsync(Settings(storage, "fr,en")))
        {
            await UploadAsync(site);
            before = await ShownAsync(site);
            Assert.Contains("farmers market", before, StringComparison.Ordinal);
        }

        // Without an engine: what is restored was not translated again.
        await DeleteTablesAsync(storage);
        await using var later = await sites.StartOwnAsync(Settings(storage, "fr,en") with { Translator = "none" });
        await AssertBackAsync(later, before);

        await DeleteTablesAsync(storage);
        await AssertBackAsync(later, before);

        // Later uploads are not lost, and a rebuild needs no table.
        await later.UploadAsync("2026/cinq.md", "# Un cinquième\n\nLes voisins parlent encore.");
        Assert.Equal(["fr"], (await later.OverAsync("2026/cinq.md")).Texts("languages"));
        Assert.Contains("Every upload is read again", (await later.PostAsync("api/rebuild")).Text("message"), StringComparison.Ordinal);
        await ReadAsync(later, Files.Count + 1);
        await later.DeleteAsync("2026/cinq.md");
        await later.OverAsync("2026/cinq.md", row => row.Text("state") == "withdrawn");
        await AssertBackAsync(later, before);
    }

    [Fact]
    public async Task Another_language_comes_to_all_articles_and_goes_again_while_feeds_of_the_others_stay_as_they_are()
    {
        var storage = await sites.NewAccountAsync();
        var before = new Dictionary<string, (string Tag, string Text)>();
        await using (var site = await sites.StartOwnAsync(Settings(storage, "fr,en")))
        {
            await UploadAsync(site);
            foreach (var feed in Feeds())
            {
                before[feed] = await GetAsync(site, feed);
            }
        }

        await using (var site = await sites.StartOwnAsync(Settings(storage, "fr,en,es")))
        {
            await LanguageAsync(site, "es", 3);
            Assert.Equal(3, (await site.GetJsonAsync("api/articles?lang=es")).List("items").Count);
            Assert.Equal("machine", (await site.GetJsonAsync("api/search?lang=es&q=ciudad")).List("items")[0].Text("kind"));
            await AssertUntouchedAsync(site);
            Assert.Empty(site.Errors);
        }

        await using var last = await sites.StartOwnAsync(Settings(storage, "fr,en"));
        await last.EventuallyAsync(() => last.GetJsonAsync("api/articles?lang=es"), list => list.List("items").Count == 0);
        Assert.Equal(0, (await last.GetJsonAsync("api/search?lang=es&q=ciudad")).GetProperty("total").GetInt32());
        await AssertUntouchedAsync(last);

        async Task AssertUntouchedAsync(NewsroomSite site)
        {
            foreach (var (feed, (tag, text)) in before)
            {
                Assert.Equal(text, (await GetAsync(site, feed)).Text);
                using var known = await site.GetAsync(feed, ("If-None-Match", tag));
                Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            }
        }

        static IEnumerable<string> Feeds() => Languages.SelectMany(language => Formats.Select(format => $"api/feeds/{language}/{format}"));
    }

    [Fact]
    public async Task Data_of_a_newer_version_is_refused_by_every_function_and_left_alone()
    {
        var storage = await NewerAccountAsync();
        await using var site = await sites.StartOwnAsync(new SiteSettings { Storage = storage });
        foreach (var address in new[] { "api/articles", "api/search?q=ville", "api/feeds/fr/rss.xml", "api/status", "api/health" })
        {
            using var answer = await site.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("schema version 99", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }

        await site.UploadAsync("un.md", "# Un titre\n\nLes voisins parlent.");
        await site.EventuallyAsync(
            () => Task.FromResult(site.Errors.Count(error => error.Contains("ArticleUploaded", StringComparison.Ordinal))),
            errors => errors > 0);
        Assert.Equal(
            ["LocalHostReceipts", "state"],
            await site.Tables.QueryAsync(cancellationToken: Cancelled).Select(table => table.Name).Order().ToListAsync(Cancelled));
        Assert.False(
            await new BlobContainerClient(
                storage, "editions", new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)).ExistsAsync(Cancelled));
    }

    [Fact]
    public async Task The_command_refuses_newer_data_in_one_line()
    {
        const string refusal =
            "The storage account has data of schema version 99, and this version of Newsroom knows up to 2: run the version that wrote "
                + "it, or a newer one.";
        var storage = await NewerAccountAsync();
        await using (var process = NewsroomProcess.Start(storage, "--port", "0", "--no-seeds"))
        {
            Assert.Equal((1, refusal), await EndedAsync(process));
        }

        var folder = Directory.CreateTempSubdirectory("newsroom-newer-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "un.md"), "Les voisins parlent.", Cancelled);
            await using var process = NewsroomProcess.Start("", "import", folder.FullName, "--storage", storage, "--wait");
            var (code, output) = await EndedAsync(process);
            Assert.Equal((1, refusal), (code, output.Split('\n')[^1]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        static async Task<(int ExitCode, string Output)> EndedAsync(NewsroomProcess process)
        {
            var (code, output) = await process.EndedAsync();
            return (code, output.Trim());
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a b")]
    [InlineData("1!8!YQ-- 1!8!Yg--")]
    [InlineData("é ☃ ü")]
    [InlineData("' or 1 eq 1")]
    public async Task A_cursor_of_the_status_that_is_none_is_refused(string place)
    {
        var folder = await sites.NewFolderAsync();
        var cursor = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(place));
        using var answer = await folder.Site.GetAsync($"api/status?cursor={cursor}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static SiteSettings Settings(string storage, string languages)
    {
        return new SiteSettings
        {
            Storage = storage,
            Languages = languages,
            Translator = "apertium",
            Others = new() { ["Newsroom:BaseUrl"] = "https://news.example", ["Newsroom:ReconcileAfter"] = "00:00:01" },
        };
    }

    private static async Task UploadAsync(NewsroomSite site)
    {
        foreach (var (path, text) in Files.OrderByDescending(file => file.Key.StartsWith("glossary", StringComparison.Ordinal)))
        {
            await site.UploadAsync(path, text);
            await site.OverAsync(path);
        }

        await site.OverAsync("2026/deux.txt", row => row.Texts("languages").Count == 2);
        await site.EventuallyAsync(
            () => site.GetJsonAsync("api/articles?lang=en"), list => list.List("items").Any(item => item.Texts("tags").Contains("fête")));
    }

    private static async Task DeleteTablesAsync(string storage)
    {
        var tables = new TableServiceClient(storage);
        foreach (var table in await tables.QueryAsync(cancellationToken: Cancelled).ToListAsync(Cancelled))
        {
            await tables.DeleteTableAsync(table.Name, Cancelled);
        }

        var queues = new QueueServiceClient(storage, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2024_11_04));
        foreach (var queue in await queues.GetQueuesAsync(cancellationToken: Cancelled).ToListAsync(Cancelled))
        {
            await queues.DeleteQueueAsync(queue.Name, Cancelled);
        }
    }

    private static async Task AssertBackAsync(NewsroomSite site, string before)
    {
        await ReadAsync(site, Files.Count);
        await LanguageAsync(site, "en", 3);
        Assert.Equal(before, await site.EventuallyAsync(() => ShownAsync(site), shown => shown == before, TimeSpan.FromSeconds(30)));
        foreach (var path in Files.Keys)
        {
            Assert.Equal(
                path.Contains("quatre", StringComparison.Ordinal) ? "held" : "complete", (await site.StatusAsync(path)).Text("state"));
        }
    }

    private static Task<JsonElement> ReadAsync(NewsroomSite site, int files) =>
        site.EventuallyAsync(
            () => site.GetJsonAsync("api/status"),
            status => status.GetProperty("progress").GetProperty("uploads").ToString() == $"{{\"done\":{files},\"total\":{files}}}");

    private static Task<JsonElement> LanguageAsync(NewsroomSite site, string language, int articles) => site.EventuallyAsync(
        () => site.GetJsonAsync("api/status"),
        status => status.GetProperty("progress")
            .List("languages")
            .Any(one => one.ToString() == $"{{\"language\":\"{language}\",\"done\":{articles},\"total\":{articles}}}"));

    /// <summary>Everything that readers see: lists, articles, feeds, events, calendars, search results.</summary>
    private static async Task<string> ShownAsync(NewsroomSite site)
    {
        var shown = new List<string>();
        foreach (var language in Languages)
        {
            var list = await site.GetJsonAsync($"api/articles?lang={language}&limit=100");
            shown.Add(list.ToString());
            foreach (var item in list.List("items"))
            {
                shown.Add((await site.GetJsonAsync($"api/articles/{item.Text("id")}?lang={language}&view=parallel")).ToString());
            }

            shown.Add(string.Join('\n', (await FeedView.GetAsync(site, $"api/feeds/{language}/rss.xml")).Items));
            shown.Add((await site.GetJsonAsync($"api/events?lang={language}")).ToString());
            shown.Add(await site.GetTextAsync($"api/calendar/{language}.ics"));
            foreach (var query in new[] { "ville", "voisins", "project*", "market OR plans" })
            {
                var found = await site.GetJsonAsync($"api/search?lang={language}&facets=true&q={Uri.EscapeDataString(query)}");
                shown.Add($"{query}: {found.GetProperty("total")} {found.GetProperty("items")} {found.GetProperty("facets")}");
            }
        }

        return string.Join("\n\n", shown);
    }

    private static async Task<(string Tag, string Text)> GetAsync(NewsroomSite site, string address)
    {
        using var answer = await site.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer.Headers.ETag!.ToString(), await answer.Content.ReadAsStringAsync(Cancelled));
    }

    private async Task<string> NewerAccountAsync()
    {
        var storage = await sites.NewAccountAsync();
        var table = new TableClient(storage, Schema.Table);
        await table.CreateAsync(Cancelled);
        await table.AddEntityAsync(new TableEntity(Schema.Partition, Schema.Row) { ["Version"] = 99 }, Cancelled);
        return storage;
    }
}
