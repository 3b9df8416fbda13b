using System.Globalization;
using System.Text;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Headline, day and author where pages put them.</summary>
public sealed class PageImprintTests
{
    private const string Prose = "<p>The ferry to the outer islands sails again from Monday, the harbour office said in the evening.</p>"
        + "<p>Two hundred people had waited for three weeks, some of them with their sheep, and slept in the school.</p>";

    private static readonly HtmlFormat Format = new(new HtmlCleaner());

    private static Page Read(string head, string body) =>
        Format.Read(Encoding.UTF8.GetBytes($"<html><head>{head}</head><body>{body}</body></html>"), []);

    private static string? Day(string head, string body) => Read(head, body).Metadata.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("<h1>Harbour news</h1><div class='story'>")]
    [InlineData("<h1>Harbour news</h1><h2>Ferries</h2><div class='story'>")]
    public void A_headline_on_which_the_titles_agree_comes_before_a_heading_that_they_do_not_know(string above)
    {
        Assert.Equal("After three weeks the ferry sails again", Read(
            "<title>After three weeks the ferry sails again | The Islander</title>"
            + "<meta property='og:title' content='After three weeks the ferry sails again'>", $"{above}{Prose}</div>").Headline);
    }

    [Theory]
    [InlineData("<h1><span>Islands</span> After three weeks the ferry sails again</h1>")]
    [InlineData("<h1><span class='kicker'>Islands</span><span>After three weeks the ferry sails again</span></h1>")]
    [InlineData("<h1>After three weeks the ferry sails again<small>2 February 2022 – Harbour, general</small></h1>")]
    [InlineData("<h1>After three weeks the fer\u00ADry sails again</h1>")]
    public void A_kicker_a_date_and_soft_hyphens_are_no_part_of_the_headline(string heading)
    {
        Assert.Equal("After three weeks the ferry sails again", Read(
            "<meta property='og:title' content='After three weeks the ferry sails again'>", $"<article>{heading}{Prose}</article>").Headline);
    }

    [Theory]
    [InlineData("<p class='footer'><span class='list-date'><time itemprop='datePublished' datetime='2022-01-21'>21.01.2022</time></span></p>")]
    [InlineData("<div class='meta'><span class='value'>21.01.2022</span></div>")]
    [InlineData("<p>Datum: 21.01.2022</p>")]
    [InlineData("<div class='noprint share'><abbr class='published' title='2022-01-21T20:11:00+02:00'>20:11</abbr></div>")]
    [InlineData("<span class='date'>21. Jan. 2022</span>")]
    [InlineData("<div class='post-date'>2022年1月21日</div>")]
    public void The_day_beside_the_headline_is_that_of_publication(string line)
    {
        Assert.Equal("2022-01-21", Day("", $"<article><h1>The ferry sails again</h1>{line}{Prose}</article>"));
    }

    [Theory]
    [InlineData("<p class='time'>Aktuelle Zeit: 21.01.2022, 12:18</p>")]
    [InlineData("<div class='comments'><time datetime='2022-01-21'>21 January 2022</time> <p>Hurrah</p></div>")]
    [InlineData("<nav><span class='date'>21.01.2022</span></nav>")]
    public void The_day_of_a_comment_a_menu_or_a_clock_is_not(string line)
    {
        Assert.Null(Day("", $"<article><h1>The ferry sails again</h1>{line}{Prose}</article>"));
    }

    [Theory]
    [InlineData("<p class='date'>Updated 21.01.2022</p>")]
    [InlineData("<span class='modified'><time datetime='2022-01-21'>21.01.2022</time></span>")]
    [InlineData("<meta itemprop='dateModified' content='2022-01-21'>")]
    public void The_day_of_a_change_counts_where_the_page_has_no_other(string line)
    {
        Assert.Equal("2022-01-21", Day("", $"<article><h1>The ferry sails again</h1>{line}{Prose}</article>"));
        Assert.Equal("2022-01-19", Day("", $"<article><h1>The ferry sails again</h1>{line}{Prose}<p>First published on 19 January 2022.</p></article>"));
    }

    [Theory]
    [InlineData("<div class='info'>21.01.2022 11:38<br>Section: <a href='/news'>News</a></div>")]
    [InlineData("<div class='info'><a href='/mail'>Mail</a> · January 21, 2022 · <a href='/print'>Print</a></div>")]
    [InlineData("<p class='date'>Written: 2022-01-21 15:03<span> / </span>Updated: 2022-01-22 15:30</p>")]
    [InlineData("<div class='date'>postado em 21/01/2022 05:49 / atualizado em 22/01/2022 05:50</div>")]
    [InlineData("<p>Last updated 4 February 2022, originally created 21 January 2022</p>")]
    [InlineData("<font color='grey'>The Islander, news (2022-01-21 09:20:26)</font>")]
    [InlineData("<p>Opublikowano: 21 stycznia 2022</p>")]
    [InlineData("<p class='date'>21. ledna 2022</p>")]
    [InlineData("<p class='date'>21 janv. 2022</p>")]
    public void The_day_is_found_among_what_else_stands_in_its_line(string line)
    {
        Assert.Equal("2022-01-21", Day("", $"<article><h1>The ferry sails again</h1>{line}{Prose}</article>"));
    }

    [Fact]
    public void The_day_is_found_where_headline_and_text_are_called_a_page_with_a_sidebar()
    {
        Assert.Equal("2022-01-21", Day(
            "", $"<div class='content right-sidebar'><h1>The ferry sails again</h1><span>January 21, 2022</span><div>{Prose}</div></div>"));
    }

    [Fact]
    public void A_box_beside_the_text_has_the_day_where_there_is_no_other()
    {
        const string Box = "<div class='sidebar'><p><time datetime='2022-01-21'>21.01.2022</time></p></div>";
        Assert.Equal("2022-01-21", Day("", $"<h1>The ferry sails again</h1>{Box}<div>{Prose}</div>"));
        Assert.Equal("2022-01-19", Day("", $"<h1>The ferry sails again</h1><p class='date'>19.01.2022</p>{Box}<div>{Prose}</div>"));
    }

    [Fact]
    public void The_day_before_the_text_is_nearer_than_one_behind_it()
    {
        var menu = string.Concat(Enumerable.Repeat("<div><i>-</i></div>", 60));
        Assert.Equal("2022-01-21", Day("", $"<h1>The ferry sails again</h1>{menu}<p>21.01.2022</p><div>{Prose}</div><p>19.01.2021</p>"));
    }

    [Fact]
    public void The_day_is_read_out_of_data_with_line_breaks_inside_their_texts()
    {
        Assert.Equal("2022-01-21", Day(
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"The ferry\nsails again\", "
            + "\"datePublished\": \"2022-01-21\"}</script>", $"<article><h1>The ferry sails again</h1>{Prose}</article>"));
    }

    [Theory]
    [InlineData("{\"published_at\":\"2022-01-21T06:22:28+01:00\",\"views\":3}", "2022-01-21")]
    [InlineData("[{\"publishedAt\":\"2022-01-21\"},{\"publishedAt\":\"2022-02-22\"}]", null)]
    public void The_data_of_scripts_have_the_day_where_they_have_only_one(string data, string? day)
    {
        Assert.Equal(day, Day($"<script>var page = {data};</script>", $"<article><h1>The ferry sails again</h1>{Prose}</article>"));
    }

    [Fact]
    public void A_day_before_there_were_pages_is_not_that_of_one()
    {
        Assert.Null(Day("", $"<article><h1>Ada Lunn, captain</h1><ul><li>21.01.1975 in Wick</li></ul>{Prose}</article>"));
    }

    [Theory]
    [InlineData("<title>Ferry to the islands | Timetables and tickets</title><meta property='og:title' content='Ferry to the islands | Timetables and "
        + "tickets'>", "<h1>How often does the ferry sail in winter?</h1>")]
    [InlineData("<meta name='application-name' content='How often does the ferry sail in winter? We have asked.'>"
        + "<title>How often does the ferry sail in winter? We have asked.</title>", "<h1>How often does the ferry sail in winter?</h1>")]
    [InlineData("<title>Islander</title>", "<h1><span class='breadcrumb-title'>How often does the ferry sail in winter?</span></h1>")]
    [InlineData("<title>“How often does the ferry sail in winter?” – The Islander</title>",
        "<h1>The Islander</h1><h2>Winter</h2><h2>How often does the ferry sail in winter?</h2>")]
    [InlineData("<title>The Islander - How often does the ferry sail in winter? - Ferries</title>",
        "<table><tr><td>How often does the ferry sail in winter?</td></tr></table>")]
    [InlineData("<title>Ferries</title>", "<div class='headline'><b>How often does the ferry sail in winter?</b></div>")]
    public void The_headline_is_what_readers_see_above_the_text(string head, string heading)
    {
        Assert.Equal("How often does the ferry sail in winter?", Read(head, $"{heading}<div>{Prose}</div>").Headline);
    }

    [Fact]
    public void A_title_of_two_words_is_the_name_of_the_site_where_readers_see_a_headline()
    {
        Assert.Equal("How often does the ferry sail in winter?", Read(
            "<title>Fundación Cántaro</title><meta property='og:title' content='Fundación Cántaro'>",
            $"<section><h1>How often does the ferry sail in winter?</h1>{Prose}</section>").Headline);
    }

    [Fact]
    public void The_only_heading_comes_before_a_title_of_which_only_the_site_would_be_left()
    {
        Assert.Equal("How often does the ferry sail?", Read(
            "<title>Harbour Office - Ferry</title>", $"<div>Menu</div><div><h2>How often does the ferry sail?</h2>{Prose}</div>").Headline);
    }

    [Fact]
    public void An_article_for_browsers_without_scripts_is_read()
    {
        var page = Read("<title>The ferry sails again</title>", $"<noscript><div><h1>The ferry sails again</h1>{Prose}</div></noscript>");
        Assert.Equal("The ferry sails again", page.Headline);
        Assert.Contains("with their sheep", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_of_a_program_before_the_page_do_not_hide_its_title()
    {
        var page = Format.Read(Encoding.UTF8.GetBytes("Strict Standards: redefining in /srv/x.php on line 7<br><html><head><title>The ferry sails again"
            + $"</title></head><body><div class='page'><h2>News</h2><h2>The ferry sails again</h2>{Prose}</div></body></html>"), []);
        Assert.Equal("The ferry sails again", page.Headline);
    }

    [Fact]
    public void A_day_in_numbers_that_may_be_either_is_none_on_an_american_page()
    {
        var page = Format.Read(Encoding.UTF8.GetBytes(
            $"<html lang='en-US'><body><article><h1>The ferry sails again</h1><span class='date'>02/10/2022</span>{Prose}</article></body></html>"), []);
        Assert.Null(page.Metadata.Date);
    }

    [Theory]
    [InlineData("<link rel='canonical' href='https://news.example/2022/01/21/ferry.html'>")]
    [InlineData("<base href='https://news.example/'><link rel='canonical' href='https://news.example/20220121_ferry.html'>")]
    [InlineData("<meta name='DC:date' content='2022-01-21'>")]
    [InlineData("<meta name='dcterms:issued' content='2022-01-21'>")]
    [InlineData("<script type='application/ld+json; charset=utf-8'>/*<![CDATA[*/ {\"@type\": \"WebPage\", \"primary\": {\"@type\": \"NewsArticle\","
        + " \"headline\": \"The ferry sails again\", \"datePublished\": \"2022-01-21\"}} /*]]>*/</script>")]
    public void The_day_is_found_in_the_address_in_dublin_core_and_in_nested_data(string head)
    {
        Assert.Equal("2022-01-21", Day(head, $"<article><h1>The ferry sails again</h1>{Prose}</article>"));
    }

    [Fact]
    public void Of_several_articles_in_the_data_the_one_with_the_title_of_the_page_counts()
    {
        Assert.Equal("2022-01-21", Day(
            "<title>The ferry sails again – The Islander</title><script type='application/ld+json'>[{\"@type\": \"NewsArticle\", \"headline\": "
            + "\"Sheep counted\", \"datePublished\": \"2020-05-05\"}, {\"@type\": \"NewsArticle\", \"headline\": \"The ferry sails again\", "
            + "\"datePublished\": \"2022-01-21\"}]</script>", $"<article><h1>The ferry sails again</h1>{Prose}</article>"));
    }

    [Fact]
    public void The_day_at_the_place_counts_where_programs_write_the_moment_in_universal_time()
    {
        Assert.Equal("2022-01-21", Day(
            "<link rel='canonical' href='https://news.example/2022/01/21/ferry.html'>"
            + "<meta property='article:published_time' content='2022-01-22T02:25:00Z'>", $"<article><h1>The ferry sails again</h1>{Prose}</article>"));
    }

    [Fact]
    public void A_day_at_the_beginning_of_the_text_counts_where_there_is_no_other()
    {
        Assert.Equal("2022-01-21", Day("", $"<article><h1>The ferry sails again</h1><p>21.01.2022 – {Prose[3..]}</article>"));
    }

    [Theory]
    [InlineData("<h1>Harbour news</h1>", "<h2>The ferry sails again</h2>", "The ferry sails again | Harbour news")]
    [InlineData("<h1>Harbour</h1><h1>Ferries</h1>", "<h1>The ferry sails again</h1>", "Harbour - Ferries - The ferry sails again")]
    [InlineData("<h1 id='branding'>The Islander, a paper for all islands</h1>", "<h2>The ferry sails again</h2>", "The ferry sails again » The Islander")]
    [InlineData("<h1 class='topbar__logo__title'>The Islander</h1>", "<h1>The ferry sails again</h1>", "The ferry sails again @ harbour :: The Islander")]
    public void A_heading_with_the_name_of_the_site_or_the_section_is_not_the_headline(string above, string heading, string title)
    {
        Assert.Equal("The ferry sails again", Read($"<title>{title}</title>", $"{above}<div class='story'>{heading}{Prose}</div>").Headline);
    }

    [Fact]
    public void A_lower_heading_with_the_words_of_the_title_is_not_the_headline_where_the_first_one_says_the_same()
    {
        Assert.Equal("After three weeks the ferry sails again, at last", Read(
            "<title>After three weeks the ferry sails again</title>",
            $"<article><h1>After three weeks the ferry sails again, at last</h1>{Prose}<h3>After three weeks the ferry sails again</h3></article>").Headline);
    }

    [Theory]
    [InlineData("<h1><span>Outer islands</span> After three weeks the ferry sails again</h1>", "Outer islands: After three weeks the ferry sails again")]
    [InlineData("<h1><span>Outer islands</span><span>:</span> <span>After three weeks the ferry sails again</span></h1>", "Outer islands: Ferry sails")]
    [InlineData("<h1><span>Outer islands</span><b> – </b><span>After three weeks the ferry sails again</span></h1>", "Outer islands – Ferry sails")]
    public void A_part_of_its_own_that_the_title_has_before_a_colon_or_a_dash_is_a_kicker(string heading, string title)
    {
        Assert.Equal("After three weeks the ferry sails again", Read(
            $"<title>{title}</title>", $"<article>{heading}{Prose}</article>").Headline);
    }

    [Theory]
    [InlineData("<span class='heading__meta'>Stand - 21.01.2022<br>(valid since 10.01.2022)</span>")]
    [InlineData("<ul><li><p class='title'>Mise en ligne</p><p class='content'>21 janvier 2022</p></li></ul>")]
    [InlineData("<div class='listing'><span>Ada Lunn</span> · <span>January 21, 2022</span></div>")]
    public void A_label_before_the_day_says_that_it_is_that_of_publication(string line)
    {
        Assert.Equal("2022-01-21", Day("", $"<article><h1>The ferry sails again</h1>{line}{Prose}</article>"));
    }

    [Theory]
    [InlineData("<p>Veröffentlicht am 21.01.2022<br>Duration: one hour and ten minutes; the harbour office speaks, and so do those who waited.</p>")]
    [InlineData("<p>Dieser Beitrag wurde am <nobr>21. Januar 2022</nobr> um 23:03 Uhr veröffentlicht und unter Fähren abgelegt, mit allen Antworten.</p>")]
    [InlineData("<p>This entry was posted on Friday, January 21st, 2022 at 11:03 pm and is filed under ferries, with all of the answers to it.</p>")]
    public void A_sentence_says_when_the_article_was_published(string sentence)
    {
        Assert.Equal("2022-01-21", Day("", $"<article><h1>The ferry sails again</h1>{Prose}{sentence}</article>"));
    }

    [Fact]
    public void Two_days_of_publication_in_the_text_are_none()
    {
        Assert.Null(Day("", $"<article><h1>The ferry sails again</h1>{Prose}<p>The first report on the ferry was published on 3 May 2020, and the"
            + " second one was published on 4 May 2021, both by the harbour office.</p></article>"));
    }

    [Fact]
    public void The_day_that_readers_see_decides_between_two_that_the_page_states()
    {
        Assert.Equal("2022-01-21", Day(
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": \"2022-01-19\"}</script>"
            + "<meta property='article:published_time' content='2022-01-21'>",
            $"<article><h1>The ferry sails again</h1><span class='date'>21.01.2022</span>{Prose}</article>"));
    }

    [Fact]
    public void A_day_without_a_meaning_of_its_own_counts_less_than_the_one_that_readers_see()
    {
        Assert.Equal("2022-01-21", Day("<meta name='date' content='2022-02-03'>",
            $"<article><h1>The ferry sails again</h1><span class='date'>21.01.2022</span>{Prose}</article>"));
        Assert.Equal("2022-02-03", Day("<meta name='date' content='2022-02-03'>", $"<article><h1>The ferry sails again</h1>{Prose}</article>"));
    }

    [Fact]
    public void The_day_of_a_list_of_other_articles_is_not_that_of_this_one()
    {
        Assert.Null(Day("", $"<article><h1>The ferry sails again</h1>{Prose}<ul><li><time datetime='2021-08-10'>10.08.2021</time>"
            + "<a href='/sheep'>Sheep counted on all of the outer islands</a></li></ul></article>"));
    }

    [Fact]
    public void A_day_at_the_beginning_of_the_text_counts_below_a_picture_and_a_lead()
    {
        Assert.Equal("2022-01-21", Day("", "<article><h1>The ferry sails again</h1><figure><img src='https://news.example/f.jpg'></figure>"
            + $"<p>Three weeks without a ferry are over on the outer islands.</p><p>21.01.2022 – {Prose[3..]}</article>"));
    }

    [Fact]
    public void The_encoding_is_found_behind_the_scripts_of_an_archive()
    {
        var page = "<html><head><script charset='utf-8'>" + new string(' ', 3_000) + "</script><meta http-equiv='Content-Type' content='text/html; "
            + $"charset=windows-1251'></head><body><article><h1>Паром снова ходит</h1>{Prose}</article></body></html>";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(page);
        Assert.Equal("Паром снова ходит", Format.Read(bytes, []).Headline);
    }

    [Theory]
    [InlineData("<p class='byline'><span>Author</span><span>Ada Lunn</span></p>")]
    [InlineData("<p><a href='/authors/ada-lunn'>Ada Lunn</a><span>21 January 2022</span></p>")]
    [InlineData("<footer class='entry-meta'><span class='author vcard'><a rel='author' href='/a'>Ada Lunn</a></span></footer>")]
    [InlineData("<div class='meta'>Von Ada Lunn Fr, 21. Januar 2022</div>")]
    public void The_author_is_the_name_alone(string line)
    {
        Assert.Equal("Ada Lunn", Read("", $"<article><h1>The ferry sails again</h1>{line}{Prose}</article>").Metadata.Author);
    }

    [Fact]
    public void A_person_comes_before_the_name_of_the_site()
    {
        Assert.Equal("Ada Lunn", Read(
            "<meta property='og:site_name' content='The Islander'><meta name='author' content='The Islander'>",
            $"<article><h1>The ferry sails again</h1><p class='byline'>By Ada Lunn</p>{Prose}</article>").Metadata.Author);
    }

    [Fact]
    public void The_author_may_be_an_object_of_its_own()
    {
        Assert.Equal("Ada Lunn", Read(
            "<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"Article\", \"headline\": \"The ferry sails again\", \"author\": "
            + "{\"@id\": \"#ada\"}}, {\"@type\": \"Person\", \"@id\": \"#ada\", \"name\": \"Ada Lunn\"}]}</script>",
            $"<article><h1>The ferry sails again</h1>{Prose}</article>").Metadata.Author);
    }

    [Fact]
    public void Events_that_the_article_names_are_read_and_others_are_not()
    {
        const string Data = "<script type='application/ld+json'>[{\"@type\": \"Event\", \"name\": \"Sheep market\", \"startDate\": "
            + "\"2026-05-09T10:00+0200\", \"location\": {\"@type\": \"Place\", \"name\": \"Old school\", \"address\": {\"addressLocality\": "
            + "\"Wick\"}}}, {\"@type\": \"MusicEvent\", \"name\": \"Ball of the town\", \"startDate\": \"2026-06-01\"}]</script>";
        var read = Assert.Single(Read(
            Data, $"<article><h1>The ferry sails again</h1>{Prose}<p>It comes in time for the sheep market in May.</p></article>").Metadata.Events);
        Assert.Equal(
            ("Sheep market", new DateTime(2026, 5, 9, 10, 0, 0), "Wick", "Old school"), (read.Title, read.Start.Local, read.Place, read.Venue));
    }
}
