using System.Net;
using Azure.Data.Tables;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Searches, from the upload to the response.</summary>
public sealed class SearchTests(SearchSite search, RunningSite sites) : IClassFixture<SearchSite>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static readonly TheoryData<string, string> Queries = new()
    {
        { "élection", "elections" },
        { "ELECTIONS", "elections" },
        { "l'OIM", "oim" },
        { "l’oim", "oim" },
        { "\"migration mixte\"", "oim" },
        { "« migration mixte »", "oim" },
        { "\"mixte migration\"", "" },
        { "oim OR élections", "elections oim" },
        { "oim | appel", "appel oim" },
        { "migration -mixte", "appel" },
        { "migration -\"un thème\"", "oim" },
        { "migration NOT (mixte OR fleuve)", "appel" },
        { "appel*", "appel" },
        { "l'app*", "appel" },
        { "class*", "classement" },
        { "un-class*", "classement" },
        { "rabbat~", "elections" },
        { "l'electoins~", "elections" },
        { "rapport", "classement oim" },
        { "title:rapport", "oim" },
        { "title:\"appel à projets\"", "appel" },
        { "title:elect*", "elections" },
        { "(oim OR élections) ville", "elections oim" },
        { "ville (appel OR fleuve)", "appel" },
        { "ville -(oim OR appel)", "elections" },
        { "le rapport de la ville", "oim" },
        { "inconnu", "" },
        { "c'est quoi, la migration mixte ?", "oim" },
        { "pourquoi la ville ?", "appel elections oim" },
    };

    public static readonly TheoryData<string, string> Filters = new()
    {
        { "tag=VOTE", "elections" },
        { "org=oim", "oim" },
        { "org=organisation+internationale+pour+les+migrations", "oim" },
        { "place=dakar", "oim" },
        { "kind=original", "appel elections oim" },
        { "kind=machine", "" },
        { "year=2024", "elections oim" },
        { "from=2024-06-25&to=2024-06-25", "oim" },
        { "from=2024-06-26", "appel" },
        { "tag=mobilit%C3%A9", "appel oim" },
        { "tag=mobilit%C3%A9&year=2025", "appel" },
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task The_query_language_finds(string query, string expected)
    {
        var answer = await search.SearchAsync(query, "lang=fr&words=all");
        var names = await search.NamesAsync(answer);
        Assert.Equal(expected, string.Join(' ', names.Order(StringComparer.Ordinal)));
        Assert.Equal(names.Count, answer.GetProperty("total").GetInt32());
        Assert.Null(answer.Text("totalIsLowerBound"));
        Assert.Null(answer.Text("note"));
        Assert.Null(answer.Text("facets"));
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Filters_narrow_a_search(string filter, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await search.FoundAsync("ville", $"lang=fr&{filter}")).Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Hits_come_in_the_order_asked_for()
    {
        Assert.Equal(["appel", "oim", "elections"], await search.FoundAsync("ville", "lang=fr&sort=newest"));
        Assert.Equal(["elections", "oim", "appel"], await search.FoundAsync("ville", "lang=fr&sort=oldest"));
        Assert.Equal(["appel", "oim"], await search.FoundAsync("appel OR ville", "lang=fr&limit=2&tag=mobilité"));
    }

    [Fact]
    public async Task A_query_that_breaks_the_rules_is_looked_for_word_by_word_and_says_so()
    {
        var broken = await search.SearchAsync("\"oim");
        Assert.Equal(["oim"], await search.NamesAsync(broken));
        Assert.Contains("guillemet", broken.Text("note"), StringComparison.Ordinal);
        Assert.Contains("quotation mark", (await search.SearchAsync("\"oim", "lang=en")).Text("note"), StringComparison.Ordinal);

        var stopWords = await search.SearchAsync("de la");
        Assert.Empty(stopWords.List("items"));
        Assert.Contains("Presque tous les textes", stopWords.Text("note"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_article_has_all_words_those_with_most_come_and_the_answer_says_so()
    {
        var some = await search.SearchAsync("migration mixte girafe");
        Assert.Equal("oim", (await search.NamesAsync(some))[0]);
        Assert.True(some.GetProperty("partial").GetBoolean());
        Assert.All(some.List("items"), item => Assert.True(item.GetProperty("partial").GetBoolean()));
        Assert.Contains("Aucun article n’a tous ces mots", some.Text("note"), StringComparison.Ordinal);

        var few = await search.SearchAsync("migration mixte");
        Assert.Equal(["oim", "appel"], await search.NamesAsync(few));
        Assert.Equal((null, null, "True", "1"), (
            few.Text("partial"), few.List("items")[0].Text("partial"), few.List("items")[1].Text("partial"), few.Text("total")));
        Assert.Empty((await search.SearchAsync("migration mixte girafe", "lang=fr&words=all")).List("items"));
        using var feed = await (await search.FolderAsync()).Site.GetAsync("api/feeds/fr/feed.json?q=migration+mixte+girafe");
        Assert.DoesNotContain("semaine", await feed.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Snippets_mark_what_was_found_and_are_safe()
    {
        async Task<string> SnippetAsync(string query) => Assert.Single(
            Assert.Single((await search.SearchAsync(query)).List("items")).Texts("snippets"));

        var escaped = await SnippetAsync("zébrure");
        Assert.Contains("<mark>zébrure</mark>", escaped, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", escaped, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", escaped, StringComparison.Ordinal);
        Assert.Contains("<mark>migration mixte</mark>", await SnippetAsync("\"migration mixte\""), StringComparison.Ordinal);
        Assert.Contains("<mark>Rabat</mark>", await SnippetAsync("rabbat~"), StringComparison.Ordinal);
        Assert.Contains("<mark>classe</mark>", await SnippetAsync("class*"), StringComparison.Ordinal);
        Assert.DoesNotContain("<mark>mixte", await SnippetAsync("migration appel -mixte"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_count_every_hit_when_they_are_asked_for()
    {
        var facets = (await search.SearchAsync("ville", "lang=fr&facets=true&limit=1")).GetProperty("facets");
        string Values(string name) => string.Join(", ", facets.List(name).Select(facet => $"{facet.Text("value")} {facet.Text("count")}"));
        Assert.Equal("2024 2, 2025 1", Values("year"));
        Assert.Equal("original 3", Values("kind"));
        Assert.Equal(["2", "1"], facets.List("tag").Select(facet => facet.Text("count")!));
        Assert.Equal("OIM 1", Values("org"));
        Assert.Equal("Organisation internationale pour les migrations", facets.List("org")[0].Text("name"));
        Assert.Contains("Dakar 1", Values("place"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oim electoins", null)]
    [InlineData("migratoin mixte", "migration mixte")]
    [InlineData("-appel l’étdue", "-appel l’étude")]
    [InlineData("associatoins", "associations")]
    [InlineData("étuude", null)]
    [InlineData("étude", null)]
    [InlineData("zzzzzzzz", null)]
    public async Task A_misspelt_word_is_corrected_where_that_finds_something(string query, string? expected) =>
        Assert.Equal(expected, (await search.SearchAsync(query)).Text("didYouMean"));

    [Fact]
    public async Task All_languages_together_give_each_article_once()
    {
        var answer = await search.SearchAsync("passerelle", "lang=all");
        Assert.Equal(["pont"], await search.NamesAsync(answer));
        Assert.Equal("1", answer.Text("total"));
        Assert.Equal(["appel", "oim", "elections", "pont"], await search.FoundAsync("ville OR passerelle", "lang=all&sort=newest"));

        // The word "neighbours" is in the English index only.
        var english = Assert.Single((await search.SearchAsync("neighbours", "lang=all")).List("items"));
        Assert.Equal(("en", "human"), (english.Text("language"), english.Text("kind")));
        Assert.Equal(["appel", "oim"], await search.FoundAsync("ville OR passerelle", "lang=all&sort=newest&limit=2"));
    }

    [Fact]
    public async Task What_is_typed_is_completed()
    {
        var site = (await search.FolderAsync()).Site;
        async Task<string> CompletionsAsync(string text) => string.Join(", ",
            (await site.GetJsonAsync($"api/suggest?lang=fr&q={Uri.EscapeDataString(text)}"))
                .List("completions")
                .Select(one => $"{one.Text("text")} {one.Text("documents")}"));

        Assert.Equal("elections 1", await CompletionsAsync("élec"));
        Assert.Equal("étude 1", await CompletionsAsync("etu"));
        Assert.Equal("écoles 1", await CompletionsAsync("eco"));
        Assert.Equal("", await CompletionsAsync("rabat eco"));
        Assert.Equal("les elections 1", await CompletionsAsync("les elec"));
        Assert.Equal("l'appel 1", await CompletionsAsync("l'app"));
        Assert.Equal("migration 2, migrations 1", await CompletionsAsync("mig"));
        Assert.Equal("", await CompletionsAsync("m"));
        Assert.Equal("", await CompletionsAsync("elections "));
        var title = Assert.Single((await site.GetJsonAsync("api/suggest?lang=fr&q=semaine+rapp")).List("titles"));
        Assert.Equal("Le rapport de la semaine", title.Text("title"));
        Assert.EndsWith($"/fr/{title.Text("id")}", title.Text("url"), StringComparison.Ordinal);
        Assert.Single((await site.GetJsonAsync("api/suggest?lang=fr&q=passerelle+")).List("titles"));
    }

    [Fact]
    public async Task A_rebuilt_index_gives_the_same_answers()
    {
        var site = (await search.FolderAsync()).Site;
        var before = await ScoresAsync();
        using var ordered = await site.SendAsync(HttpMethod.Post, "api/search/rebuild?lang=fr");
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        var state = site.Tables.GetTableClient("state");
        await site.EventuallyAsync(
            async () => (await state.GetEntityIfExistsAsync<TableEntity>("fr", "rebuild", cancellationToken: Cancelled)).HasValue,
            waits => !waits);
        search.LookAgain();
        Assert.Equal(before, await ScoresAsync());
        Assert.Empty(site.Errors);

        async Task<string> ScoresAsync() => string.Join(
            ' ',
            (await search.SearchAsync("ville OR rapport OR passerelle"))
                .List("items")
                .Select(item => $"{item.Text("id")} {item.Text("score")}"));
    }

    [Fact]
    public async Task Pages_by_date_survive_what_is_published_in_between()
    {
        var folder = await sites.NewFolderAsync();
        string Text(int day) => SearchSite.Article(
            "La page", $"2025-04-{day:00}", folder.Tag, $"Les voisins {folder.Word()} vivent dans la ville.");
        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => folder.PublishAsync($"{i}.md", Text(i < 5 ? i : 5))));
        Task<System.Text.Json.JsonElement> PageAsync(string more) => folder.Site.GetJsonAsync(
            $"api/search?lang=fr&limit=2&facets=true&q={folder.Word()}&{more}");

        foreach (var sort in new[] { "newest", "oldest" })
        {
            var first = await PageAsync($"sort={sort}");
            await folder.PublishAsync($"{sort}.md", Text(sort == "newest" ? 9 : 1));
            var second = await PageAsync($"sort={sort}&cursor={first.Text("next")}");
            var third = await PageAsync($"sort={sort}&cursor={second.Text("next")}");
            var seen = new[] { first, second, third }.SelectMany(page => page.List("items")).Select(item => item.Text("id")!).ToArray();
            Assert.Equal(6, seen.Distinct().Count());
            Assert.Equal(first.GetProperty("total").GetInt32() + 1, second.GetProperty("total").GetInt32());
            Assert.Equal("7 8", $"{(sort == "newest" ? second.Text("total") : "7")} {(sort == "oldest" ? second.Text("total") : "8")}");
            Assert.Equal(second.Text("total"), second.GetProperty("facets").List("year")[0].Text("count"));
        }
    }

    [Fact]
    public async Task What_one_instance_publishes_or_withdraws_another_finds_or_forgets_within_a_second()
    {
        var clock = new MovableClock();
        await using var first = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Clock = clock });
        await using var second = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Clock = clock, Storage = first.Storage });
        var folder = new SiteFolder(first);
        async Task<int> CountAsync(NewsroomSite site) => (await site.GetJsonAsync($"api/search?lang=fr&q={folder.Word()}"))
            .GetProperty("total")
            .GetInt32();
        Assert.Equal((0, 0), (await CountAsync(first), await CountAsync(second)));

        await folder.PublishAsync(
            "vite.md", SearchSite.Article("Vite", "2025-04-01", folder.Tag, $"Les voisins {folder.Word()} vivent dans la ville."));
        clock.Ahead += Second;
        Assert.Equal((1, 1), (await CountAsync(first), await CountAsync(second)));
        await folder.WithdrawAsync("vite.md");
        clock.Ahead += Second;
        Assert.Equal((0, 0), (await CountAsync(first), await CountAsync(second)));
    }

    [Fact]
    public async Task What_an_earlier_version_had_indexed_is_indexed_anew()
    {
        const string never = "0 0 0 29 2 *";
        var storage = await sites.NewAccountAsync();
        var settings = new SiteSettings { Languages = "fr", Storage = storage, Others = new() { ["NewsroomMergeSchedule"] = never } };
        await using (var before = await sites.StartOwnAsync(settings))
        {
            var folder = new SiteFolder(before);
            await folder.PublishAsync(
                "avant.md", SearchSite.Article("Avant", "2025-04-01", folder.Tag, "Les voisins vivent dans la ville."));
            var row = new TableEntity("fr", folder.Id("avant.md")) { ["Edition"] = "{}", ["Terms0"] = new byte[] { 1, 0, 0 } };
            await before.Tables.GetTableClient("pending").UpsertEntityAsync(row, TableUpdateMode.Replace, Cancelled);
        }

        await using var site = await sites.StartOwnAsync(
            new SiteSettings { Languages = "fr", Storage = storage, Others = new() { ["NewsroomMergeSchedule"] = "*/1 * * * * *" } });
        await site.EventuallyAsync(
            async () => (await site.GetJsonAsync("api/search?lang=fr&q=voisins")).GetProperty("total").GetInt32(), total => total == 1);

        // Letters before the tilde: articles, and not other blobs.
        var waiting = site.Tables.GetTableClient("pending").QueryAsync<TableEntity>("RowKey lt '~'", cancellationToken: Cancelled);
        await site.EventuallyAsync(async () => await waiting.CountAsync(Cancelled), count => count == 0);
        Assert.Empty(site.Errors);
    }

    [Fact]
    public async Task The_page_shows_what_was_found_and_what_may_have_been_meant()
    {
        var site = (await search.FolderAsync()).Site;
        var found = await site.GetTextAsync("fr/search?q=ville&sort=newest");
        Assert.Contains("Résultats\u00a0: 3", WebUtility.HtmlDecode(found), StringComparison.Ordinal);
        Assert.Contains("<mark>ville</mark>", found, StringComparison.Ordinal);

        var meant = WebUtility.HtmlDecode(await site.GetTextAsync("fr/search?q=associatoins"));
        Assert.Contains("q=associations\">associations</a>", meant, StringComparison.Ordinal);
        Assert.Contains("Aucun article n’a tous ces mots", meant, StringComparison.Ordinal);
        Assert.Contains("N’a pas tous les mots", WebUtility.HtmlDecode(await site.GetTextAsync("fr/search?q=migration+mixte")), StringComparison.Ordinal);
        Assert.Contains("guillemet", await site.GetTextAsync("fr/search?q=%22oim"), StringComparison.Ordinal);
        using var costly = await site.GetAsync($"fr/search?q={string.Join('+', Enumerable.Range(0, 70).Select(i => $"w{i}"))}");
        Assert.Equal(HttpStatusCode.BadRequest, costly.StatusCode);
    }

    [Fact]
    public async Task Health_tells_what_search_keeps_in_memory()
    {
        await search.SearchAsync("ville");
        var health = (await (await search.FolderAsync()).Site.GetJsonAsync("api/health")).GetProperty("search");
        Assert.InRange(health.GetProperty("cacheBytes").GetInt64(), 1, health.GetProperty("cacheLimit").GetInt64());
        Assert.InRange(health.GetProperty("snippetBytes").GetInt64(), 1, health.GetProperty("snippetLimit").GetInt64());
        Assert.InRange(health.GetProperty("bodyBytes").GetInt64(), 1, health.GetProperty("bodyLimit").GetInt64());
    }
}
