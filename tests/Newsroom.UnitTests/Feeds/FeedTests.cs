using System.ServiceModel.Syndication;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Newsroom.Content;
using Newsroom.Feeds;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Feeds;

public sealed class FeedTests
{
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    private static readonly string[] Pieces =
    [
        "]]>",
        "<![CDATA[",
        "</b>",
        "<script>",
        "&amp;",
        "&#0;",
        "&copy",
        "\ud83d",
        "\u0085",
        "\u0000",
        "<!--",
        "<?xml",
        "href=x",
        "\"",
        "'",
        "é",
    ];

    // Everything that an upload can contain: control characters, broken surrogate pairs, ends of sections, tags, entities.
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String,
        Gen.Char['\0', '\uFFFF'].Array[0, 40].Select(letters => new string(letters)),
        Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[1, 6].Select(string.Concat));

    [Theory]
    [InlineData("Un titre", "Un titre")]
    [InlineData("a\u0001b\u001fc", "abc")]
    [InlineData("a ]]> b 5 < 6 & \"d\"", "a ]]> b 5 < 6 & \"d\"")]
    [InlineData("😀 𝔸", "😀 𝔸")]
    [InlineData("a\uFFFE\uFFFF\u0085\u009f", "a")]
    public void Every_format_holds_any_text(string written, string read)
    {
        var item = RssItem(Item(written));
        Assert.Equal(read, item.Element("title")!.Value);
        Assert.Equal(read, item.Element("category")!.Value);
        Assert.Equal(read, item.Element(DublinCore + "creator")!.Value);
        var entry = AtomEntry(Item(written));
        Assert.Equal(read, entry.Element(Atom + "title")!.Value);
        Assert.Equal(read, entry.Element(Atom + "summary")!.Value);
        Assert.Equal(read, entry.Element(Atom + "category")!.Attribute("term")!.Value);
        Assert.Equal(read, entry.Element(Atom + "author")!.Value);
        Assert.Equal(written, Json(Item(written)).GetProperty("items")[0].GetProperty("title").GetString());
    }

    [Fact]
    public void Halves_of_characters_are_left_out() =>
        Assert.Equal("moitié ", AtomEntry(Item("moitié \ud83d")).Element(Atom + "title")!.Value);

    [Theory]
    [InlineData("Nour Ana <nour@example.org>", "Nour Ana")]
    [InlineData("nour@example.org (Nour Ana)", "(Nour Ana)")]
    [InlineData("Nour <nour@example.org>, Ana (ana@example.org)", "Nour, Ana")]
    [InlineData("mailto:nour@example.org", null)]
    [InlineData("Nour & Ana @ville", "Nour & Ana @ville")]
    [InlineData(null, null)]
    public void Names_of_authors_have_no_mail_addresses(string? author, string? name) => Assert.Equal(name, AuthorName.Of(author));

    [Theory]
    [InlineData("tel:+33123456789", "tel:+33123456789")]
    [InlineData("https://example.org/a b\"c.pdf", "https://example.org/a%20b%22c.pdf")]
    [InlineData("javascript:alert(1)", null)]
    public void Addresses_of_the_text_are_encoded_and_harmless(string reference, string? address) =>
        Assert.Equal(address, WebAddress.Resolve(new Uri("https://news.example/fr/x"), reference));

    [Fact]
    public void Any_text_gives_well_formed_documents() => AnyText.Sample(
        text =>
        {
            FeedRules.AssertValid(RssFeed.Write(Feed(Item(text))));
            FeedRules.AssertValid(AtomFeed.Write(Feed(Item(text))));
            _ = Json(Item(text));
            _ = XDocument.Parse(
                Encoding.UTF8.GetString(
                    Opml.Write(text, [(text, [new Subscription(text, "https://example.org/", "https://example.org/", "fr", FeedFormat.Rss)])])));
        },
        iter: 2_000);

    [Theory]
    [InlineData("<b>Gras</b>", "<\u2060b>Gras<\u2060/b>")]
    [InlineData("5 < 7 & 8", "5 < 7 & 8")]
    [InlineData("R&D, AT&T", "R&D, AT&T")]
    [InlineData("&copy; &eacute", "&\u2060copy; &\u2060eacute")]
    public void A_title_that_speaks_of_HTML_is_no_HTML_in_RSS(string title, string shown) =>
        Assert.Equal(shown, RssItem(Item(title)).Element("title")!.Value);

    [Fact]
    public void A_title_that_speaks_of_HTML_is_declared_as_such_in_Atom()
    {
        var title = AtomEntry(Item("<b>Gras</b>")).Element(Atom + "title")!;
        Assert.Equal(("html", "&lt;b&gt;Gras&lt;/b&gt;"), (title.Attribute("type")?.Value, title.Value));
    }

    [Fact]
    public void A_summary_is_HTML_in_RSS() => Assert.Equal("5 &lt; 7 &amp; 8", RssItem(Item("5 < 7 & 8")).Element("description")!.Value);

    [Fact]
    public void RSS_items_have_a_permanent_id_a_date_and_one_file()
    {
        var item = RssItem(Item("Titre"));
        Assert.Equal("newsroom:abc:fr", item.Element("guid")!.Value);
        Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        Assert.Equal("Tue, 25 Jun 2024 00:00:00 GMT", item.Element("pubDate")!.Value);
        Assert.Equal("fr", item.Element(DublinCore + "language")!.Value);
        Assert.StartsWith("2024-06-26T00:00:00", item.Element(Terms + "modified")!.Value, StringComparison.Ordinal);
        var enclosure = Assert.Single(item.Elements("enclosure"));
        Assert.Equal(
            ("https://example.org/a.pdf", "application/pdf", "12"),
            (enclosure.Attribute("url")!.Value, enclosure.Attribute("type")!.Value, enclosure.Attribute("length")!.Value));
    }

    [Fact]
    public void Atom_entries_have_an_id_that_is_a_URI_both_dates_and_every_file()
    {
        var entry = AtomEntry(Item("Titre"));
        // Fixed: readers know entries by it.
        Assert.Equal("urn:uuid:1d0132b8-2b32-5b54-b4b5-22aff02ca5c4", entry.Element(Atom + "id")!.Value);
        Assert.Equal("fr", entry.Attribute(XNamespace.Xml + "lang")!.Value);
        Assert.Equal("2024-06-25T00:00:00Z", entry.Element(Atom + "published")!.Value);
        Assert.StartsWith("2024-06-26T00:00:00.", entry.Element(Atom + "updated")!.Value, StringComparison.Ordinal);
        var files = entry.Elements(Atom + "link")
            .Where(link => link.Attribute("rel")!.Value == "enclosure")
            .Select(link => link.Attribute("href")!.Value);
        Assert.Equal(["https://example.org/a.pdf", "https://xn--caf-dma.example/%C3%A9t%C3%A9%20b.csv"], files);
    }

    [Fact]
    public void JSON_Feed_has_what_version_1_1_requires()
    {
        var feed = Json(Item("Titre"));
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("Newsroom – mot-clé « a »", feed.GetProperty("title").GetString());
        Assert.Equal("fr", feed.GetProperty("language").GetString());
        Assert.Equal("https://example.org/next", feed.GetProperty("next_url").GetString());
        Assert.Equal(
            ("WebSub", "https://hub.example/"),
            (feed.GetProperty("hubs")[0].GetProperty("type").GetString(), feed.GetProperty("hubs")[0].GetProperty("url").GetString()));
        var item = feed.GetProperty("items")[0];
        Assert.Equal("newsroom:abc:fr", item.GetProperty("id").GetString());
        Assert.Equal("2024-06-25T00:00:00+00:00", item.GetProperty("date_published").GetString());
        var file = item.GetProperty("attachments")[0];
        Assert.Equal(
            ("https://example.org/a.pdf", "application/pdf"),
            (file.GetProperty("url").GetString(), file.GetProperty("mime_type").GetString()));
        Assert.Equal("application/octet-stream", item.GetProperty("attachments")[1].GetProperty("mime_type").GetString());
    }

    [Fact]
    public void A_machine_translation_says_so_and_leads_to_its_original()
    {
        var item = Item("Titre") with { Original = new Original("en", "https://example.org/en/abc") };
        item = item with { Edition = item.Edition with { Kind = EditionKind.Machine, Engine = "Apertium 3" } };
        const string note =
            "<p><em lang=\"fr\">Traduction automatique d’un texte en anglais – Apertium 3. <a href=\"https://example.org/en/abc\" "
                + "hreflang=\"en\">Lire l’original</a></em></p>";
        var rss = RssItem(item);
        Assert.StartsWith(note, rss.Element(Content + "encoded")!.Value, StringComparison.Ordinal);
        Assert.Equal("machine", rss.Elements("category").Single(category => category.Attribute("domain")?.Value == FeedXml.Kinds).Value);
        Assert.Equal("https://example.org/en/abc", rss.Element(DublinCore + "source")!.Value);
        var entry = AtomEntry(item);
        Assert.StartsWith(note, entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal(
            "Traduction automatique",
            entry.Elements(Atom + "category").Single(category => category.Attribute("term")!.Value == "machine").Attribute("label")!.Value);
        var via = entry.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "via");
        Assert.Equal(("https://example.org/en/abc", "en"), (via.Attribute("href")!.Value, via.Attribute("hreflang")!.Value));
        var json = Json(item).GetProperty("items")[0].GetProperty("_newsroom");
        Assert.Equal("machine", json.GetProperty("kind").GetString());
        Assert.Equal("en", json.GetProperty("original").GetProperty("language").GetString());
        FeedRules.AssertValid(RssFeed.Write(Feed(item)));
        FeedRules.AssertValid(AtomFeed.Write(Feed(item)));
    }

    [Theory]
    [InlineData("<a href=\"#note\">1</a>", "<a href=\"https://example.org/fr/abc#note\">1</a>")]
    [InlineData("<img src=\"/a b.png\">", "<img src=\"https://example.org/a%20b.png\">")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">x</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">x</a>")]
    [InlineData("<a href=\"https://example.org/été\">x</a>", "<a href=\"https://example.org/%C3%A9t%C3%A9\">x</a>")]
    [InlineData("<a href=\"https://example.org/?f[0]=%zz\">x</a>", "<a href=\"https://example.org/?f%5B0%5D=%25zz\">x</a>")]
    [InlineData("<a href=\"mailto:a@example.org\">x</a>", "<a href=\"mailto:a@example.org\">x</a>")]
    [InlineData("<a href=\"http://[bad\">x</a>", "<a>x</a>")]
    [InlineData("<code>href=\"x\"</code>", "<code>href=\"x\"</code>")]
    public void Addresses_in_the_content_are_whole(string html, string shown)
    {
        var item = Item("Titre");
        item = item with { Body = item.Body! with { Html = html, Downloads = [] } };
        Assert.Equal(shown, AtomEntry(item).Element(Atom + "content")!.Value);
    }

    [Fact]
    public void Files_that_the_text_does_not_link_to_are_listed_in_the_content()
    {
        var item = Item("Titre");
        item = item with { Body = item.Body! with { Html = "<p><a href=\"https://example.org/a.pdf\">ici</a></p>" } };
        var content = RssItem(item).Element(Content + "encoded")!.Value;
        Assert.EndsWith(
            "<h2>Téléchargements</h2><ul><li><a href=\"https://xn--caf-dma.example/%C3%A9t%C3%A9%20b.csv\">Données</a></li></ul>",
            content,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_link_to_each_other()
    {
        var links = Feed(Item("Titre")).Links;
        var rss = Rss(Feed(Item("Titre"))).Root!.Element("channel")!.Elements(Atom + "link")
            .Select(link => (link.Attribute("rel")!.Value, link.Attribute("href")!.Value));
        Assert.Equal(links.All, rss);
        links = new FeedLinks("https://example.org/3") { Current = "https://example.org/now", PreviousArchive = "https://example.org/2" };
        var archive = Feed(Item("Titre")) with { Links = links };
        Assert.NotNull(Rss(archive).Root!.Element("channel")!.Element(History + "archive"));
        var atom = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(archive))).Root!;
        Assert.NotNull(atom.Element(History + "archive"));
        Assert.Equal(
            ["alternate", "self", "current", "prev-archive"], atom.Elements(Atom + "link").Select(link => link.Attribute("rel")!.Value));
        Assert.Equal("https://example.org/2", JsonDocument.Parse(JsonFeed.Write(archive)).RootElement.GetProperty("next_url").GetString());
        FeedRules.AssertValid(RssFeed.Write(archive));
        FeedRules.AssertValid(AtomFeed.Write(archive));
    }

    [Fact]
    public void Entries_of_one_upload_have_times_of_their_own()
    {
        var first = Item("Titre");
        var second = first with { Edition = first.Edition with { Article = "abd" } };
        Assert.NotEqual(first.Updated, second.Updated);
        Assert.Equal(first.Updated.ToUnixTimeSeconds(), second.Updated.ToUnixTimeSeconds());
        Assert.Equal(first.Updated, Item("Titre").Updated);
    }

    [Fact]
    public void Entries_that_changed_in_one_moment_are_told_apart()
    {
        var moment = new DateTimeOffset(2024, 6, 26, 1, 2, 3, 456, TimeSpan.Zero);
        var item = Item("Titre");
        var items = Enumerable.Range(0, 20).Select(i => item with { Edition = item.Edition with { Article = $"a{i}", Updated = moment } });
        FeedRules.AssertValid(AtomFeed.Write(Feed([.. items])));
    }

    [Fact]
    public void The_frameworks_own_readers_take_both_formats()
    {
        foreach (var bytes in new[] { RssFeed.Write(Feed(Item("Titre"))), AtomFeed.Write(Feed(Item("Titre"))) })
        {
            using var reader = System.Xml.XmlReader.Create(new MemoryStream(bytes));
            var feed = SyndicationFeed.Load(reader);
            Assert.Equal("Newsroom – mot-clé « a »", feed.Title.Text);
            Assert.Equal(new DateTimeOffset(2024, 6, 25, 0, 0, 0, TimeSpan.Zero), Assert.Single(feed.Items).PublishDate);
        }
    }

    [Fact]
    public void A_feed_can_be_empty()
    {
        Assert.Empty(Rss(Feed()).Descendants("item"));
        FeedRules.AssertValid(RssFeed.Write(Feed()));
        FeedRules.AssertValid(AtomFeed.Write(Feed()));
        Assert.Equal(0, Json().GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("hub")]
    [InlineData("ftp://hub.example.org/")]
    public void A_hub_has_to_be_an_address_of_the_web(string setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Newsroom:WebSubHub"] = setting })
            .Build();
        var error = Assert.Throws<InvalidOperationException>(() => SiteOptions.Read(configuration));
        Assert.StartsWith($"Newsroom__WebSubHub: '{setting}' is not the address of a hub", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_is_called_by_what_it_shows()
    {
        var filter = new EditionFilter("villes", EditionKind.Machine, new DateOnly(2025, 1, 2), new DateOnly(2025, 3, 4), "OIM", "Dakar");
        Assert.Equal(
            "recherche « pont », mot-clé « villes », organisation « OIM », lieu « Dakar », traductions automatiques, du 2 janvier 2025, "
                + "jusqu’au 4 mars 2025",
            FeedStrings.For("fr").Describe(filter, "pont"));
        Assert.Equal("", FeedStrings.For("de").Describe(new EditionFilter(), query: null));
    }

    private static XElement RssItem(FeedItem item) => Rss(Feed(item)).Root!.Element("channel")!.Element("item")!;

    private static XElement AtomEntry(FeedItem item) =>
        XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(Feed(item)))).Root!.Element(Atom + "entry")!;

    private static XDocument Rss(Feed feed) => XDocument.Parse(Encoding.UTF8.GetString(RssFeed.Write(feed)));

    private static JsonElement Json(params FeedItem[] items) => JsonDocument.Parse(JsonFeed.Write(Feed(items))).RootElement;

    private static Feed Feed(params FeedItem[] items) => new()
    {
        Site = "Newsroom",
        Title = "Newsroom – mot-clé « a »",
        Description = "Les articles les plus récents de Newsroom",
        Language = "fr",
        Name = "newsroom:feed:fr",
        HomeUrl = "https://example.org/?lang=fr",
        Links = new FeedLinks("https://example.org/rss.xml?tag=a&b")
        {
            Next = "https://example.org/next",
            PreviousArchive = "https://example.org/2",
            Hub = "https://hub.example/",
        },
        Items = items,
    };

    private static PublicPicture Picture(string text) => new(
        "https://example.org/files/v-640/été.jpg", "image/webp", 500, 300, text, text, text,
        [new("https://example.org/files/v-320/été.jpg", 320), new("https://example.org/files/v-640/été.jpg", 500)]);

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
            Updated = new DateTimeOffset(2024, 6, 26, 0, 0, 0, TimeSpan.Zero),
        };
        var body = new EditionBody
        {
            Title = text,
            Language = "fr",
            Published = edition.Published,
            Html = $"<p>{XmlText.ToHtml(text)}</p>",
            Text = text,
            Downloads =
            [
                new Download(text, "https://example.org/a.pdf", "application/pdf", 12), new Download(text), new Download(text, null, text),
                new Download("Données", "https://café.example/été b.csv", "no type", -1), new Download(text, text, text),
            ],
        };
        return new FeedItem(edition, body, "https://example.org/fr/abc") { Picture = Picture(text) };
    }
}
