using System.Globalization;
using System.Text;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class JsonFormatTests
{
    private readonly List<string> _warnings = [];

    private Page Read(string json) => new JsonFormat(new HtmlCleaner()).Read(Encoding.UTF8.GetBytes(json), _warnings);

    private string Reason(string json) => Assert.Throws<UnreadableException>(() => Read(json)).Message;

    private Event Event(string fields) => Assert.Single(Read($$"""{"events": [{ {{fields}} }]}""").Stated.Events).ToEvent("a", "Titre");

    [Fact]
    public void Fields_are_those_of_the_API_with_names_in_any_case()
    {
        var page = Read("""
            {"ID": "x", "Language": "FR", "title": "La route", "SUMMARY": "Elle rouvre.", "published": "2026-11-09T07:00:00+01:00", "author": "Anne Roy",
             "tags": ["route", "rail"], "html": "<p>Un <b>mot</b>.</p>", "text": "autre", "alternates": [{"a": 1}], "score": 0.5, "engine": null}
            """);
        Assert.Equal(
            ("fr", "La route", "Elle rouvre.", "Anne Roy", new DateTimeOffset(2026, 11, 9, 7, 0, 0, TimeSpan.FromHours(1))),
            (page.Stated.Language, page.Stated.Title, page.Stated.Summary, page.Stated.Author, page.Stated.Date));
        Assert.Equal(["route", "rail"], page.Stated.Tags);
        Assert.Equal(("<p>Un <b>mot</b>.</p>", MarkupLevel.Fields), (page.Body.InnerHtml, page.Markup));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("\"photos/quai.jpg\"", "photos/quai.jpg", null, null, null)]
    [InlineData("""{"url": "quai.jpg", "alt": "Le quai", "caption": "Les quais", "credit": "Banti"}""", "quai.jpg", "Le quai", "Les quais", "Banti")]
    [InlineData("""[{"src": "quai.jpg"}, "autre.jpg"]""", "quai.jpg", null, null, null)]
    public void The_picture_is_an_address_or_an_object(string image, string source, string? alt, string? caption, string? credit)
    {
        Assert.Equal(
            new Picture(source, alt, caption, credit), Read($$"""{"title": "La route", "text": "Un mot.", "image": {{image}}}""").Stated.Image);
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Without_an_address_there_is_no_picture(string image) =>
        Assert.Null(Read($$"""{"title": "La route", "text": "Un mot.", "image": {{image}}}""").Stated.Image);

    [Fact]
    public void Text_is_read_like_plain_text()
    {
        var page = Read("""{"title": "La route", "text": "Un paragraphe.\n\n- un\n- deux\n\nFin <b>."}""");
        Assert.Equal("<p>Un paragraphe.</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<p>Fin &lt;b&gt;.</p>", page.Body.InnerHtml.Trim());
    }

    [Fact]
    public void A_short_first_line_is_not_taken_for_the_headline_that_is_stated() =>
        Assert.Equal("La rue\n\nLe texte.", CopyEditor.Edit(Read("""{"title": "La route", "text": "La rue\n\nLe texte."}""")).Text);

    [Fact]
    public void HTML_without_a_title_gives_its_own()
    {
        var page = Read("""{"html": "<h1>La route</h1><p>Le texte.</p>"}""");
        Assert.Equal(("La route", "<p>Le texte.</p>"), (page.Headline, page.Body.InnerHtml));
    }

    [Fact]
    public void HTML_is_cleaned() =>
        Assert.Equal(
            "<p>x</p>",
            Read("""{"title": "t", "html": "<p onclick=\"a()\">x</p><script>alert(1)</script>"}""").Body.InnerHtml);

    [Fact]
    public void Downloads_are_titles_or_objects()
    {
        var page = Read(
            """{"downloads": ["Le manuel", {"title": "Statuts", "url": "https://example.org/s.pdf", "type": "application/pdf", "size": 184320}, {"url": "https://example.org/b.pdf"}]}"""
        );
        Assert.Equal(
            [
                new Download("Le manuel"),
                new Download("Statuts", "https://example.org/s.pdf", "application/pdf", 184320),
                new Download("https://example.org/b.pdf", "https://example.org/b.pdf"),
            ],
            page.Stated.Downloads);
    }

    [Fact]
    public void An_event_has_a_time_in_a_zone()
    {
        var @event = Event("""
            "title": "Assemblée", "start": "2026-12-12T14:30", "end": "2026-12-12T17:00", "zone": "Europe/Paris", "place": "Angers", "venue": "Salle du Doyenné",
            "online": true, "languages": ["fr", "EN"], "url": "https://example.org/a"
            """);
        Assert.Equal(
            (
                "Assemblée",
                new DateTime(2026, 12, 12, 14, 30, 0),
                new DateTime(2026, 12, 12, 17, 0, 0),
                "Europe/Paris",
                "Angers",
                "Salle du Doyenné",
                true,
                "https://example.org/a"
            ),
            (
                @event.Title,
                @event.Start,
                @event.End,
                @event.Zone,
                @event.Place,
                @event.Venue,
                @event.Online,
                @event.Url));
        Assert.Equal(["fr", "en"], @event.Languages!);
    }

    [Theory]
    [InlineData("\"start\": \"2027-03-20\", \"end\": \"2027-03-22\", \"allDay\": true", "2027-03-20", "2027-03-22")]
    [InlineData("\"start\": \"2027-03-20\", \"end\": \"2027-03-21\"", "2027-03-20", "2027-03-21")]
    [InlineData("\"start\": \"2027-03-20\", \"end\": \"2027-03-20\"", "2027-03-20", "2027-03-21")]
    [InlineData("\"start\": \"2027-03-20\"", "2027-03-20", "2027-03-21")]
    [InlineData("\"start\": \"2027-03\", \"end\": \"2027-04\", \"precision\": \"month\", \"allDay\": true", "2027-03", "2027-04")]
    [InlineData("\"start\": \"2027-03\", \"precision\": \"month\"", "2027-03", "2027-04")]
    [InlineData(
        "\"start\": \"2026-12-12T14:30:00+01:00\", \"end\": \"2026-12-12T17:00:00+01:00\", \"zone\": \"Europe/Paris\"",
        "2026-12-12T14:30:00+01:00",
        "2026-12-12T17:00:00+01:00"
    )]
    [InlineData(
        "\"start\": \"2026-12-12T14:30:00Z\", \"end\": \"2026-12-12T17:00:00Z\"",
        "2026-12-12T14:30:00+00:00",
        "2026-12-12T17:00:00+00:00"
    )]
    public void What_the_API_answers_can_be_read_again(string fields, string start, string end)
    {
        var @event = Event(fields);
        Assert.Equal((start, end), (EventText.Iso(@event, @event.Start), EventText.Iso(@event, @event.End)));
    }

    [Theory]
    [InlineData("""{"title": ["a"], "text": "x"}""", "Field \"title\": it is not a text")]
    [InlineData("""{"tags": 7, "text": "x"}""", "Field \"tags\": it is not a list")]
    [InlineData("""{"tags": ["a", 7], "text": "x"}""", "Field \"tags[1]\": it is neither a text nor an object")]
    [InlineData("""{"published": "hier", "text": "x"}""", "Field \"published\": 'hier' is not a date")]
    [InlineData("""{"language": "Klingon", "text": "x"}""", "Field \"language\": 'Klingon' is not a language code")]
    [InlineData("""{"draft": "yes", "text": "x"}""", "Field \"draft\": it is neither true nor false")]
    [InlineData(
        """{"downloads": [{"title": "a", "size": "big"}], "text": "x"}""",
        "Field \"downloads[0].size\": it is not a whole number"
    )]
    [InlineData(
        """{"downloads": [{"title": "a", "url": "javascript:alert(1)"}], "text": "x"}""",
        "Field \"downloads[0].url\": 'javascript:alert(1)' is not the address"
    )]
    [InlineData(
        """{"events": [{"start": "2027-01-07T19:00", "zone": "Mars"}], "text": "x"}""",
        "Field \"events[0].zone\": 'Mars' is not a time zone"
    )]
    [InlineData("""{"events": [{"title": "a"}], "text": "x"}""", "Field \"events[0].start\": the event needs one")]
    [InlineData("""{"title": "\ud800", "text": "x"}""", "Field \"title\": it has characters in it that are none")]
    public void A_field_that_is_wrong_is_named_and_the_rest_is_read(string json, string warning)
    {
        Assert.Equal("x", Read(json).Body.TextContent.Trim());
        Assert.StartsWith(warning, Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"titre\": \"été\" oups }", "line 2, column 18")]
    [InlineData("{", "line 1, column 2")]
    [InlineData("\n [{\"title\": \"a\"}, {\"title\": \"b\"}]", "line 2, column 2")]
    [InlineData("\"texte\"", "line 1, column 1")]
    [InlineData("Le texte.", "line 1, column 1")]
    public void What_is_no_article_is_told_with_its_line_and_column(string json, string place) =>
        Assert.Contains(place, Reason(json), StringComparison.Ordinal);

    [Fact]
    public void A_list_of_one_article_is_one() => Assert.Equal("a", Read("""[{"title": "a"}]""").Stated.Title);

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"events\":[")]
    public void Nesting_without_end_is_refused(string start) =>
        Assert.Contains("nested", Reason(string.Concat(Enumerable.Repeat(start, 100_000))), StringComparison.Ordinal);

    [Fact]
    public void A_million_characters_on_a_line_are_read() =>
        Assert.Equal(1_000_000, Read($$"""{"text": "{{new string('a', 1_000_000)}}"}""").Body.TextContent.Trim().Length);

    [Fact]
    public void Lists_are_read_only_so_far() =>
        Assert.Equal(
            200,
            Read(
                $$"""{"tags": [{{string.Join(',', Enumerable.Range(0, 100_000).Select(i => i.ToString(CultureInfo.InvariantCulture)).Select(i => $"\"{i}\""))}}]}"""
            ).Stated.Tags.Count);
}
