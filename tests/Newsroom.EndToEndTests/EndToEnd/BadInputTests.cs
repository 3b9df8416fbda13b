using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// No upload crashes the site or gets lost: each file has a state and, if it is not public, a reason.
/// </summary>
public sealed class BadInputTests(RunningSite sites)
{
    /// <summary>A thousand take minutes on two cores.</summary>
    private static readonly int ManyFiles = Sampling.IsExhaustive ? 1_000 : 250;

    private const string Sentence = "Les voisins vivent dans la ville et parlent de leurs projets avec les familles de l’école.";

    /// <summary>The first bytes of an image, followed by noise.</summary>
    private static readonly byte[] Png =
    [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1F,
        0x15, 0xC4, 0x89,
        .. Enumerable.Range(0, 2000).Select(i => (byte)(i * 7919 >> 3)),
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_empty_file_is_rejected() => AssertRejectedAsync("vide.txt", [], "The file is empty.");

    [Fact]
    public Task A_file_of_white_space_is_rejected() => AssertRejectedAsync("blanc.txt", "  \r\n\t \r\n"u8.ToArray(), "The file is empty.");

    [Fact]
    public Task A_picture_with_the_name_of_a_text_is_rejected() => AssertRejectedAsync("image.txt", Png, "not text");

    [Fact]
    public Task A_file_of_0xFF_bytes_is_rejected() => AssertRejectedAsync("ff.txt", [.. Enumerable.Repeat((byte)0xFF, 5000)], "The");

    [Fact]
    public Task A_file_of_zero_bytes_is_rejected() => AssertRejectedAsync("zero.txt", new byte[5000], "The");

    [Fact]
    public async Task A_text_with_a_few_0xFF_bytes_is_published_with_a_warning()
    {
        var folder = await sites.NewFolderAsync();
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sentence), 0xFF, 0xFF, .. Encoding.UTF8.GetBytes($" {Sentence}")];
        var row = await folder.PublishAsync("presque.txt", bytes);

        Assert.Equal("complete", row.Text("state"));
        Assert.Contains("UTF-8", Assert.Single(row.Texts("warnings")), StringComparison.Ordinal);
        Assert.Contains("Les voisins vivent", (await folder.ArticleAsync("presque.txt", "fr")).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_file_of_20_MB_is_rejected()
    {
        var line = Encoding.UTF8.GetBytes($"{Sentence}\n");
        var large = new byte[20 << 20];
        for (var at = 0; at < large.Length; at += line.Length)
        {
            line.AsSpan(0, Math.Min(line.Length, large.Length - at)).CopyTo(large.AsSpan(at));
        }

        return AssertRejectedAsync("grand.txt", large, "The file is too large: 20 MB; at most 2 MB of text are read.");
    }

    [Fact]
    public async Task A_file_of_almost_2_MB_is_published_and_a_warning_says_what_cannot_be_searched()
    {
        // One language only: an engine takes minutes for so much text.
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        var folder = new SiteFolder(site);
        var text = string.Concat(Enumerable.Repeat($"{Sentence}\n\n", (2 << 20) / (Encoding.UTF8.GetByteCount(Sentence) + 2)));
        var row = await folder.PublishAsync("presque-grand.txt", $"{folder.Word()}\n\n{text}"[..^100]);

        Assert.Equal("complete", row.Text("state"));
        Assert.Contains(row.Texts("warnings"), warning => warning.Contains("words are searchable", StringComparison.Ordinal));
        Assert.Equal([folder.Id("presque-grand.txt")], await folder.FoundAsync("fr", folder.Word()));
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    [InlineData("utf-8", true)]
    public async Task Text_in_other_encodings_is_read_as_it_was_written(string name, bool withMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var folder = await sites.NewFolderAsync();
        const string text = "L’été à la maison\n\nLes élèves de l’école vivent dans la ville : « ça va bien », dit-elle – près de l’œuvre.";
        var row = await folder.PublishAsync("code.txt", [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);

        Assert.Equal("complete", row.Text("state"));
        var article = await folder.ArticleAsync("code.txt", "fr");
        Assert.Equal("L’été à la maison", article.Text("title"));
        Assert.Equal("Les élèves de l’école vivent dans la ville : « ça va bien », dit-elle – près de l’œuvre.", article.Text("text"));
        Assert.Equal(withMark ? 0 : 1, row.Texts("warnings").Count);
    }

    [Fact]
    public async Task Front_matter_that_is_not_YAML_is_read_line_by_line_with_warnings_that_name_the_lines()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync(
            "yaml.md", $"---\ntitle: Un titre\ntags: [villes\nauthor: \"Nour\n---\n# La ville\n\n{Sentence}");

        Assert.Equal("complete", row.Text("state"));
        Assert.Equal(["Line 3", "Line 4"], row.Texts("warnings").Select(warning => warning[..6]));
        var article = await folder.ArticleAsync("yaml.md", "fr");
        Assert.Equal("Un titre", article.Text("title"));
        Assert.EndsWith(Sentence, article.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_is_not_understood_holds_the_article_with_a_reason_that_names_the_line()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("date.md", $"---\ntitle: La ville\ndate: 32/13/2024\n---\n{Sentence}");

        Assert.Equal("held", row.Text("state"));
        Assert.Contains("Line 3: '32/13/2024' is not a date", row.Text("error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_matter_that_would_grow_in_memory_is_refused_and_the_text_published()
    {
        var bomb = new StringBuilder("---\ntitle: Une bombe\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++)
        {
            bomb.AppendLine(null, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]");
        }

        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("bombe.md", $"{bomb}tags: *a11\n---\n{Sentence}");

        Assert.Equal("complete", row.Text("state"));
        Assert.All(row.Texts("warnings"), warning => Assert.Matches("^Line [0-9]+: ", warning));
        Assert.Equal(Sentence, (await folder.ArticleAsync("bombe.md", "fr")).Text("text"));
    }

    [Fact]
    public async Task Front_matter_that_is_nested_without_end_is_refused_and_the_text_published()
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("puits.md", $"---\ntags: {new string('[', 30_000)}\n---\n{Sentence}");

        Assert.Equal("complete", row.Text("state"));
        Assert.StartsWith("Line 2: ", Assert.Single(row.Texts("warnings")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024 été/un nom avec des espaces.txt")]
    [InlineData("accents éàüñ œ – « ».txt")]
    [InlineData("#1 de la semaine?.txt")]
    [InlineData("100 % des villes %41 %.txt")]
    [InlineData("l'apostrophe & l\"autre + d'autres; = @ $ , ! ~ ^ {}.txt")]
    [InlineData("emoji 🐟 – 漢字 – العربية.txt")]
    [InlineData("deux//barres/des..points/a.b.c..txt")]
    [InlineData(".caché.txt")]
    [InlineData("e\u0301 n'est pas \u00E9.txt")]
    public async Task Every_path_can_be_uploaded_shown_and_deleted(string name)
    {
        var folder = await sites.NewFolderAsync();
        await AssertPathWorksAsync(folder, name);
    }

    [Fact]
    public async Task A_path_of_900_characters_can_be_uploaded_shown_and_deleted()
    {
        var folder = await sites.NewFolderAsync();
        var name = string.Concat(Enumerable.Repeat("des villes et des familles/", 60));
        await AssertPathWorksAsync(folder, $"{name[..(896 - folder.Path("").Length)]}.txt");
    }

    [Fact]
    public async Task Paths_that_differ_only_in_odd_characters_are_different_articles()
    {
        var folder = await sites.NewFolderAsync();
        string[] names = ["a b.txt", "a%20b.txt", "a+b.txt", "a!0020b.txt", "A b.txt", "a b .txt"];
        foreach (var name in names)
        {
            await folder.PublishAsync(name, $"{name}\n\n{Sentence}");
        }

        Assert.Equal(names.Length, names.Select(folder.Id).Distinct().Count());
        foreach (var name in names)
        {
            Assert.Equal(name, (await folder.ArticleAsync(name, "fr")).Text("title"));
        }
    }

    [Fact]
    public async Task A_bad_version_of_a_good_article_leaves_the_good_one_online()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("bon.txt", $"La ville {folder.Word()}\n\n{Sentence}");
        var row = await folder.PublishAsync("bon.txt", Png);

        Assert.Equal("rejected", row.Text("state"));
        Assert.Contains(folder.Word(), (await folder.ArticleAsync("bon.txt", "fr")).Text("title"), StringComparison.Ordinal);
        Assert.Equal([folder.Id("bon.txt")], await folder.FoundAsync("en", folder.Word()));
    }

    [Fact]
    public async Task Characters_that_XML_does_not_know_do_not_break_the_feeds()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "xml.md",
            $"---\ntitle: \"La \\x01ville \\uFFFE & <les> \\\"voisins\\\" ]]>\"\ndate: 2025-01-04\nauthor: \"A\\x02B\"\n"
                + $"tags: [{folder.Tag}, \"t\\x03\"]\n---\n"
                + $"{string.Concat(Enumerable.Repeat($"{Sentence} ", 20))} \u0001 ]]> &#1; &nbsp; 🐟");

        foreach (var language in new[] { "fr", "en" })
        {
            var rss = System.Xml.Linq.XDocument.Parse(await folder.Site.GetTextAsync($"api/feeds/{language}/rss.xml?tag={folder.Tag}"));
            Assert.Single(rss.Descendants("item"));
            Assert.Single((await folder.Site.GetJsonAsync($"api/feeds/{language}/feed.json?tag={folder.Tag}")).List("items"));
            using var page = await folder.Site.GetAsync($"{language}/{folder.Id("xml.md")}");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task Many_files_at_once_are_all_published_each_exactly_once()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr" });
        var folder = new SiteFolder(site);
        var paths = Enumerable.Range(0, ManyFiles).Select(i => folder.Path($"{i % 10}/article-{i}.txt")).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancelled };
        await Parallel.ForEachAsync(paths, parallel, async (path, _) =>
            await site.UploadAsync(path, $"La ville {path[^12..^4]}\n\n{Sentence}"));
        await site.EventuallyAsync(
            async () => (await site.StatusAsync()).Count(row => row.Text("state") == "complete"),
            complete => complete == paths.Length,
            TimeSpan.FromMinutes(4));

        await StoredExactlyOnce.AssertAloneAsync(site, paths, ["fr"]);
        Assert.Equal(paths.Length, (await site.GetJsonAsync("api/search?q=voisins&lang=fr")).GetProperty("total").GetInt32());
        Assert.Empty(site.Errors);
    }

    private static async Task AssertPathWorksAsync(SiteFolder folder, string name)
    {
        var row = await folder.PublishAsync(name, $"La ville {folder.Word()}\n\n{Sentence}");
        Assert.Equal("complete", row.Text("state"));
        Assert.Equal(folder.Path(name), row.Text("path"));
        Assert.Equal(folder.Id(name), row.Text("article"));
        Assert.Equal(folder.Path(name), (await folder.ArticleAsync(name, "fr")).GetProperty("source").Text("path"));
        Assert.Equal([folder.Id(name)], await folder.FoundAsync("en", folder.Word()));

        await folder.WithdrawAsync(name);
        Assert.Empty(await folder.FoundAsync("fr", folder.Word()));
    }

    private async Task AssertRejectedAsync(string name, byte[] bytes, string reason)
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync(name, bytes);

        Assert.Equal("rejected", row.Text("state"));
        Assert.Contains(reason, row.Text("error"), StringComparison.Ordinal);
        Assert.Empty(row.Texts("languages"));
        using var answer = await folder.Site.GetAsync($"api/articles/{folder.Id(name)}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(JsonValueKind.Object, (await folder.Site.StatusAsync(folder.Path(name))).ValueKind);
    }
}
