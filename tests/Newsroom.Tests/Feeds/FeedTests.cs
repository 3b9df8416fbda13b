using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Newsroom.Articles;
using Newsroom.Feeds;
using Xunit;

namespace Newsroom.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    [Theory]
    [InlineData("Un titre", "Un titre")]
    [InlineData("a\u0001b\u001fc", "abc")]
    [InlineData("a ]]> b <c> & \"d\"", "a ]]> b <c> & \"d\"")]
    [InlineData("😀 𝔸", "😀 𝔸")]
    [InlineData("\uFFFE\uFFFF", "")]
    public void RSS_holds_any_text(string written, string read)
    {
        var item = Rss(Item(written)).Root!.Element("channel")!.Element("item")!;
        Assert.Equal(read, item.Element("title")!.Value);
        Assert.Equal(read, item.Element("category")!.Value);
        Assert.Equal(read, item.Element(Content + "encoded")!.Value);
        Assert.Equal(read, item.Element(XNamespace.Get("http://purl.org/dc/elements/1.1/") + "creator")!.Value);
    }

    [Fact]
    public void RSS_leaves_out_halves_of_characters() => RSS_holds_any_text("moitié \ud83d", "moitié ");

    [Fact]
    public void Any_text_gives_well_formed_RSS_and_JSON() => Gen.String.Sample(text =>
    {
        _ = Rss(Item(text));
        _ = Json(Item(text));
    });

    [Fact]
    public void RSS_items_have_a_permanent_id_a_date_and_their_files()
    {
        var item = Rss(Item("Titre")).Root!.Element("channel")!.Element("item")!;
        Assert.Equal("newsroom:abc:fr", item.Element("guid")!.Value);
        Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        Assert.Equal("Tue, 25 Jun 2024 00:00:00 GMT", item.Element("pubDate")!.Value);
        var enclosure = Assert.Single(item.Elements("enclosure"));
        Assert.Equal(("https://example.org/a.pdf", "application/pdf", "12"), (enclosure.Attribute("url")!.Value, enclosure.Attribute("type")!.Value, enclosure.Attribute("length")!.Value));
    }

    [Fact]
    public void JSON_Feed_has_what_version_1_1_requires()
    {
        var feed = Json(Item("Titre"));
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("Newsroom", feed.GetProperty("title").GetString());
        var item = feed.GetProperty("items")[0];
        Assert.Equal("newsroom:abc:fr", item.GetProperty("id").GetString());
        Assert.Equal("Titre", item.GetProperty("content_html").GetString());
        Assert.Equal("2024-06-25T00:00:00+00:00", item.GetProperty("date_published").GetString());
        var file = Assert.Single(item.GetProperty("attachments").EnumerateArray());
        Assert.Equal(("https://example.org/a.pdf", "application/pdf"), (file.GetProperty("url").GetString(), file.GetProperty("mime_type").GetString()));
    }

    [Fact]
    public void A_feed_can_be_empty()
    {
        Assert.Empty(Rss().Descendants("item"));
        Assert.Equal(0, Json().GetProperty("items").GetArrayLength());
    }

    private static XDocument Rss(params FeedItem[] items) => XDocument.Parse(Encoding.UTF8.GetString(RssFeed.Write(Feed(items))));

    private static JsonElement Json(params FeedItem[] items) => JsonDocument.Parse(JsonFeed.Write(Feed(items))).RootElement;

    private static Feed Feed(FeedItem[] items) => new(
        "Newsroom", "fr", "https://example.org/?lang=fr", "https://example.org/rss.xml?tag=a&b", items, items.Length == 0 ? null : DateTimeOffset.UnixEpoch);

    private static FeedItem Item(string text)
    {
        var edition = new Edition
        {
            Article = "abc",
            Language = "fr",
            Kind = EditionKind.Original,
            Version = "v",
            Title = text,
            Summary = text,
            Author = text,
            Tags = [text],
            Published = new DateTimeOffset(2024, 6, 25, 0, 0, 0, TimeSpan.Zero),
            Updated = DateTimeOffset.UnixEpoch,
        };
        var body = new EditionBody
        {
            Title = text,
            Language = "fr",
            Published = edition.Published,
            Html = text,
            Text = text,
            Downloads = [new Download(text, "https://example.org/a.pdf", "application/pdf", 12), new Download(text), new Download(text, null, text)],
        };
        return new FeedItem(edition, body, "https://example.org/articles/abc?lang=fr");
    }
}
