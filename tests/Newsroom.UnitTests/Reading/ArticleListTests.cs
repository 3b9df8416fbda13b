using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Files with several articles: each is read as if it were a file of its own.</summary>
public sealed class ArticleListTests
{
    private static readonly HtmlCleaner Html = new();
    private static readonly ArticleLists Lists = new(Html);

    [Fact]
    public void Each_item_of_a_feed_is_an_article_and_says_what_only_the_feed_says()
    {
        var list = Divide(Feed(
            "\"language\": \"en-GB\", \"authors\": [{\"name\": \"Ada Roe\"}]",
            Item("1", "Orchard", "\"date_published\": \"2026-03-05T09:30:00Z\""), Item("2", "Garden", "\"language\": \"fr\"")));
        Assert.Equal(["Orchard", "Garden"], list.Articles.Select(article => article.Title));
        var pages = list.Articles.Select(Read).ToList();
        Assert.Equal([("Orchard", "en", "Ada Roe"), ("Garden", "fr", "Ada Roe")],
            pages.Select(page => (page.Stated.Title!, page.Stated.Language!, page.Stated.Author!)));
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 9, 30, 0, TimeSpan.Zero), pages[0].Stated.Date);
        Assert.Equal("<p>Words about Garden.</p>", pages[1].Body.InnerHtml);
    }

    [Theory]
    [InlineData("""[{"title": "One", "text": "Words."}, {"title": "Two", "text": "Words."}]""")]
    [InlineData("""
        [{"id": 1, "title": {"rendered": "One"}, "content": {"rendered": "Words."}},
         {"id": 2, "title": {"rendered": "Two"}, "content": {"rendered": "Words."}}]
        """)]
    [InlineData("""
        {"@graph": [{"@type": "NewsArticle", "headline": "One", "text": "Words."}, {"@type": "Person", "name": "Ada Roe"},
                    {"@type": "BlogPosting", "headline": "Two", "text": "Words."}]}
        """)]
    [InlineData("""
        [{"@graph": [{"@type": "NewsArticle", "headline": "One", "text": "Words."}]},
         {"version": "https://jsonfeed.org/version/1", "items": [{"id": "a", "title": "Two", "content_text": "Words."}]}]
        """)]
    public void Lists_of_posts_and_graphs_are_divided_too(string json)
    {
        var list = Divide(json);
        Assert.Equal(["One", "Two"], list.Articles.Select(article => Read(article).Stated.Title));
        Assert.All(list.Articles, article => Assert.Equal("Words.", Read(article).Body.TextContent.Trim()));
    }

    [Fact]
    public void An_author_beside_the_articles_of_a_graph_goes_with_each() => Assert.Equal(
        ["Ada Roe", "Ada Roe"],
        Divide("""
            {"@graph": [{"@type": "Person", "@id": "#ada", "name": "Ada Roe"},
              {"@type": "Article", "headline": "One", "text": "Words.", "author": {"@id": "#ada"}},
              {"@type": "Article", "headline": "Two", "text": "Words.", "author": {"@id": "#ada"}}]}
            """).Articles.Select(article => Read(article).Stated.Author));

    [Theory]
    [InlineData("""{"title": "One", "text": "Words."}""")]
    [InlineData("""{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "One", "text": "Words."}]}""")]
    [InlineData("""[{"@type": "WebSite"}, {"@type": "NewsArticle", "headline": "One", "text": "Words."}]""")]
    [InlineData("""{"message": "not found"}""")]
    [InlineData("\"text\"")]
    [InlineData("[1, 2]")]
    public void A_file_that_is_one_article_or_none_is_not_divided(string json) => Assert.Null(Lists.Read(File(json)));

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("""{"version": "https://jsonfeed.org/version/1.1", "items": []}""", 0)]
    [InlineData("""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "Words."}]}""", 1)]
    [InlineData("""[{"title": "One", "text": "Words."}]""", 1)]
    public void A_feed_or_list_with_few_articles_is_one_that_has_few_just_now(string json, int count) =>
        Assert.Equal(count, Divide(json).Articles.Count);

    [Fact]
    public void Only_JSON_is_divided() =>
        Assert.Null(Lists.Read(new Upload(new BlobPath("list.md"), "1", default, 2, "[]"u8.ToArray())));

    [Fact]
    public void A_file_has_at_most_200_articles()
    {
        var items = Enumerable.Range(1, 201).Select(number => Item($"{number}", $"Title {number}")).ToArray();
        Assert.Equal(200, Divide(Feed("\"title\": \"Town\"", items[..200])).Articles.Count);
        var reason = Assert.Throws<UnreadableException>(() => Divide(Feed("\"title\": \"Town\"", items))).Message;
        Assert.Equal("The file holds 201 articles: at most 200 are read from one file. Divide it, and upload it again.", reason);
    }

    [Fact]
    public void The_key_of_an_article_follows_from_its_id_alone()
    {
        var before = Divide(Feed("\"title\": \"Town\"", Item("1", "Orchard"), Item("2", "Garden")));
        var after = Divide(Feed("\"title\": \"City\"", Item("3", "New"), Item("2", "Garden"), Item("1", "Orchard and trees")));
        Assert.Equal(before.Articles[0].Key, after.Articles[2].Key);
        Assert.Equal(before.Articles[1].Key, after.Articles[1].Key);
        Assert.Equal(3, after.Articles.Select(article => article.Key).Distinct().Count());
    }

    [Theory]
    [InlineData("\"id\": \"7\"", "\"id\": 7", true)]
    [InlineData("\"@id\": \"https://example.org/#1\"", "\"@id\": \"https://example.org/#1\", \"url\": \"https://example.org/a\"", true)]
    [InlineData("\"link\": \"https://example.org/1\"", "\"link\": \"https://example.org/2\"", false)]
    [InlineData("\"guid\": {\"rendered\": \"https://example.org/1\"}", "\"guid\": {\"rendered\": \"https://example.org/2\"}", false)]
    [InlineData("\"url\": \"https://example.org/1\"", "\"url\": \"https://example.org/1\"", true)]
    [InlineData("\"date\": \"2026-03-05\"", "\"date\": \"2026-03-06\"", false)]
    public void An_id_may_be_written_in_many_ways(string one, string other, bool isSame)
    {
        var keys = new[] { one, other }
            .Select(field => Divide($$"""[{{{field}}, "title": "Orchard", "text": "Words."}]""").Articles[0].Key).ToList();
        Assert.Equal(isSame, keys[0] == keys[1]);
    }

    [Fact]
    public void Ids_that_name_a_node_within_one_page_tell_nothing() => Assert.Equal(
        2,
        Divide("""
            [{"@graph": [{"@type": "Article", "@id": "#article", "url": "https://example.org/1", "headline": "One", "text": "Words."}]},
             {"@graph": [{"@type": "Article", "@id": "#article", "url": "https://example.org/2", "headline": "Two", "text": "Words."}]}]
            """).Articles.Count(article => article.Refusal is null));

    [Fact]
    public void Two_articles_with_one_id_are_refused_and_the_others_are_not()
    {
        var list = Divide(Feed("\"title\": \"Town\"", Item("1", "Orchard"), Item("2", "Garden"), Item("1", "Orchard, a draft")));
        Assert.Equal(2, list.Articles.Count);
        Assert.StartsWith("2 articles of the file have the id '1'", list.Articles[0].Refusal, StringComparison.Ordinal);
        Assert.Null(list.Articles[1].Refusal);
    }

    [Fact]
    public void The_same_article_twice_is_one() =>
        Assert.Null(Assert.Single(Divide(Feed("\"title\": \"Town\"", Item("1", "Orchard"), Item("1", "Orchard"))).Articles).Refusal);

    [Fact]
    public void Articles_without_an_id_and_of_one_title_are_told_apart_by_their_text() =>
        Assert.Equal(
            ["One.", "Two."],
            Divide("""[{"title": "News", "text": "One."}, {"title": "News", "text": "Two."}]""").Articles
                .Where(article => article.Refusal is null).Select(article => Read(article).Body.TextContent.Trim()));

    [Fact]
    public void An_article_that_has_not_changed_has_the_same_version_mark_however_it_is_written()
    {
        var plain = Divide("""[{"id": "1", "title": "Orchard", "text": "Words."}, {"id": "2", "title": "Garden", "text": "Words."}]""");
        var pretty = Divide("""
            [ { "id": "1", "title": "Orch\u0061rd",
                "text": "Words." },
              { "id": "2", "title": "Garden", "text": "Other words." } ]
            """);
        Assert.Equal(plain.Articles[0].ETag, pretty.Articles[0].ETag);
        Assert.NotEqual(plain.Articles[1].ETag, pretty.Articles[1].ETag);
    }

    [Theory]
    [InlineData("\"draft\": true")]
    [InlineData("\"status\": \"draft\"")]
    [InlineData("\"published\": false")]
    public void What_keeps_one_article_or_the_whole_feed_from_the_public_holds_it(string field)
    {
        var one = Divide(Feed("\"title\": \"Town\"", Item("1", "Orchard", field), Item("2", "Garden")));
        Assert.Equal([true, null], one.Articles.Select(article => Read(article).Stated.Draft));
        var all = Divide(Feed(field, Item("1", "Orchard"), """{"id": "2", "title": "Garden", "text": "Words."}"""));
        Assert.Equal([true, true], all.Articles.Select(article => Read(article).Stated.Draft));
    }

    [Theory]
    [InlineData("publishDate")]
    [InlineData("publish_date")]
    [InlineData("expiryDate")]
    public void An_embargo_of_the_feed_is_one_of_its_articles(string name)
    {
        var feed = Divide(Feed($"\"{name}\": \"2030-01-01\"", Item("1", "Orchard"), Item("2", "Garden", $"\"{name}\": \"soon\"")));
        var stated = feed.Articles.Select(article => Read(article).Stated).ToList();
        Assert.Equal(2030, (stated[0].NotBefore ?? stated[0].Expires)?.Year);
        Assert.NotEmpty(stated[1].Doubts);
    }

    [Theory]
    [InlineData("\"draft\": true", "\"draft\": false")]
    [InlineData("\"draft\": \"perhaps\"", "\"draft\": false")]
    [InlineData("\"status\": \"private\"", "\"status\": \"publish\"")]
    [InlineData("\"published\": false", "\"published\": true")]
    [InlineData("\"publishDate\": \"2030-01-01\"", "\"publishDate\": \"2020-01-01\"")]
    [InlineData("\"expiryDate\": \"2020-01-01\"", "\"expiryDate\": \"2030-01-01\"")]
    public void Of_what_the_feed_and_the_article_say_the_stricter_counts(string strict, string lenient)
    {
        var stated = new[] { Feed(strict, Item("1", "Orchard", lenient)), Feed(lenient, Item("1", "Orchard", strict)) }
            .Select(feed => Read(Assert.Single(Divide(feed).Articles)).Stated);
        Assert.All(stated, one => Assert.True(
            one.Draft is true || one.NotBefore?.Year == 2030 || one.Expires?.Year == 2020 || one.Doubts.Count > 0));
    }

    [Fact]
    public void An_article_that_cannot_be_understood_has_its_reason_and_the_others_are_read()
    {
        var list = Divide(
            """[{"id": "1", "content_text": "Words.", "title": "\ud800"}, {"id": "2", "title": "Garden", "text": "Words."}]""");
        Assert.Contains("half a character", list.Articles[0].Refusal, StringComparison.Ordinal);
        Assert.Equal("Garden", Read(list.Articles[1]).Stated.Title);
    }

    [Fact]
    public void What_is_no_article_in_a_list_is_reported() =>
        Assert.StartsWith(
            "2 of the list's elements are no objects",
            Assert.Single(Divide("""["Words.", {"title": "One", "text": "Words."}, null]""").Warnings),
            StringComparison.Ordinal);

    [Fact]
    public void One_article_can_be_had_without_the_others()
    {
        var all = Divide(Feed("\"title\": \"Town\"", Item("1", "Orchard"), Item("2", "Garden")));
        var one = Lists.Read(File(Feed("\"title\": \"Town\"", Item("1", "Orchard"), Item("2", "Garden"))), all.Articles[1].Key)!;
        Assert.Equal((all.Articles[1].Key, all.Articles[1].ETag), one.Articles.Select(article => (article.Key, article.ETag)).Single());
    }

    private static Upload File(string json) =>
        new(new BlobPath("town/feed.json"), "1", default, json.Length, Encoding.UTF8.GetBytes(json));

    private static ArticleList Divide(string json) => Lists.Read(File(json))!;

    private static Page Read(ListedArticle article) => new JsonFormat(Html).Read(article.Content, []);

    private static string Feed(string fields, params string[] items) =>
        $$"""{"version": "https://jsonfeed.org/version/1.1", {{fields}}, "items": [{{string.Join(", ", items)}}]}""";

    private static string Item(string id, string title, string? field = null) =>
        $$"""
        {"id": "{{id}}", "title": "{{title}}", "content_html": "<p>Words about {{title}}.</p>"{{(field is null ? "" : $", {field}")}}}
        """;
}
