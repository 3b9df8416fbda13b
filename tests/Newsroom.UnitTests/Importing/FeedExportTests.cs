using System.Text;
using Newsroom.Importing;
using Xunit;

namespace Newsroom.Tests.Importing;

/// <summary>Feeds and lists in JSON, saved as files, become uploads.</summary>
public sealed class FeedExportTests
{
    [Fact]
    public void An_item_of_rss_is_an_article()
    {
        var item = Single("""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Ports</title><language>fr-FR</language><item><title>Le port &amp;amp; la ville</title>
            <link>https://ports.example/actualites/le-port.html</link><pubDate>Thu, 02 May 2024 14:30:00 +0200</pubDate>
            <dc:creator>Camille Noor</dc:creator><category>Villes</category><description>En bref.</description>
            <enclosure url="https://ports.example/a.mp3" type="audio/mpeg" length="1"/>
            <content:encoded><![CDATA[<p>Le <b>texte</b>.</p><p><img src="/images/quai.jpg" alt="Le quai"></p>]]></content:encoded>
            </item></channel></rss>
            """);
        Assert.Equal("2024/05/le-port.md", item.Path);
        Assert.Equal("""
            ---
            title: "Le port & la ville"
            date: 2024-05-02T14:30:00+02:00
            language: fr
            author: Camille Noor
            tags: [Villes]
            summary: En bref.
            verbatim: true
            aliases: [/actualites/le-port.html]
            downloads: ["https://ports.example/a.mp3"]
            ---
            Le **texte**.

            ![Le quai](https://ports.example/images/quai.jpg)

            """.ReplaceLineEndings("\n"), ExportFile.TextOf(item));
    }

    [Fact]
    public void An_entry_of_atom_is_an_article()
    {
        var item = Single("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><title type="html">A &lt;i&gt;port&lt;/i&gt;</title>
            <link href="https://ports.example/a-port"/><id>tag:ports.example,2024:1</id><published>2024-05-02T12:30:00Z</published>
            <updated>2024-06-01T00:00:00Z</updated><author><name>Jo Noor</name><email>jo@ports.example</email></author>
            <category term="ports" label="Ports"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The text.</p></div></content></entry></feed>
            """);
        var stated = ExportFile.PageOf(item).Stated;
        Assert.Equal(("2024/05/a-port.md", "A port", "en", "Jo Noor"), (item.Path, stated.Title, stated.Language, stated.Author));
        Assert.Equal((new(2024, 5, 2, 12, 30, 0, TimeSpan.Zero), "Ports"), (stated.Date, stated.Tags.Single()));
        Assert.EndsWith("---\nThe text.\n", ExportFile.TextOf(item), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_with_summaries_alone_says_so() => Assert.Contains(
        "The feed has a summary alone, and not the whole text.",
        Single("<rss><channel><item><title>A</title><description>Short.</description></item></channel></rss>").Notes);

    [Fact]
    public void A_feed_may_be_in_another_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>Été à Sète</title></item></channel></rss>";
        using var file = new ExportFile(Encoding.Latin1.GetBytes(text));
        Assert.Equal("Été à Sète", file.Read().Single().Title);
    }

    [Fact]
    public void Items_of_the_same_name_have_paths_of_their_own()
    {
        using var file = new ExportFile("<rss><channel><item><title>README</title><guid>1</guid></item><item><title>Note</title><guid>2</guid></item>"
            + "<item><title>Note</title><guid>3</guid></item><item><title>plan_fr</title><guid>4</guid></item></channel></rss>");
        Assert.Equal(["readme-1.md", "note.md", "note-3.md", "plan-fr.md"], file.Read().Select(item => item.Path));
    }

    [Fact]
    public void A_dump_of_the_rest_api_is_taken_post_by_post()
    {
        using var file = new ExportFile("""
            [{"id": 7, "date_gmt": "2024-05-02T12:30:00", "link": "https://ports.example/2024/05/le-port/", "status": "publish", "type": "post",
              "title": {"rendered": "Le port &#038; la ville"}, "content": {"rendered": "<p>Le texte.</p>", "protected": false},
              "_embedded": {"author": [{"name": "Camille Noor"}], "wp:term": [[{"name": "Villes"}]],
                "wp:featuredmedia": [{"source_url": "https://ports.example/wp-content/uploads/2024/05/quai.jpg"}]}},
             {"id": 8, "status": "private", "type": "post", "title": {"rendered": "Privé"}, "content": {"rendered": "<p>Entre nous.</p>"}},
             {"id": 9, "status": "publish", "type": "page", "title": {"rendered": "Page"}, "content": {"rendered": "<p>Nous.</p>"}}]
            """);
        var items = file.Read(takesFiles: true);
        Assert.Equal([ImportOutcome.Taken, ImportOutcome.Held, ImportOutcome.LeftOut], items.Select(item => item.Outcome));
        Assert.Equal("""
            ---
            title: "Le port & la ville"
            date: 2024-05-02T12:30:00+00:00
            author: Camille Noor
            tags: [Villes]
            image: quai.jpg
            verbatim: true
            aliases: [/2024/05/le-port/, "/?p=7"]
            ---
            Le texte.

            """.ReplaceLineEndings("\n"), ExportFile.TextOf(items[0]));
        Assert.True(ExportFile.PageOf(items[1]).Stated.Draft);
    }

    [Fact]
    public void More_items_are_taken_than_one_upload_may_have()
    {
        using var file = new ExportFile($$"""
            {"version": "https://jsonfeed.org/version/1.1", "language": "fr", "items": [{{string.Join(',', Enumerable.Range(0, 1_500).Select(i =>
                $"{{\"id\": \"{i}\", \"url\": \"https://ports.example/{i}\", \"content_html\": \"<p>Texte {i}.</p>\"}}"))}}]}
            """);
        var items = file.Read();
        Assert.Equal((1_500, 1_500), (items.Count, items.Select(item => item.Path).Distinct().Count()));
    }

    [Theory]
    [InlineData("<html><body>Not a feed</body></html>")]
    [InlineData("{\"@type\": \"Organization\"}")]
    public void What_is_no_export_is_refused(string text)
    {
        using var file = new ExportFile(text);
        Assert.Throws<Newsroom.Content.UnreadableException>(() => file.Read());
    }

    private static ImportedItem Single(string text)
    {
        using var file = new ExportFile(text);
        return file.Read().Single();
    }
}
