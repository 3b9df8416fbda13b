using System.Globalization;
using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class HtmlFormatTests
{
    private const string First = "Le port a rouvert lundi, après trois semaines de travaux, et les pêcheurs sont revenus.";
    private const string Last = "La criée reprendra samedi, à l’aube, devant la halle aux poissons.";
    private const string Article = $"<h1>Le port rouvre</h1><p>{First}</p><p>{Last}</p>";

    private static readonly HtmlFormat Format = new(new HtmlCleaner());

    private static Page Read(string html) => Format.Read(Encoding.UTF8.GetBytes(html), []);

    private static Copy Edit(string html) => CopyEditor.Edit(Read(html));

    private static Stated Metadata(string head, string body = Article) =>
        Read($"<html><head>{head}</head><body>{body}</body></html>").Metadata;

    [Fact]
    public void Only_the_article_is_read()
    {
        var copy = Edit($"<body><nav><a href='/'>Accueil</a></nav><article>{Article}</article><footer>Mentions légales</footer></body>");
        Assert.Equal(("Le port rouvre", $"{First}\n\n{Last}"), (copy.Headline, copy.Text));
    }

    [Theory]
    [InlineData("<nav><ul><li><a href='/a'>FURNITURE</a></li></ul></nav>")]
    [InlineData("<div class='breadcrumb'><a href='/'>Accueil</a> » FURNITURE</div>")]
    [InlineData("<ul class='main-menu'><li>FURNITURE</li></ul>")]
    [InlineData("<div class='share-buttons'><span>FURNITURE</span></div>")]
    [InlineData("<div><a href='https://social.example/share?u=x'>FURNITURE</a></div>")]
    [InlineData("<aside><h2>À lire</h2><a href='/b'>FURNITURE</a></aside>")]
    [InlineData("<section id='comments'><p>FURNITURE, dit un lecteur qui écrit beaucoup, et longtemps, et encore. Il a "
        + "fini.</p></section>")]
    [InlineData("<div id='cookie-banner'><p>FURNITURE</p><button>Oui</button></div>")]
    [InlineData("<div><p>FURNITURE</p><input type='email'><button>Je m’abonne</button></div>")]
    [InlineData("<footer><p>FURNITURE</p></footer>")]
    [InlineData("<div class='author-box bio'><p>FURNITURE écrit sur la mer.</p></div>")]
    [InlineData("<div class='advert'>FURNITURE</div>")]
    [InlineData("<a class='skip-link' href='#x'>FURNITURE</a>")]
    [InlineData("<div style='display: none'>FURNITURE</div>")]
    [InlineData("<div role='dialog'><p>FURNITURE</p></div>")]
    public void Boilerplate_is_left_out_beside_the_article_and_in_it(string boilerplate)
    {
        string[] pages = [$"<article>{Article}{boilerplate}</article>", $"<body>{boilerplate}<div>{Article}</div></body>",
            $"<body><div><div>{Article}</div>{boilerplate}</div></body>"];
        Assert.All(pages, page =>
        {
            var copy = Edit(page);
            Assert.DoesNotContain("FURNITURE", copy.Text, StringComparison.Ordinal);
            Assert.Equal($"{First}\n\n{Last}", copy.Text);
        });
    }

    [Fact]
    public void Other_articles_beside_the_one_with_the_headline_are_left_out()
    {
        var page = Read(
            $"<main><article><h1>Le port rouvre</h1><p>{First}</p><p>{Last}</p><p>{Last}</p></article><div>"
                + $"<article><h2>Autre</h2><p>OTHER {First}</p></article><article><h2>Encore</h2><p>OTHER "
                + $"{Last}</p><p>{First}</p></article></div></main>");
        Assert.DoesNotContain("OTHER", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, string.Join(' ', page.Cut).Split("OTHER").Length);
    }

    [Theory]
    [InlineData(
        "<iframe src='https://www.youtube.com/embed/abc' title='Film'></iframe>",
        "<a href=\"https://www.youtube.com/embed/abc\">Film</a>"
    )]
    [InlineData(
        "<video><source src='https://example.org/film.mp4'></video>",
        "<a href=\"https://example.org/film.mp4\">https://example.org/film.mp4</a>"
    )]
    [InlineData("<iframe src='https://ads.example.org/x'></iframe>", "")]
    public void Films_leave_a_link(string player, string link) => Assert.Equal(
        $"<p>{First}</p>\n{(link.Length > 0 ? $"<p>{link}</p>\n" : "")}<p>{Last}</p>",
        Read($"<article><h1>Le port rouvre</h1><p>{First}</p>{player}<p>{Last}</p></article>").Body.InnerHtml.Trim());

    [Fact]
    public void The_name_in_a_byline_ends_before_its_date() =>
        Assert.Equal(
            "Ada Example",
            Read(
                $"<article><h1>Title</h1><p class='byline'>By Ada Example May 1, 2024 3:46 PM</p>{Article}</article>"
            ).Metadata.Author);

    [Fact]
    public void A_formula_is_text() => Assert.Contains(
        "When a=5, two", Read(
            $"<article><h1>Title</h1><p>When <math><mi>a</mi><mo>=</mo><mn>5</mn></math>, two.</p>{Article}</article>").Body.TextContent,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "<script type='application/ld+json'>//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-01\"}\n//]]></script>"
    )]
    [InlineData(
        "<script type='application/ld+json'><![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-01\"}\n]]></script>"
    )]
    [InlineData(
        "<script type='application/ld+json'><!--\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-05-01\"}\n--></script>"
    )]
    [InlineData(
        "<script type='application/ld+json'>{\"@type\":\"WebPage\",\"mainEntityOfPage\":{\"@type\":\"Article\",\"datePublished\":\"2024-05-01\"}}</script>"
    )]
    [InlineData("<meta name='DC.date.issued' content='2024-05-01'>")]
    [InlineData("<meta name='dcterms.created' content='2024-05-01'>")]
    [InlineData("<link rel='canonical' href='https://example.org/2024/05/01/title.html'>")]
    [InlineData("<link rel='canonical' href='https://example.org/news/2024-05-01-title'>")]
    [InlineData("<meta property='og:url' content='https://example.org/20240501/title'>")]
    public void The_day_of_publication_is_found_where_programs_put_it(string head) => Assert.Equal(
        "2024-05-01", Read($"{head}<article><h1>Title</h1>{Article}</article>").Metadata.Date?.ToString(
            "yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("<div class='byline'><span>Ada Example</span><span>1 May 2024</span><span>651</span></div>")]
    [InlineData("<abbr class='published' title='2024-05-01T10:00:00+02:00'>Wednesday</abbr>")]
    [InlineData("<span class='dt-published'>2024-05-01</span>")]
    [InlineData("<span itemprop='datePublished' content='2024-05-01T10:00:00+02:00'>two years ago</span>")]
    public void The_day_of_publication_is_found_below_the_headline(string line) => Assert.Equal(
        "2024-05-01", Read($"<article><h1>Title</h1>{line}{Article}</article>").Metadata.Date?.ToString(
            "yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Fact]
    public void A_byline_in_parts_names_its_author() =>
        Assert.Equal(
            "Ada Example",
            Read(
                "<article><h1>Title</h1><div class='byline'><span>Ada Example</span><span>1 May "
                    + $"2024</span><span>651</span></div>{Article}</article>"
            ).Metadata.Author);

    [Theory]
    [InlineData("<h1>Town Garden News</h1><h2>Council votes</h2>")]
    [InlineData(
        "<div><h1><a href='/'>Herald</a> <a href='/home'>back to herald home</a> <a href='/news'>news</a></h1></div><h1>Council votes</h1>"
    )]
    [InlineData("<div><h1 class='hidden'>Good Morning Town</h1></div><h1 class='headline'>Council votes</h1>")]
    public void The_headline_that_the_page_states_is_the_headline(string headings)
    {
        const string head = "<title>Council votes - Town Garden News</title><meta property='og:title' content='Council votes'>";
        Assert.Equal(
            "Council votes",
            Read($"<html><head>{head}</head><body>{headings}<div><p>{First}</p><p>{Last}</p></div></body></html>").Headline);
    }

    [Theory]
    [InlineData("https://example.org/2024/13/01/title")]
    [InlineData("https://example.org/2024/02/31/title")]
    [InlineData("https://example.org/report-120240501")]
    public void Numbers_in_an_address_are_no_day(string address) =>
        Assert.Null(Read($"<link rel='canonical' href='{address}'><article><h1>Title</h1>{Article}</article>").Metadata.Date);

    [Fact]
    public void What_is_left_out_is_kept_for_the_editor()
    {
        var menus = string.Concat(Enumerable.Repeat($"<nav>{new string('x', 2_500)}</nav>", 600));
        var page = Read($"<div class='breadcrumb'>Accueil » Port</div><article>{Article}</article>{menus}");
        Assert.Equal("Accueil » Port", page.Cut[0]);
        Assert.Equal(500, page.Cut.Count);
        Assert.All(page.Cut, line => Assert.True(line.Length <= 2_000));
    }

    [Fact]
    public void Lists_tables_headings_quotes_and_captions_are_part_of_the_article()
    {
        var copy = Edit(
            $"<article>{Article}<h2>Horaires</h2><ul><li>matin</li><li>soir</li></ul><table><tr><th>Jour</th><td>lundi</td></tr></table>"
                + "<blockquote>« Enfin ! »</blockquote><figure><img src='https://e.example/p.jpg'><figcaption>Le port, "
                + "hier.</figcaption></figure></article>");
        Assert.Contains("<h2>Horaires</h2>", copy.Html, StringComparison.Ordinal);
        Assert.EndsWith("- matin\n- soir\n\nJour lundi\n\n« Enfin ! »\n\nLe port, hier.", copy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_the_text_announces_stays_and_so_do_sources_elsewhere()
    {
        var text = Edit(
            $"<article>{Article}<p>Les ports voisins :</p><ul><li><a href='/a'>Concarneau</a></li></ul><h2>Sources</h2><ul><li><a "
                + "href='https://ifremer.example/x'>Ifremer</a></li></ul></article>"
        ).Text;
        Assert.Contains("- Concarneau", text, StringComparison.Ordinal);
        Assert.Contains("- Ifremer", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_lead_between_headline_and_text_stays() =>
        Assert.StartsWith(
            "La mer revient.\n\n",
            Edit(
                "<div><h1>Le port rouvre</h1><div class='chapo'><p>La mer revient.</p></div><div "
                    + $"class='texte'><p>{First}</p><p>{Last}</p></div></div>"
            ).Text,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<div>un<br><br>deux</div>", "<p>un</p>\n<p>deux</p>")]
    [InlineData("<div>un<p>deux</p><b>trois</b> quatre</div>", "<p>un</p>\n<p>deux</p>\n<p><b>trois</b> quatre</p>")]
    [InlineData("<div><div><div><p>un</p></div></div></div>", "<p>un</p>")]
    [InlineData("<table><tr><td><p>un</p></td></tr></table>", "<p>un</p>")]
    [InlineData("<ul><li>un<ul><li>deux</li></ul></li></ul>", "<ul><li><p>un</p>\n<ul><li>deux</li>\n</ul>\n</li>\n</ul>")]
    [InlineData("<font>un</font><center>deux</center>", "<p>un</p>\n<p>deux</p>")]
    public void Every_run_of_text_is_in_a_block(string html, string clean) =>
        Assert.Contains(clean, Edit($"<article>{Article}<h2>Suite</h2>{html}<p>{Last}</p></article>").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("<link rel='canonical' href='https://e.example/a/b.html'>", "https://e.example/a/c.html")]
    [InlineData("<base href='https://e.example/d/'>", "https://e.example/d/c.html")]
    [InlineData("<meta property='og:url' content='https://e.example/b'>", "https://e.example/c.html")]
    public void Links_are_absolute_where_the_page_says_where_it_is(string head, string target) => Assert.Contains(
        $"<a href=\"{target}\">ici</a>",
            Edit($"<head>{head}</head><article>{Article}<p>{Last} Lire <a href='c.html'>ici</a>.</p></article>").Html,
            StringComparison.Ordinal);

    [Fact]
    public void A_relative_link_that_leads_nowhere_is_text() =>
        Assert.Contains("Lire ici.", Edit($"<article>{Article}<p>{Last} Lire <a href='c.html'>ici</a>.</p></article>").Html,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<title>Le port rouvre | Le Télégraphe</title>", "<h1>Le port rouvre</h1>", "Le port rouvre")]
    [InlineData("<title>Un port et ses pêcheurs - Le Télégraphe</title>", "<h1>LE PORT rouvre</h1>", "LE PORT rouvre")]
    [InlineData("<meta property='og:site_name' content='Le Télégraphe'><title>Le port rouvre – Le Télégraphe</title>",
        "<h1>Le Télégraphe</h1>", "Le port rouvre")]
    [InlineData("<title>Le Télégraphe » Le port rouvre enfin</title><meta property='og:site_name' content='Le Télégraphe'>", "",
        "Le port rouvre enfin")]
    [InlineData("<title>Blog</title>", "<h2 class='post-title'>Le port rouvre</h2>", "Le port rouvre")]
    [InlineData("<title>Le port rouvre aux pêcheurs - Le Télégraphe</title>",
        "<h1><a href='/'>Le Télégraphe</a></h1><h2>Le port rouvre aux pêcheurs</h2>", "Le port rouvre aux pêcheurs")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Le port "
        + "rouvre\"}</script><title>Accueil</title>", "", "Le port rouvre")]
    public void The_headline_is_what_an_editor_would_choose(string head, string heading, string headline)
    {
        var page = Read($"<html><head>{head}</head><body><div>{heading}<p>{First}</p><p>{Last}</p></div></body></html>");
        Assert.Equal(headline, page.Headline);
        Assert.DoesNotContain(page.Body.QuerySelectorAll("h1, h2"), repeated => repeated.TextContent == headline);
    }

    [Theory]
    [InlineData(
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"Article\"],\"datePublished\":\"2026-06-04T23:30:00+02:00\"}]}</script>"
    )]
    [InlineData("<script type='application/ld+json'>[{\"@type\":\"BlogPosting\",\"datePublished\":\"2026-06-04\"}]</script>")]
    [InlineData("<meta property='article:published_time' content='2026-06-04T23:30:00+0200'><meta property='article:modified_time' "
        + "content='2026-06-09'>")]
    [InlineData("<meta name='DC.date' content='2026-06-04'>")]
    [InlineData("<meta name='date' content='2026-06-04 23:30:00'>")]
    [InlineData("<script type='application/ld+json'>{broken</script><meta itemprop='datePublished' content='2026-06-04'>")]
    public void The_day_of_publication_is_the_one_that_is_written(string head) =>
        Assert.Equal(new DateTime(2026, 6, 4), Metadata(head).Date?.Date);

    [Theory]
    [InlineData("<time datetime='2026-06-04' pubdate>4 juin 2026</time>")]
    [InlineData("<p class='byline'><time datetime='2026-06-04T08:00:00+02:00'>4 juin</time></p>")]
    [InlineData("<p>Posté le jeudi 4 juin 2026 à 9 h par admin</p>")]
    [InlineData("<span>4 June 2026</span>")]
    public void A_line_below_the_headline_gives_the_day_and_is_no_text(string line)
    {
        var page = Read($"<body><h1>Le port rouvre</h1>{line}<p>{First}</p><p>{Last}</p></body>");
        Assert.Equal((new DateTime(2026, 6, 4), (string?)null, $"{First}\n\n{Last}"),
            (page.Metadata.Date?.Date, page.Metadata.Author, CopyEditor.Edit(page).Text));
    }

    [Theory]
    [InlineData("<html lang='fr-CA'><body>", "fr")]
    [InlineData("<html><head><meta property='og:locale' content='es_AR'></head><body>", "es")]
    [InlineData("<html><body>", null)]
    public void The_language_is_what_the_page_states(string head, string? language) =>
        Assert.Equal(language, Read($"{head}{Article}").Metadata.Language);

    [Theory]
    [InlineData("Le port a rouvert après trois semaines de travaux, dit la mairie.", true)]
    [InlineData("Toute l’actualité du pays, gratuite et chaque jour renouvelée.", false)]
    public void A_description_is_a_summary_where_it_is_about_the_article(string description, bool isSummary) =>
        Assert.Equal(isSummary ? description : null, Metadata($"<meta name='description' content='{description}'>").Summary);

    [Theory]
    [InlineData("<meta name='author' content='Par Anne Le Goff'>", "Anne Le Goff")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Anne Le Goff\"},{\"name\":\"Yann "
        + "Ker\"}]}</script>", "Anne Le Goff, Yann Ker")]
    [InlineData("<meta name='author' content='admin'>", null)]
    [InlineData("<meta property='article:author' content='https://social.example/anne'>", null)]
    public void Authors_are_names(string head, string? author) => Assert.Equal(author, Metadata(head).Author);

    [Theory]
    [InlineData("<p class='byline'>By Anne Le Goff | June 4, 2026 | 5 minute read</p>")]
    [InlineData("<div class='meta'>Par <a rel='author' href='/anne'>Anne Le Goff</a> – Ports</div>")]
    public void A_byline_gives_the_author(string byline) =>
        Assert.Equal("Anne Le Goff", Metadata("", $"<h1>Le port rouvre</h1>{byline}<p>{First}</p><p>{Last}</p>").Author);

    [Fact]
    public void Tags_are_gathered_and_limited()
    {
        Assert.Equal(["mer", "port", "pêche"],
            Metadata("<meta property='article:tag' content='mer'><meta name='keywords' content='port, Mer'><meta name='news_keywords' "
            + "content='pêche'>").Tags);
        Assert.Equal(20, Metadata($"<meta name='keywords' content='{string.Join(',', Enumerable.Range(100, 100))}'>").Tags.Count);
    }

    [Theory]
    [InlineData("<a href='/f/plan.pdf'>« Plan du port » (PDF, 1,2 Mo)</a>", "Plan du port", null, "application/pdf", 1_200_000L)]
    [InlineData("<a href='https://e.example/a.docx?v=2'>Minutes (340 KB)</a>", "Minutes", "https://e.example/a.docx?v=2",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 340_000L)]
    [InlineData("<a href='b.odt'>Formulaire [ODT]</a>", "Formulaire", null, "application/vnd.oasis.opendocument.text", null)]
    [InlineData("<a href='c.csv'></a>", "c.csv", null, "text/csv", null)]
    public void Documents_that_the_article_links_to_are_downloads(string link, string title, string? url, string type, long? size) =>
        Assert.Equal(new(title, url, type, size), Assert.Single(Metadata("", $"{Article}<p>{Last} Voir {link}</p>").Downloads));

    [Fact]
    public void The_encoding_is_the_declared_one()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = Encoding.GetEncoding("iso-8859-2").GetBytes(
            "<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-2'></head><body><h1>Łódź</h1><p>Zażółć "
            + "gęślą jaźń, powiedział burmistrz w piątek.</p>");
        Assert.Equal("Łódź", Format.Read(page, []).Headline);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href='javascript:alert(1)'>lien</a>")]
    [InlineData("<a href='java&#10;script:alert(1)'>lien</a>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<iframe srcdoc='<script>alert(1)</script>'></iframe>")]
    [InlineData("<img src='https://e.example/&quot;onerror=alert(1)//.png'>")]
    [InlineData("<b onclick=alert(1) style='background:url(javascript:alert(1))'>x</b>")]
    public void What_could_run_is_gone(string attack)
    {
        var html = Edit($"<article>{Article}<p>{Last} {attack}</p></article>").Html;
        Assert.Empty(new HtmlCleaner().Parse(html).QuerySelectorAll(
            "script, iframe, svg, math, style, [onerror], [onclick], [onload], [style], [href^='java'], [srcdoc]"));
    }

    public static TheoryData<string, int> Hostile => new()
    {
        { "<div>", 100_000 }, { "<div></b>", 100_000 }, { "<b id=1><p>x", 20_000 }, { "<p>x</p>", 20_000 }, { "<table><tr><td>", 20_000 },
            { "x<br><br>", 20_000 }, { "<a href=/x>l</a>", 20_000 },
        { "<!--", 100_000 }, { "<svg><g>", 20_000 }, { "<select><option>", 20_000 }, { "<p class='nav'>x", 20_000 },
            { "<meta name=keywords content=a,b>", 20_000 }, { "<h1>x</h1>", 20_000 }, { "<", 100_000 }, { "&amp", 100_000 },
    };

    [Theory(Timeout = 60_000), MemberData(nameof(Hostile))]
    public Task Pages_made_to_be_slow_are_read_or_refused(string pattern, int times) => Task.Run(
        () => Assert.True(Record.Exception(() => Edit(string.Concat(Enumerable.Repeat(pattern, times)))) is null or UnreadableException),
            TestContext.Current.CancellationToken);

    [Fact]
    public void A_tag_with_thousands_of_attributes_is_refused_in_words() => Assert.Contains(
        "attributes", Assert.Throws<UnreadableException>(
            () => Read($"<p {string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}"))}>x")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>if (a<b && c<d) { x('<div>'); }</script>", 2_000)]
    [InlineData("<svg><path d='M0 0'/><use href='#i'/></svg>", 2_000)]
    [InlineData("<a name='x'>", 2_000)]
    public void Scripts_icons_and_anchors_are_no_nesting(string pattern, int times) =>
        Assert.Equal($"{First}\n\n{Last}",
            Edit($"<body>{string.Concat(Enumerable.Repeat(pattern, times))}</a><article>{Article}</article></body>").Text);
}
