using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class RtfFormatTests
{
    private const string Long = "Les ministres se sont rencontres mardi pour parler de la route et du rail, comme chaque mois depuis dix ans.";

    private readonly List<string> _warnings = [];

    private Page Read(string body) => new RtfFormat(new HtmlCleaner()).Read(
        Encoding.ASCII.GetBytes(
            @"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS Mincho;}}"
                + @"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2\sbasedon0 heading 2;}{\s9 Title;}}"
                + $"{body}}}"),
        _warnings);

    /// <summary>The text below a headline.</summary>
    private string Html(string body) =>
        Read(@"\pard\s9 La route\par\pard " + body).Body.InnerHtml.Trim().Replace("\n", "", StringComparison.Ordinal);

    private static string Reason(string file) =>
        Assert.Throws<UnreadableException>(() => new RtfFormat(new HtmlCleaner()).Read(Encoding.ASCII.GetBytes(file), [])).Message;

    [Fact]
    public void A_paragraph_in_the_style_Title_is_the_headline() =>
        Assert.Equal("La route et le rail", Read(@"\pard\s9 La route et le rail\par\pard " + Long + @"\par").Headline);

    [Fact]
    public void A_bold_first_paragraph_is_the_headline() =>
        Assert.Equal("La route et le rail", Read(@"\pard{\b La route et le rail}\par " + Long + @"\par").Headline);

    [Fact]
    public void Headings_are_told_by_the_names_of_their_styles_and_by_their_level() =>
        Assert.Equal("<h2>Un</h2><p>a</p><h3>Deux</h3><p>b</p><h4>Trois</h4><p>c</p>",
            Html(@"\s1 Un\par\pard a\par\pard\s2 Deux\par\pard b\par\pard\outlinelevel2 Trois\par\pard c\par"));

    [Fact]
    public void Emphasis_ends_with_its_group_and_with_its_word() =>
        Assert.Equal("<p>Un <strong>deux</strong> trois <em>quatre</em> m<sup>2</sup><br>fin</p>",
            Html(@"Un {\b deux} trois \i quatre\i0  m{\super 2}\line fin\par"));

    [Theory]
    [InlineData(@"d\'e9j\'e0 l\u8217?heure", "déjà l’heure")]
    [InlineData(@"\uc0 l\u8217 heure\uc1", "l’heure")]
    [InlineData(@"\uc2 l\u8217\'81\'66heure", "l’heure")]
    [InlineData(@"\u-10179?\u-8693?", "\U0001F60B")]
    [InlineData(@"{\f1 \'c4\'ee\'f0\'ee\'e3\'e0}", "Дорога")]
    [InlineData(@"{\f2 \'93\'b9\'98\'48}", "道路")]
    [InlineData(@"a\~b\endash c\{d\}\\", "a\u00A0b–c{d}\\")]
    [InlineData("a\r\nb", "ab")]
    public void Characters_are_decoded_by_the_encoding_of_their_font(string written, string text) =>
        Assert.Equal($"<p>{text}</p>", Html(written + @"\par").Replace("&nbsp;", "\u00A0", StringComparison.Ordinal));

    [Fact]
    public void Links_lead_to_the_address_of_their_field() =>
        Assert.Equal("<p>Voir <a href=\"https://example.org/a\">ici</a>.</p>",
            Html(@"Voir {\field{\*\fldinst{HYPERLINK ""https://example.org/a""}}{\fldrslt{\ul ici}}}.\par"));

    [Fact]
    public void Lists_are_told_by_the_signs_before_their_paragraphs() =>
        Assert.Equal("<ul><li>un</li><li>deux</li></ul><p>Puis</p><ol><li>trois</li></ol>",
            Html(@"{\listtext\'b7\tab}\ls1 un\par{\listtext\'b7\tab}deux\par\pard Puis\par{\listtext 1.\tab}\ls2 trois\par"));

    [Fact]
    public void Tables_have_rows_and_cells() =>
        Assert.Equal("<table><tbody><tr><td>A</td><td>B</td></tr><tr><td>c</td><td></td></tr></tbody></table><p>Fin</p>",
            Html(@"\trowd\intbl A\cell B\cell\row\trowd\intbl c\cell\cell\row\pard Fin\par"));

    [Fact]
    public void Notes_stand_below_a_line_with_their_signs() =>
        Assert.Equal("<p>Un[1] fin.</p><hr><p>[1] La note.</p>", Html(@"Un{\footnote\pard La note.} fin.\par"));

    [Fact]
    public void Headers_comments_pictures_hidden_text_and_unknown_destinations_are_skipped() =>
        Assert.Equal("<p>Un deux</p>",
            Html(@"{\header Haut\par}{\*\inconnu x}Un{\v secret}{\*\annotation note}{\pict 00ff}{\pict\bin3 }}}} deux\par"));

    [Fact]
    public void Title_author_date_and_keywords_come_from_the_properties()
    {
        var page = Read(@"{\info{\title La route et le rail}{\author Ana Prado}{\keywords route, rail}{\creatim\yr2026\mo5\dy3\hr9\min30}}"
            + $@"\pard {Long}\par {Long}\par");
        Assert.Equal("La route et le rail", page.Headline);
        Assert.Equal(("Ana Prado", new DateTimeOffset(2026, 5, 3, 9, 30, 0, TimeSpan.Zero)), (page.Metadata.Author, page.Metadata.Date));
        Assert.Equal(["route", "rail"], page.Metadata.Tags);
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused_with_a_reason()
    {
        Assert.Equal("The file is empty.", Reason(""));
        Assert.Equal("The file is not a Rich Text file (.rtf).", Reason("Le texte."));
        Assert.Equal("The file contains no text.", Reason(@"{\rtf1\ansi }"));
        Assert.StartsWith("The text is nested too deeply", Reason(@"{\rtf1 " + new string('{', 1_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_ends_in_the_middle_is_read_to_its_end() =>
        Assert.Equal("<p>Un deux</p>", Html(@"Un {\b0 deux"));
}
