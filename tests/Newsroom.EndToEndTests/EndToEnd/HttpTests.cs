using System.Net;
using System.Net.Http.Headers;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>What all addresses share: caching, languages, pages, and errors with an explanation.</summary>
public sealed class HttpTests(RunningSite sites)
{
    private static readonly string[] NewestFirst = ["6.md", "5.md", "4.md", "3.md", "2.md", "1.md"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Every route with GET; {id} stands for an article with an event.</summary>
    public static readonly TheoryData<string> Routes =
    [
        "", "fr/search?q=voisins", "fr/archive", "fr/topics", "fr/{id}", "en/{id}",
        "api/articles", "api/articles?lang=en&limit=5", "api/articles/{id}", "api/articles/{id}?lang=en",
        "api/feeds/fr/rss.xml", "api/feeds/en/feed.json?limit=3", "api/feeds/fr/atom.xml?q=voisins", "api/feeds.opml", "sitemap.xml",
        "robots.txt",
        "api/events", "api/calendar/fr.ics", "api/status", "api/health", "api/suggest?q=vois&lang=fr", "api/search?q=voisins&lang=fr",
    ];

    public static readonly TheoryData<string, HttpStatusCode, string> Problems = new()
    {
        { "api/articles?lang=klingon", HttpStatusCode.BadRequest, "'klingon' is not a language code such as fr or en." },
        { "api/articles?lang=xx", HttpStatusCode.BadRequest, "'xx'" },
        { "api/articles?limit=0", HttpStatusCode.BadRequest, "'limit' is a whole number from 1 to 100." },
        { "api/articles?limit=101", HttpStatusCode.BadRequest, "from 1 to 100" },
        { "api/articles?limit=-1", HttpStatusCode.BadRequest, "'limit'" },
        { "api/articles?limit=ten", HttpStatusCode.BadRequest, "'limit'" },
        { "api/articles?limit=99999999999999", HttpStatusCode.BadRequest, "'limit'" },
        { "api/articles?cursor=%00", HttpStatusCode.BadRequest, "'cursor'" },
        { "api/articles?cursor=a", HttpStatusCode.BadRequest, "'cursor' is the 'next' of an earlier answer, unchanged" },
        { "api/articles?from=32/13/2024", HttpStatusCode.BadRequest, "'from' is a day such as 2026-03-31." },
        { "api/articles?to=2024-02-30", HttpStatusCode.BadRequest, "'to'" },
        { "api/articles?from=2025-01-02&to=2025-01-01", HttpStatusCode.BadRequest, "'to' is before 'from'." },
        { "api/articles?kind=robot", HttpStatusCode.BadRequest, "'kind' is one of original, human, machine." },
        { "api/search?lang=fr", HttpStatusCode.BadRequest, "'q' is missing" },
        { "api/search?q=a&cursor=eA", HttpStatusCode.BadRequest, "'cursor'" },
        { "api/search?q=a&sort=best", HttpStatusCode.BadRequest, "'sort' is one of relevance, newest, oldest." },
        { "api/search?q=a&sort=newest&cursor=MTA", HttpStatusCode.BadRequest, "'cursor'" },
        { "api/search?q=a&cursor=MTAwMA", HttpStatusCode.BadRequest, "'cursor'" },
        { "api/search?q=a&year=MMXX", HttpStatusCode.BadRequest, "'year' is a year such as 2026." },
        { "api/search?q=a&year=2024&from=2024-01-01", HttpStatusCode.BadRequest, "not both" },
        { "api/search?q=a&facets=yes", HttpStatusCode.BadRequest, "'facets' is true or false." },
        { "api/search?q=a&lang=all&facets=true", HttpStatusCode.BadRequest, "Facets are counted in one language" },
        { $"api/search?q={new string('a', 501)}", HttpStatusCode.BadRequest, "at most 500" },
        {
            $"api/search?q={string.Join('+', Enumerable.Range(0, 70).Select(i => $"w{i}"))}",
            HttpStatusCode.BadRequest,
            "more than 64 words"
        },
        {
            $"api/search?q={string.Join('+', Enumerable.Range(0, 11).Select(i => $"w{i}*"))}",
            HttpStatusCode.BadRequest,
            "more than 10 words with a star"
        },
        { "api/suggest?lang=fr", HttpStatusCode.BadRequest, "'q' is missing" },
        { "api/suggest?q=a&lang=all", HttpStatusCode.BadRequest, "'all' is not a language code" },
        { "api/search?q=a&limit=51", HttpStatusCode.BadRequest, "from 1 to 50" },
        { "api/search?q=a&lang=e", HttpStatusCode.BadRequest, "'e'" },
        { "api/feeds/xx/rss.xml", HttpStatusCode.BadRequest, "'xx'" },
        { "api/feeds/fr/feed.json?from=yesterday", HttpStatusCode.BadRequest, "'from'" },
        { "api/events?from=tomorrow", HttpStatusCode.BadRequest, "'from'" },
        { "api/events?from=2025-01-02&to=2025-01-01", HttpStatusCode.BadRequest, "'to' is before 'from'." },
        { "api/calendar/xx.ics", HttpStatusCode.BadRequest, "'xx'" },
        { "api/status?state=lost", HttpStatusCode.BadRequest, "'state' is one of" },
        { "api/articles/aaaaaaaaaaaaa", HttpStatusCode.NotFound, "There is no article 'aaaaaaaaaaaaa'." },
        { "api/articles/short", HttpStatusCode.NotFound, "13 letters and digits" },
        { "api/articles/..%2F..%2Fetc%2Fp", HttpStatusCode.NotFound, "" },
        { "api/nothing", HttpStatusCode.NotFound, "There is nothing at /api/nothing" },
        { "api//health", HttpStatusCode.NotFound, "There is nothing at /api//health" },
        { "api/feeds/fr/feed.yaml", HttpStatusCode.NotFound, "There is nothing at" },
    };

    [Theory]
    [InlineData("%00")]
    [InlineData("api/articles/%00")]
    [InlineData("fr/a%00b")]
    public async Task A_path_with_a_null_character_is_refused(string path)
    {
        var folder = await sites.NewFolderAsync();
        using var client = new HttpClient { BaseAddress = folder.Site.Http.BaseAddress };
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_gives_an_entity_tag_and_answers_304_to_those_who_have_it(string route)
    {
        var (folder, address) = await AddressAsync(route);
        var site = folder.Site;
        var (first, tag) = await site.EventuallyAsync(
            async () =>
            {
                // Other tests publish on this site, too: the response must be the same for two requests.
                using var answer = await site.GetAsync(address);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.NotNull(answer.Headers.ETag);
                Assert.NotNull(answer.Headers.CacheControl);
                using var again = await site.GetAsync(address, ("If-None-Match", answer.Headers.ETag.ToString()));
                return (again.StatusCode, Tag: answer.Headers.ETag);
            },
            seen => seen.StatusCode == HttpStatusCode.NotModified);

        Assert.Equal(HttpStatusCode.NotModified, first);
        Assert.False(tag.IsWeak);
        using var other = await site.GetAsync(address, ("If-None-Match", "\"something-else\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_explains_that_it_has_other_content_than_the_reader_wants(string route)
    {
        var (folder, address) = await AddressAsync(route);
        using var answer = await folder.Site.GetAsync(address, ("If-Match", "\"another\""), ("Accept-Encoding", "br"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Contains("If-Match", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Null(answer.Headers.ETag);
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_answers_HEAD_like_GET_without_the_body(string route)
    {
        var (folder, address) = await AddressAsync(route);
        using var get = await folder.Site.SendAsync(HttpMethod.Get, address);
        using var head = await folder.Site.SendAsync(HttpMethod.Head, address);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType?.ToString(), head.Content.Headers.ContentType?.ToString());
        Assert.NotNull(head.Headers.ETag);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task What_cannot_be_answered_is_a_problem_that_says_why(string address, HttpStatusCode status, string detail)
    {
        var site = (await sites.NewFolderAsync()).Site;
        using var answer = await site.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        await AssertProblemAsync(answer, detail);
    }

    [Theory]
    [InlineData("xx", HttpStatusCode.NotFound, "Ce site n’existe pas dans cette langue")]
    [InlineData("?lang=xx", HttpStatusCode.NotFound, "Ce site n’existe pas dans cette langue")]
    [InlineData("es", HttpStatusCode.NotFound, "English")]
    [InlineData("fr/search?q=voisins&cursor=nonsense", HttpStatusCode.BadRequest, "Cette demande n’a pas été comprise")]
    [InlineData("fr/aaaaaaaaaaaaa", HttpStatusCode.NotFound, "Page introuvable")]
    [InlineData("en/aaaaaaaaaaaaa", HttpStatusCode.NotFound, "Page not found")]
    public async Task In_place_of_a_page_there_is_one_that_says_why(string address, HttpStatusCode status, string reason)
    {
        var site = (await sites.NewFolderAsync()).Site;
        using var answer = await site.GetAsync(address);

        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(reason, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancelled)), StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("GET", "api/status", null)]
    [InlineData("GET", "api/status", "not-the-key")]
    [InlineData("POST", "api/status/retry", null)]
    [InlineData("POST", "api/search/rebuild?lang=fr", null)]
    public async Task The_status_is_for_those_who_have_the_key(string method, string address, string? key)
    {
        var site = (await sites.NewFolderAsync()).Site;
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        using var answer = await site.Http.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var withCode = await site.Http.GetAsync(new Uri($"api/status?limit=1&code={site.Key}", UriKind.Relative), Cancelled);
        Assert.Equal(HttpStatusCode.OK, withCode.StatusCode);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9,fr;q=0.8", "en")]
    [InlineData("fr-CA", "fr")]
    [InlineData("ja, en;q=0.5", "en")]
    [InlineData("ja", "fr")]
    [InlineData("en;q=0, fr;q=0.1", "fr")]
    [InlineData("!!! not a language", "fr")]
    public async Task Without_lang_the_reader_gets_the_language_that_the_browser_asks_for(string accepted, string language)
    {
        var folder = await sites.NewFolderAsync();
        using var answer = await folder.Site.GetAsync("api/articles", ("Accept-Language", accepted));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(language, answer.Content.Headers.ContentLanguage.Single());
        Assert.Contains("Accept-Language", answer.Headers.Vary);
        using var asked = await folder.Site.GetAsync("api/articles?lang=fr", ("Accept-Language", "en"));
        Assert.Equal("fr", asked.Content.Headers.ContentLanguage.Single());
    }

    [Fact]
    public async Task An_edition_that_is_not_there_is_answered_in_the_original_which_says_so()
    {
        var (folder, address) = await AddressAsync("api/articles/{id}?lang=es");
        using var answer = await folder.Site.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("fr", answer.Content.Headers.ContentLanguage.Single());
    }

    [Theory]
    [InlineData("fr", "original")]
    [InlineData("en", "machine")]
    public async Task Pages_of_a_list_lose_and_repeat_nothing(string language, string kind)
    {
        var folder = await sites.NewFolderAsync();
        var names = Enumerable.Range(0, 23).Select(i => $"page-{i}.md").ToArray();
        await Task.WhenAll(names.Select((name, i) => folder.PublishAsync(name, $"""
            ---
            title: La page {folder.Word()} {i}
            date: 2025-03-{1 + (i / 2):00}
            language: fr
            tags: [{folder.Tag}]
            ---
            Les voisins vivent dans la ville.
            """)));

        foreach (var (list, limit) in new[] { ($"api/articles?tag={folder.Tag}&kind={kind}", 5), ($"api/search?q={folder.Word()}", 7) })
        {
            var seen = new List<string>();
            var dates = new List<DateTimeOffset>();
            string? cursor = null;
            do
            {
                var page = await folder.Site.GetJsonAsync(
                    $"{list}&lang={language}&limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
                Assert.True(page.List("items").Count <= limit);
                seen.AddRange(page.List("items").Select(item => item.Text("id")!));
                dates.AddRange(page.List("items").Select(item => item.Time("published")));
                cursor = page.Text("next");
            }
            while (cursor is not null);

            Assert.Equal(names.Select(folder.Id).Order(), seen.Order());
            if (list.StartsWith("api/articles", StringComparison.Ordinal))
            {
                Assert.Equal(dates.OrderDescending(), dates);
            }
        }
    }

    [Fact]
    public async Task What_comes_in_between_two_pages_neither_repeats_nor_loses_what_was_there()
    {
        var folder = await sites.NewFolderAsync();
        string Text(string date) =>
            $"---\ntitle: La page\ndate: {date}\nlanguage: fr\ntags: [{folder.Tag}]\n---\nLes voisins vivent dans la ville.";
        await Task.WhenAll(Enumerable.Range(1, 6).Select(i => folder.PublishAsync($"{i}.md", Text($"2025-04-0{i}"))));
        var first = await folder.Site.GetJsonAsync($"api/articles?lang=fr&tag={folder.Tag}&limit=3");
        await folder.PublishAsync("new.md", Text("2025-04-09"));
        await folder.WithdrawAsync("4.md");

        var second = await folder.Site.GetJsonAsync($"api/articles?lang=fr&tag={folder.Tag}&limit=3&cursor={first.Text("next")}");
        Assert.Equal(NewestFirst[..3].Select(folder.Id), first.List("items").Select(item => item.Text("id")!));
        Assert.Equal(NewestFirst[3..].Select(folder.Id), second.List("items").Select(item => item.Text("id")!));
        Assert.Null(
            second.Text("next") is { } next
                ? (await folder.Site.GetJsonAsync($"api/articles?lang=fr&tag={folder.Tag}&limit=3&cursor={next}")).Text("next")
                : null);
    }

    [Fact]
    public async Task Answers_are_compressed_for_those_who_can_read_it()
    {
        var folder = await sites.NewFolderAsync();
        var events = string.Join(", ", Enumerable.Range(10, 9).Select(day => $"{{ title: La fête des voisins, start: 2032-05-{day} }}"));
        var text = string.Concat(Enumerable.Repeat("Les voisins vivent dans la ville. ", 50));
        await folder.PublishAsync("long.md", $"---\ntitle: Les voisins\nlanguage: fr\nsummary: {text}\nevents: [{events}]\n---\n{text}");
        string[] addresses =
        [
            "api/articles?lang=fr", $"api/articles/{folder.Id("long.md")}", "api/feeds/fr/rss.xml", "api/feeds/fr/feed.json",
            "api/calendar/fr.ics", "fr", "api/search?q=voisins&lang=fr",
        ];
        foreach (var address in addresses)
        {
            foreach (var coding in new[] { "gzip", "br" })
            {
                using var answer = await folder.Site.GetAsync(address, ("Accept-Encoding", coding));
                Assert.Equal(coding, answer.Content.Headers.ContentEncoding.Single());
                Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            }
        }
    }

    [Fact]
    public async Task Answers_link_to_the_next_page_and_to_other_languages()
    {
        var folder = await sites.NewFolderAsync();
        await Task.WhenAll(Enumerable.Range(1, 2).Select(i => folder.PublishAsync(
            $"{i}.md",
            $"---\ntitle: Les voisins\ndate: 2025-04-0{i}\nlanguage: fr\ntags: [{folder.Tag}]\n---\nLes voisins vivent dans la ville.")));

        using var first = await folder.Site.GetAsync($"api/articles?lang=fr&limit=1&tag={folder.Tag}");
        var next = Assert.Single(first.Headers.GetValues("Link"));
        Assert.EndsWith(">; rel=\"next\"", next, StringComparison.Ordinal);
        var second = await folder.Site.GetJsonAsync(
            next[(next.IndexOf("/api/", StringComparison.Ordinal) + 1)..next.IndexOf('>', StringComparison.Ordinal)]);
        Assert.Equal(folder.Id("1.md"), Assert.Single(second.List("items")).Text("id"));

        using var article = await folder.Site.GetAsync($"api/articles/{folder.Id("1.md")}?lang=fr");
        var links = Assert.Single(article.Headers.GetValues("Link"));
        Assert.Contains(
            $"/fr/{folder.Id("1.md")}>; rel=\"alternate\"; type=\"text/html\"; hreflang=\"fr\"", links, StringComparison.Ordinal);
        Assert.Contains(
            $"/api/articles/{folder.Id("1.md")}?lang=en>; rel=\"alternate\"; type=\"application/json\"; hreflang=\"en\"",
            links,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_the_API_and_ask_whether_it_changed()
    {
        var site = (await sites.NewFolderAsync()).Site;
        using var request = new HttpRequestMessage(HttpMethod.Options, "api/articles?lang=fr");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "if-none-match");
        using var preflight = await site.Http.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Contains("If-None-Match", preflight.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal("*", preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());

        using var answer = await site.GetAsync("api/articles?lang=fr");
        AssertReadableEverywhere(answer);
        Assert.Contains("ETag", answer.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        Assert.Contains("stale-while-revalidate=600", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/articles?lang=klingon", HttpStatusCode.BadRequest)]
    [InlineData("api/articles/aaaaaaaaaaaaa", HttpStatusCode.NotFound)]
    [InlineData("api/nothing", HttpStatusCode.NotFound)]
    [InlineData("fr/aaaaaaaaaaaaa", HttpStatusCode.NotFound)]
    public async Task Pages_of_other_sites_may_read_problems_too(string address, HttpStatusCode status)
    {
        using var answer = await (await sites.NewFolderAsync()).Site.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        AssertReadableEverywhere(answer);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_not_read_what_needs_the_key()
    {
        var site = (await sites.NewFolderAsync()).Site;
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/status");
        request.Headers.Add("x-functions-key", site.Key);
        using var answer = await site.Http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_have_is_refused()
    {
        var site = (await sites.NewFolderAsync()).Site;
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Delete, HttpMethod.Put })
        {
            using var answer = await site.SendAsync(method, "api/articles");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_retry_starts_an_upload_over_and_an_unknown_path_is_a_problem()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("encore.txt", "Les voisins vivent dans la ville et parlent de leurs projets.");
        using var retried = await folder.Site.SendAsync(HttpMethod.Post, $"api/status/retry?path={folder.Path("encore.txt")}");
        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.Contains(folder.Path("encore.txt"), await retried.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal("complete", (await folder.Site.OverAsync(folder.Path("encore.txt"))).Text("state"));

        using var unknown = await folder.Site.SendAsync(HttpMethod.Post, $"api/status/retry?path={folder.Path("nothing.txt")}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await AssertProblemAsync(unknown, "Nothing was ever uploaded as");
        using var neither = await folder.Site.SendAsync(HttpMethod.Post, "api/status/retry");
        Assert.Equal(HttpStatusCode.BadRequest, neither.StatusCode);
        await AssertProblemAsync(neither, "Say what to retry");
    }

    [Theory]
    [InlineData("api/articles?lang=fr&limit=1", "api/articles?lang=en&limit=1")]
    [InlineData("api/articles?lang=fr&limit=1", "api/articles?lang=fr&tag=autre")]
    [InlineData("api/articles?lang=fr&limit=1", "api/feeds/fr/rss.xml?limit=1")]
    [InlineData("api/articles?lang=fr&limit=1", "api/search?q=voisins&lang=fr")]
    [InlineData("api/articles?lang=fr&limit=1", "fr/search?q=voisins")]
    [InlineData("api/events?lang=fr&limit=1", "api/events?lang=en&limit=1")]
    [InlineData("api/events?lang=fr&limit=1", "api/events?lang=fr&online=false")]
    [InlineData("api/search?q=voisins&lang=fr&limit=1", "api/search?q=ville&lang=fr&limit=1")]
    [InlineData("api/search?q=voisins&lang=fr&limit=1&sort=newest", "api/search?q=voisins&lang=fr&sort=oldest")]
    [InlineData("api/status?limit=1", "api/status?state=failed")]
    public async Task A_cursor_is_for_the_list_that_gave_it(string list, string other)
    {
        var folder = await sites.NewFolderAsync();
        await Task.WhenAll(Enumerable.Range(1, 2).Select(i => folder.PublishAsync($"{i}.md", $$"""
            ---
            title: Les voisins
            language: fr
            events: [{ title: La fête, start: 2032-05-0{{i}} }]
            ---
            Les voisins vivent dans la ville.
            """)));
        var cursor = (await folder.Site.GetJsonAsync(list)).Text("next")!;

        using var next = await folder.Site.GetAsync($"{list}&cursor={cursor}");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        string[] refused =
        [
            $"{other}&cursor={cursor}",
            $"{list}&cursor={cursor[..^1]}",
            $"{list}&cursor={cursor[1..]}",
            $"{list}&cursor={cursor}a",
            $"{list}&cursor=a{cursor}",
            $"{list}&cursor={cursor[..^1]}{(cursor[^1] == 'a' ? 'b' : 'a')}",
            $"{list}&cursor={Uri.EscapeDataString("é☃")}",
        ];
        foreach (var address in refused)
        {
            using var answer = await folder.Site.GetAsync(address);
            Assert.Equal((address, HttpStatusCode.BadRequest), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Of_the_feed_and_the_search_page_too_a_cursor_is_for_the_list_that_gave_it()
    {
        var folder = await sites.NewFolderAsync();
        await Task.WhenAll(Enumerable.Range(1, 21).Select(i => folder.PublishAsync(
            $"{i}.md", $"---\ntitle: Les voisins\nlanguage: fr\ntags: [{folder.Tag}]\n---\nLes voisins vivent dans la ville.")));
        var feed = (await FeedView.GetAsync(folder.Site, $"api/feeds/fr/rss.xml?limit=1&tag={folder.Tag}")).Links["next"];
        var page = WebUtility.HtmlDecode(await folder.Site.GetTextAsync("fr/search?q=voisins"));
        var found = System.Text.RegularExpressions.Regex.Match(page, @"fr/search\?q=voisins&cursor=[\w-]+").Value;
        foreach (var (address, wrong) in new[]
        {
            (feed, feed.Replace(folder.Tag, "autre", StringComparison.Ordinal)), (feed, feed[..^1]), (feed, feed.Replace("rss", "atom")),
            (found, found[..^1]), (found, found.Replace("fr/", "en/", StringComparison.Ordinal)),
        })
        {
            using var right = await folder.Site.GetAsync(address);
            using var refused = await folder.Site.GetAsync(wrong);
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (right.StatusCode, refused.StatusCode));
        }
    }

    [Theory]
    [InlineData("GET", "nothing", "text/html")]
    [InlineData("POST", "nothing", "text/html")]
    [InlineData("GET", "fr/nothing/at/all", "text/html")]
    [InlineData("POST", "api/articles", "application/problem+json")]
    [InlineData("DELETE", "api/nothing", "application/problem+json")]
    [InlineData("GET", "api/articles/%01", "application/problem+json")]
    public async Task An_address_or_method_that_nobody_has_is_answered_with_the_common_headers(string method, string address, string type)
    {
        using var answer = await (await sites.NewFolderAsync()).Site.SendAsync(new HttpMethod(method), address);

        Assert.Equal((HttpStatusCode.NotFound, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        AssertReadableEverywhere(answer);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    public async Task A_foreign_host_gets_the_answer_that_all_others_get(string host)
    {
        var site = (await sites.NewFolderAsync()).Site;
        foreach (var address in new[] { "api/feeds/fr/rss.xml", "api/feeds.opml", "api/calendar/fr.ics", "sitemap.xml", "fr" })
        {
            using var answer = await site.GetAsync(
                address, ("Host", host), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"));
            var text = await answer.Content.ReadAsStringAsync(Cancelled);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.DoesNotContain("evil.example", text, StringComparison.Ordinal);
            using var same = await site.GetAsync(address, ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Contains(same.StatusCode, new[] { HttpStatusCode.NotModified, HttpStatusCode.OK });
        }
    }

    [Theory]
    [InlineData("127.0.0.0/8", "https://news.example")]
    [InlineData("10.0.0.0/8", "http://first.example")]
    public async Task Forwarded_headers_count_from_known_proxies_only(string proxies, string address)
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings
        {
            Languages = "fr",
            Others = { ["Newsroom:AllowedHosts"] = "first.example,news.example", ["Newsroom:KnownProxies"] = proxies },
        });
        using var answer = await site.GetAsync("api/feeds.opml", ("X-Forwarded-Host", "news.example"), ("X-Forwarded-Proto", "https"));
        Assert.Contains(
            $"xmlUrl=\"{address}/api/feeds/fr/", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    private static void AssertReadableEverywhere(HttpResponseMessage answer) =>
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());

    private static async Task AssertProblemAsync(HttpResponseMessage answer, string detail)
    {
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json").MediaType, answer.Content.Headers.ContentType?.MediaType);
        using var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal((int)answer.StatusCode, problem.RootElement.GetProperty("status").GetInt32());
        if (detail.Length > 0)
        {
            Assert.Contains(detail, problem.RootElement.Text("detail"), StringComparison.Ordinal);
        }
    }

    private async Task<(SiteFolder Folder, string Address)> AddressAsync(string route)
    {
        var folder = await sites.NewFolderAsync();
        if (route.Contains("{id}", StringComparison.Ordinal))
        {
            await folder.PublishAsync("voisins.md", """
                ---
                title: Les voisins
                date: 2025-01-03
                events: [{ title: La fête, start: 2032-05-01 }]
                ---
                Les voisins vivent dans la ville.
                """);
        }

        return (folder, route.Replace("{id}", folder.Id("voisins.md"), StringComparison.Ordinal));
    }
}
