using System.Text;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>What stands around an article inside its own element, and what must not be taken for it.</summary>
public sealed class PageSurroundingsTests
{
    private const string Lead = "The ferry to the outer islands sails again from Monday, the harbour office said in the evening.";
    private const string More = "Two hundred people had waited for three weeks, some of them with their sheep, and slept in the school.";
    private const string Last = "A second boat is to follow in spring, when the pier on the northern shore has been mended.";
    private const string Article = $"<h1>The ferry sails again</h1><p>{Lead}</p><p>{More}</p><p>{Last}</p>";

    private static readonly HtmlFormat Format = new(new HtmlCleaner());

    private static Page Read(string html) => Format.Read(Encoding.UTF8.GetBytes(html), []);

    private static string Text(string html) => CopyEditor.Edit(Read(html)).Text;

    [Theory]
    [InlineData("<h3>Mehr zum Thema</h3><ul><li><a href='https://news.example/a'>AWAY to the lighthouse</a></li></ul>")]
    [InlineData("<h3>Related articles</h3><p><a href='https://news.example/a'>AWAY to the lighthouse</a></p>")]
    [InlineData("<p><strong>Lea también:</strong> <a href='https://news.example/a'>AWAY al faro</a></p>")]
    [InlineData("<p>Czytaj też: <a href='https://news.example/a'>AWAY do latarni</a></p>")]
    [InlineData("<p><a href='https://news.example/a'>AWAY: the lighthouse keeper counts her last two sheep</a></p>")]
    [InlineData("<p><a href='https://news.example/a'>&gt;&gt; AWAY to the lighthouse</a></p>")]
    public void Ways_to_other_articles_are_cut_and_stand_in_cut(string way)
    {
        var page = Read(
            $"<head><link rel='canonical' href='https://news.example/ferry'></head><article>{Article}{way}<p>{More} Again.</p></article>");
        Assert.DoesNotContain("AWAY", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.Cut, cut => cut.Contains("AWAY", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<p>The timetable: </p><p><a href='https://news.example/t'>All sailings to the outer islands until the spring</a></p>")]
    [InlineData("<p><a href='https://news.example/t.pdf'>All sailings to the outer islands until the spring</a></p>")]
    [InlineData("<h3>More boats</h3><p>The pier on the northern shore holds two boats; a third can wait in the bay.</p>")]
    public void What_the_text_announces_and_what_can_be_downloaded_stays(string part)
    {
        var words = part.Contains("sailings", StringComparison.Ordinal) ? "All sailings" : "a third can wait";
        Assert.Contains(words, Text($"<article>{Article}{part}<p>{More} Again.</p></article>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subscribe to our letters: sign up for the newsletter.")]
    [InlineData("Abonnieren Sie unseren Newsletter")]
    [InlineData("Síguenos en nuestras redes para saber más")]
    [InlineData("If you enjoyed reading this, tell a friend")]
    public void Calls_to_the_readers_of_the_site_are_cut_at_the_end(string call)
    {
        Assert.DoesNotContain(call, Text($"<article>{Article}<p><em>{call}</em></p></article>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Bild anzeigen</p>")]
    [InlineData("<p>Print recipe</p>")]
    [InlineData("<p>Pubblicato il 19 Febbraio 2020 Ultima modifica 20 Febbraio 2020</p>")]
    [InlineData("<p>Aktualisiert: 11.04.2020, 10:27</p>")]
    [InlineData("<p>Last modified January 21, 2022</p>")]
    public void What_a_button_says_and_a_line_with_the_day_of_a_change_are_cut(string line)
    {
        var text = Text($"<article>{Article}{line}<p>{More} Again.</p></article>");
        Assert.DoesNotContain(System.Text.RegularExpressions.Regex.Replace(line, "<[^>]*>", ""), text, StringComparison.Ordinal);
        Assert.Contains("Again.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Updated on 21 January 2022: the pier on the northern shore has been mended, and two boats can lie there.</p>")]
    [InlineData("<p>The recipe says: print recipe cards for the whole island and its guests.</p>")]
    [InlineData("<p>NATO</p><p>is a word of four letters.</p>")]
    [InlineData("<p>The booklet says how to become a member of the council, and that many faites un don when they leave it.</p>")]
    public void A_sentence_that_begins_like_them_stays(string sentence)
    {
        var words = System.Text.RegularExpressions.Regex.Replace(sentence, "<[^>]*>", "")[..4];
        Assert.Contains(words, Text($"<article>{Article}{sentence}<p>{More} Again.</p></article>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(dpa/mt)")]
    [InlineData("aja/PAP")]
    [InlineData("RIRM")]
    public void The_initials_of_who_wrote_it_are_cut_at_the_end(string sign)
    {
        Assert.DoesNotContain(sign, Text($"<article>{Article}<p>{sign}</p></article>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<h4>Ähnliche Beiträge</h4><p>Diese solltest du nicht verpassen.</p><p>AWAY to the lighthouse</p>")]
    [InlineData("<h3>Vous aimerez aussi</h3><p>AWAY to the lighthouse, where she counts her sheep.</p>")]
    public void A_heading_that_announces_other_articles_ends_the_text(string end)
    {
        Assert.DoesNotContain("AWAY", Text($"<article>{Article}{end}</article>"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_long_or_leads_to_a_source_below_such_a_heading_stays()
    {
        const string Source = "<p>HERE is <a href='https://harbour.example/rules'>what the harbour office says</a> about it.</p>";
        Assert.Contains("HERE", Text($"<article>{Article}<h3>Weitere Informationen</h3>{Source}</article>"), StringComparison.Ordinal);
        var prose = string.Concat(Enumerable.Repeat($"{More} ", 4));
        Assert.Contains("sheep", Text($"<article><h1>The ferry</h1><p>{Last}</p><h3>Related stories</h3><p>{prose}</p></article>"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_may_be_divided_is_one_word_in_the_text()
    {
        Assert.Contains("northern lighthouse", Text($"<article>{Article}<p>The north&shy;ern light\u00ADhouse is lit again, since "
            + "the third night of the storm.</p></article>"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_that_is_called_a_teaser_is_a_part_of_the_article()
    {
        Assert.StartsWith(Lead, Text(
            $"<article><h1>The ferry sails again</h1><div class='teaser-text'><p>{Lead}</p></div><div><p>{More}</p><p>{Last}</p></div></article>"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_lead_in_large_letters_is_a_paragraph()
    {
        var body = Read($"<article><h1>The ferry sails again</h1><h2>{Lead} Nobody had expected it.</h2><p>{More}</p><p>{Last}</p></article>").Body;
        Assert.StartsWith(Lead, body.QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Null(body.QuerySelector("h2"));
    }

    [Fact]
    public void An_article_behind_a_gate_is_read_when_nothing_else_is_left()
    {
        var text = Text($"<body><h1>The ferry sails again</h1><div class='subscription-gate newsletter'><p>{Lead}</p><p>{More}</p></div></body>");
        Assert.Equal($"{Lead}\n\n{More}", text);
    }

    [Fact]
    public void Text_in_the_parts_of_a_page_builder_is_read()
    {
        var text = Text("<body><h1>The ferry sails again</h1>"
            + $"<div class='elementor-element elementor-widget'><div class='elementor-widget-container'><p>{Lead}</p><p>{More}</p></div></div></body>");
        Assert.Equal($"{Lead}\n\n{More}", text);
    }

    [Fact]
    public void A_caption_stays_with_its_picture_and_goes_where_there_is_none()
    {
        var withPicture = Read($"<article>{Article}<div class='wp-caption'><img src='https://news.example/p.jpg' alt=''>"
            + "<p class='wp-caption-text'>Sheep on the pier</p></div></article>").Body;
        Assert.Equal("Sheep on the pier", withPicture.QuerySelector("figure > figcaption")?.TextContent.Trim());
        var page = Read($"<article>{Article}<div class='wp-caption'><p class='wp-caption-text'>Sheep on the pier</p></div></article>");
        Assert.DoesNotContain("Sheep on the pier", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sheep on the pier", page.Cut);
    }

    [Fact]
    public void A_box_behind_the_article_with_a_sentence_or_two_is_not_its_end()
    {
        var text = Text($"<body><div><div class='story'>{Article}<p>{More} {Last} {Lead}</p><p>{Last} {More} {Lead} And so on.</p></div>"
            + "<div class='box'><p>The lighthouse keeper has counted her sheep, and there are two more than last year in June.</p></div></div></body>");
        Assert.DoesNotContain("lighthouse keeper", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_programs_read_aloud_is_cut()
    {
        Assert.DoesNotContain(
            "Slide 1 of 3", Text($"<article>{Article}<p class='sr-only'>Slide 1 of 3, please swipe to the left.</p></article>"),
            StringComparison.Ordinal);
    }
}
