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
