using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Articles in the JSON of other programs: JSON Feed 1.1, the WordPress REST API, schema.org.</summary>
public sealed class ForeignJsonTests
{
    private const string Post = """
        "id": 12, "slug": "orchard", "status": "publish", "date": "2026-03-05T09:30:00", "title": {"rendered": "Orchard &#8211; the plan"},
        "content": {"rendered": "<p>The town plants <b>forty</b> trees.</p>", "protected": false}
        """;

    private readonly List<string> _warnings = [];

    private Page Read(string json) => new JsonFormat(new HtmlCleaner()).Read(Encoding.UTF8.GetBytes(json), _warnings);

    private string Reason(string json) => Assert.Throws<UnreadableException>(() => Read(json)).Message;

    [Fact]
    public void A_feed_with_one_item_is_that_article_and_says_what_the_item_does_not()
    {
        var page = Read("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Town news", "language": "en-GB", "authors": [{"name": "Ada Roe"}],
             "items": [{"id": "1", "title": "Orchard", "content_html": "<p>The town plants forty trees.</p>", "summary": "Trees.",
                        "date_published": "2026-03-05T09:30:00Z", "tags": ["trees", "town"],
                        "attachments": [{"url": "https://example.org/plan.pdf", "mime_type": "application/pdf", "title": "Plan",
                                         "size_in_bytes": 1200}]}]}
            """);
        Assert.Equal("<p>The town plants forty trees.</p>", page.Body.InnerHtml);
        Assert.Equal(
            ("Orchard", "Trees.", "en", "Ada Roe", new DateTimeOffset(2026, 3, 5, 9, 30, 0, TimeSpan.Zero)),
            (page.Stated.Title, page.Stated.Summary, page.Stated.Language, page.Stated.Author, page.Stated.Date));
        Assert.Equal(["trees", "town"], page.Stated.Tags);
        Assert.Equal(new Download("Plan", "https://example.org/plan.pdf", "application/pdf", 1_200), Assert.Single(page.Stated.Downloads));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("""{"id": "1", "content_text": "Trees.", "image": "https://example.org/a.jpg", "banner_image": "https://example.org/b.jpg"}""", null)]
    [InlineData("""{"id": "1", "content_text": "Trees.", "banner_image": "https://example.org/a.jpg"}""", null)]
    [InlineData("""{"@type": "NewsArticle", "headline": "Trees", "articleBody": "Trees.", "image": "https://example.org/a.jpg"}""", null)]
    [InlineData("""{"@type": "NewsArticle", "headline": "Trees", "articleBody": "Trees.", "image": [{"url": "https://example.org/a.jpg", "caption": "Forty"}]}""", "Forty")]
    [InlineData(
        """{"@graph": [{"@type": "Article", "headline": "Trees", "articleBody": "Trees.", "image": {"@id": "#p"}}, {"@type": "ImageObject", "@id": "#p", "contentUrl": "https://example.org/a.jpg", "caption": "Forty"}]}""",
        "Forty")]
    [InlineData(
        """{"title": {"rendered": "Trees"}, "content": {"rendered": "<p>Trees.</p>"}, "_embedded": {"wp:featuredmedia": [{"code": "gone"}, {"source_url": "https://example.org/a.jpg", "caption": {"rendered": "<p>Forty</p>"}}]}}""",
        "Forty")]
    [InlineData("""{"title": {"rendered": "Trees"}, "content": {"rendered": "<p>Trees.</p>"}, "jetpack_featured_media_url": "https://example.org/a.jpg"}""", null)]
    public void The_picture_of_an_article_is_its_lead_picture(string json, string? caption)
    {
        Assert.Equal(("https://example.org/a.jpg", caption), (Read(json).Stated.Image?.Source, Read(json).Stated.Image?.Caption));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void An_item_of_a_feed_is_an_article_by_itself()
    {
        var page = Read("""{"id": "1", "content_text": "The town plants forty trees.", "title": "Orchard", "author": {"name": "Ada Roe"}}""");
        Assert.Equal(("The town plants forty trees.", "Ada Roe"), (page.Body.TextContent.Trim(), page.Stated.Author));
    }

    [Fact]
    public void A_feed_without_an_item_is_rejected() =>
        Assert.Equal("The file is a JSON Feed without an item.", Reason("""{"version": "https://jsonfeed.org/version/1.1", "items": []}"""));

    [Fact]
    public void Several_articles_cannot_be_read_as_one() =>
        Assert.Contains(
            "holds 2 articles, and can't be read as one: at line 1, column 1 begins a list",
            Reason("""[{"title": "One", "text": "Words."}, {"title": "Two", "text": "More words."}]"""),
            StringComparison.Ordinal);

    [Fact]
    public void A_post_of_WordPress_is_an_article()
    {
        var page = Read($$$"""
            {{{{Post}}}, "date_gmt": "2026-03-05T08:30:00", "excerpt": {"rendered": "<p>Forty trees.</p>\n"},
             "_embedded": {"author": [{"name": "Ada Roe"}], "wp:term": [[{"name": "Town"}], [{"name": "Trees"}]]}}
            """);
        Assert.Equal("<p>The town plants <b>forty</b> trees.</p>", page.Body.InnerHtml);
        Assert.Equal(
            ("Orchard – the plan", "Forty trees.", "Ada Roe", new DateTimeOffset(2026, 3, 5, 8, 30, 0, TimeSpan.Zero)),
            (page.Stated.Title, page.Stated.Summary, page.Stated.Author, page.Stated.Date));
        Assert.Equal(["Town", "Trees"], page.Stated.Tags);
        Assert.NotEqual(true, page.Stated.Draft);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void A_list_with_one_post_is_that_post() => Assert.Equal("Orchard – the plan", Read($"[{{{Post}}}]").Stated.Title);

    [Fact]
    public void An_excerpt_that_was_cut_off_is_no_summary() =>
        Assert.Null(Read($$$"""{{{{Post}}}, "excerpt": {"rendered": "<p>The town plants [&hellip;]</p>"}}""").Stated.Summary);

    [Theory]
    [InlineData("\"status\": \"draft\"")]
    [InlineData("\"status\": \"future\"")]
    [InlineData("\"status\": \"private\"")]
    [InlineData("\"password\": \"secret\"")]
    [InlineData("\"content\": {\"rendered\": \"\", \"protected\": true}")]
    [InlineData("\"published\": false")]
    [InlineData("\"draft\": true")]
    [InlineData("\"Draft\": true")]
    public void A_post_that_is_not_public_is_held(string field) => Assert.True(Read($"{{{Post}, {field}}}").Stated.Draft);

    [Fact]
    public void A_date_of_another_program_that_is_not_understood_holds_the_article() =>
        Assert.NotEmpty(Read("""{"@type": "NewsArticle", "headline": "Orchard", "articleBody": "Trees.", "datePublished": "soon"}""").Stated.Doubts);

    [Fact]
    public void An_article_of_schema_org_is_found_in_its_graph_and_its_author_beside_it()
    {
        var page = Read("""
            {"@context": "https://schema.org", "@graph": [
              {"@type": "WebSite", "name": "Town news"},
              {"@type": ["NewsArticle"], "headline": "Orchard &amp; garden", "description": "Trees.", "inLanguage": "en-GB",
               "datePublished": "2026-03-05T09:30:00+01:00", "author": {"@id": "#ada"}, "keywords": "trees, town",
               "articleBody": "The town plants forty trees.\n\nThe first are apples."},
              {"@type": "Person", "@id": "#ada", "name": "Ada Roe"}]}
            """);
        Assert.Equal(
            ("Orchard & garden", "Trees.", "en", "Ada Roe", new DateTimeOffset(2026, 3, 5, 9, 30, 0, TimeSpan.FromHours(1))),
            (page.Stated.Title, page.Stated.Summary, page.Stated.Language, page.Stated.Author, page.Stated.Date));
        Assert.Equal(["trees", "town"], page.Stated.Tags);
        Assert.Equal(2, page.Body.ChildElementCount);
    }

    [Theory]
    [InlineData("""{"@type": "BlogPosting", "headline": "Orchard", "articleBody": "<p>Trees.</p>"}""")]
    [InlineData("""[{"@type": "Organization", "name": "Town"}, {"@type": "ReportageNewsArticle", "name": "Orchard", "text": "Trees."}]""")]
    public void Articles_of_schema_org_have_many_types(string json)
    {
        var page = Read(json);
        Assert.Equal(("Orchard", "Trees."), (page.Stated.Title, page.Body.TextContent.Trim()));
    }

    [Fact]
    public void Linked_data_without_an_article_is_rejected() =>
        Assert.Contains("no article in it", Reason("""{"@type": "Organization", "name": "Town"}"""), StringComparison.Ordinal);

    [Fact]
    public void A_field_whose_name_has_half_a_character_is_none_of_them() =>
        Assert.Equal("Orchard – the plan", Read($$$"""{"\ud800": 1, {{{Post}}}, "\ud800": 2}""").Stated.Title);

    [Theory]
    [InlineData("""{"@type": "NewsArticle", "headline": "\ud800", "articleBody": "Trees.", "keywords": ["\ud800"]}""")]
    [InlineData("""{"content_text": "\ud800", "title": "Orchard", "tags": {"\ud800": 1}}""")]
    public void Halves_of_characters_give_an_article_or_a_reason(string json) =>
        Assert.IsType<UnreadableException>(Record.Exception(() => Read(json)) ?? new UnreadableException());

    [Fact]
    public void Text_in_more_lines_than_an_article_has_is_rejected() =>
        Assert.Contains(
            "more than 50,000 lines",
            Reason($$"""{"title": "Orchard", "text": "{{string.Concat(Enumerable.Repeat("a\\n", 60_000))}}"}"""),
            StringComparison.Ordinal);

    [Fact]
    public void HTML_in_more_pieces_than_an_article_has_is_rejected_before_it_is_parsed() =>
        Assert.Contains(
            "more than 80,000 tags",
            Reason($$"""{"title": "Orchard", "html": "{{string.Concat(Enumerable.Repeat("a</p><i>b</i>", 30_000))}}"}"""),
            StringComparison.Ordinal);
}
