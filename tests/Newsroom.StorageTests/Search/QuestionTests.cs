using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search;
using Newsroom.Search.Index;
using Newsroom.Search.Queries;
using Newsroom.Search.Suggestions;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Search;

/// <summary>Queries as people type them.</summary>
public sealed class QuestionTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly Dictionary<string, string> French = new()
    {
        ["dialogue"] = "Le Dialogue de Tamarin\n\nLe Dialogue de Tamarin réunit des ministres à Dakar. Les travaux durent un an.",
        ["quais"] = "Les quais de Dakar\n\nLes pêcheurs réparent leurs filets sur les quais de la ville.",
        ["hiver"] = "Un hiver à Rabat\n\nLa ville ouvre des salles pour l’hiver, et les écoles aussi.",
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("c'est quoi le dialogue de Tamarin ?", "dialogue", false)]
    [InlineData("Où sont les quais ?", "quais", false)]
    [InlineData("travail ministre", "dialogue", false)]
    [InlineData("dialogue ministres girafe", "dialogue", true)]
    [InlineData("dialogue filets", "dialogue quais", true)]
    [InlineData("mialogue", "dialogue", true)]
    [InlineData("idalogue", "dialogue", true)]
    [InlineData("girafe", "", false)]
    [InlineData("\"dialogue filets\"", "", false)]
    [InlineData("dialogue -ministres", "", false)]
    [InlineData("dialogue title:filets", "", false)]
    public async Task A_query_finds(string query, string expected, bool isPartial)
    {
        await using var process = await PublishAsync("fr", French);
        var results = await process.Get<Searcher>().SearchAsync(new SearchRequest(query, "fr"), Cancelled);
        var whole = results.Items.Where(item => isPartial || !item.IsPartial).Select(item => Name(French, "fr", item.Article));
        Assert.Equal(expected, string.Join(' ', whole.Order(StringComparer.Ordinal)));
        Assert.Equal(isPartial, results.IsPartial);
        Assert.Equal(isPartial ? QueryNoteKind.SomeWords : null, results.Note?.Kind);
        Assert.All(results.Items, item => Assert.NotEmpty(item.Snippets));
    }

    [Fact]
    public async Task What_lacks_a_word_follows_what_has_all_and_is_marked_and_can_be_left_out()
    {
        await using var process = await PublishAsync("fr", French);
        var searcher = process.Get<Searcher>();
        var both = await searcher.SearchAsync(new SearchRequest("Dakar quais", "fr"), Cancelled);
        Assert.Equal([("quais", false), ("dialogue", true)], both.Items.Select(item => (Name(French, "fr", item.Article), item.IsPartial)));
        Assert.Equal((1, false, null), (both.Total, both.IsPartial, both.Next));

        var whole = await searcher.SearchAsync(new SearchRequest("Dakar quais", "fr") { AllWords = true }, Cancelled);
        Assert.Equal(["quais"], whole.Items.Select(item => Name(French, "fr", item.Article)));
        Assert.Empty((await searcher.SearchAsync(new SearchRequest("Dakar girafe", "fr") { AllWords = true }, Cancelled)).Items);
    }

    [Fact]
    public async Task Pages_of_what_has_some_words_follow_each_other()
    {
        await using var process = await PublishAsync("fr", French);
        var searcher = process.Get<Searcher>();
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            var request = new SearchRequest("Dakar Rabat girafe", "fr") { Limit = 1, Order = order };
            HashSet<string> seen = [];
            for (SearchCursor? start = default(SearchCursor); start is { } place;)
            {
                var page = await searcher.SearchAsync(request with { Start = place }, Cancelled);
                Assert.True(page.IsPartial);
                Assert.Equal(3, page.Total);
                Assert.True(seen.Add(Assert.Single(page.Items).Article));
                start = page.Next;
            }

            Assert.Equal(3, seen.Count);
        }
    }

    [Fact]
    public async Task Some_words_cost_no_storage_operation_that_all_words_did_not()
    {
        await using var process = await PublishAsync("fr", French);
        var searcher = process.Get<Searcher>();
        await searcher.SearchAsync(new SearchRequest("ville Dakar filets ministres", "fr") { AllWords = true }, Cancelled);
        await searcher.SearchAsync(new SearchRequest("ville OR Dakar", "fr"), Cancelled);
        var before = process.Network.Requests;
        Assert.Equal(3, (await searcher.SearchAsync(new SearchRequest("ville Dakar filets ministres", "fr"), Cancelled)).Items.Count);
        Assert.Equal(before, process.Network.Requests);
    }

    [Theory]
    [InlineData("migra", "migration 2, migrations 1")]
    [InlineData("l'éco", "l'école 2")]
    [InlineData("ECO", "école 2")]
    [InlineData("migration éco", "migration école 1")]
    [InlineData("Rabat éco", "")]
    [InlineData("retiré sec", "")]
    [InlineData("c'est quoi l'éco", "c'est quoi l'école 2")]
    [InlineData("-école migra", "-école migration 1, -école migrations 1")]
    [InlineData("title:éco", "title:école 1")]
    public async Task Completions_have_accents_and_find_something(string text, string expected)
    {
        await using var process = await PublishAsync("fr", new()
        {
            ["un"] = "École et migration\n\nLa migration change l’école du village, dit la maîtresse.",
            ["deux"] = "La rentrée\n\nUne école ouvre dans le quartier des potiers cet automne.",
            ["trois"] = "Les migrations de Rabat\n\nLa migration des cigognes passe par Rabat ; les migrations durent.",
            ["quatre"] = "Un texte retiré\n\nUn secret écologique retiré reste un secret pour toujours.",
        }, withdrawn: "quatre");
        var suggestions = await process.Get<Suggester>().SuggestAsync("fr", text, 10, Cancelled);
        Assert.Equal(expected, string.Join(", ", suggestions.Completions.Select(one => $"{one.Text} {one.Documents}")));
        foreach (var completion in suggestions.Completions)
        {
            var found = await process.Get<Searcher>().SearchAsync(new SearchRequest(completion.Text, "fr") { AllWords = true }, Cancelled);
            Assert.NotEmpty(found.Items);
        }
    }

    [Theory]
    [InlineData("ar", "الهجرة والمدن\n\nتناقش المدن الساحلية قضايا الهجرة والعمل في مؤتمر الرباط.", "ما هي الهجرة؟")]
    [InlineData("el", "Η μετανάστευση και οι πόλεις\n\nΟι δήμαρχοι συζητούν στην Αθήνα για τη μετανάστευση και την εργασία.", "αθηνα πόλη")]
    [InlineData("pl", "Miasta i migracja\n\nBurmistrzowie rozmawiają w Łodzi o migracji, pracy i mieszkaniach.", "lodzi migracja")]
    [InlineData("pl", "Miasta i migracja\n\nBurmistrzowie rozmawiają w Łodzi o migracji, pracy i mieszkaniach.", "kto rozmawia o migracji w Łodzi")]
    public async Task Languages_without_rules_of_their_own_are_searched(string language, string article, string query)
    {
        var articles = new Dictionary<string, string> { ["one"] = article };
        await using var process = await PublishAsync(language, articles);
        var results = await process.Get<Searcher>().SearchAsync(new SearchRequest(query, language), Cancelled);
        var item = Assert.Single(results.Items);
        Assert.Equal("one", Name(articles, language, item.Article));
        Assert.Contains("<mark>", string.Concat(item.Snippets), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("移民")]
    [InlineData("城市 移民")]
    [InlineData("移民工作")]
    [InlineData("城市移民问题")]
    public async Task Chinese_is_searched_by_its_characters(string query)
    {
        await using var process = (await emulator.NewSiteAsync("zh")).Start();
        var published = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);
        var body = new EditionBody
        {
            Title = "移民与城市",
            Language = "zh",
            Published = published,
            Html = "",
            Text = "沿海城市在会议上讨论移民和工作问题。",
        };
        var edition = new Edition
        {
            Article = "one",
            Language = "zh",
            Kind = EditionKind.Original,
            Version = "v",
            Title = body.Title,
            Published = published,
            Updated = published,
        };
        await process.Get<EditionStore>().WriteAsync("one", "v", body, Cancelled);
        await process.Get<SearchIndex>().AddAsync(edition, body, Cancelled);
        await process.Get<Generations>().AdvanceAsync("zh", Cancelled);
        var results = await process.Get<Searcher>().SearchAsync(new SearchRequest(query, "zh"), Cancelled);
        Assert.Contains("<mark>", string.Concat(Assert.Single(results.Items).Snippets), StringComparison.Ordinal);
    }

    private async Task<NewsroomProcess> PublishAsync(string language, Dictionary<string, string> articles, string? withdrawn = null)
    {
        var site = await emulator.NewSiteAsync(language);
        var process = site.Start();
        foreach (var (name, text) in articles)
        {
            var (title, body) = (text.Split("\n\n")[0], text.Split("\n\n")[1]);
            await site.UploadAsync(Path(language, name), $"---\ntitle: \"{title}\"\nlanguage: {language}\ndate: 2026-01-02\n---\n\n{body}\n");
            await process.IngestAsync(Path(language, name));
        }

        if (withdrawn is not null)
        {
            await site.DeleteAsync(Path(language, withdrawn));
            await process.IngestAsync(Path(language, withdrawn));
        }

        return process;
    }

    private static string Path(string language, string name) => $"{language}/{name}.md";

    private static string Name(Dictionary<string, string> articles, string language, string article) =>
        articles.Keys.Single(name => new BlobPath(Path(language, name)).ArticleId == article);
}
