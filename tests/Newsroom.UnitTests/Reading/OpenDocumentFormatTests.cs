using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;
using static Newsroom.Tests.Reading.OpenDocumentFile;

namespace Newsroom.Tests.Reading;

public sealed class OpenDocumentFormatTests
{
    private const string Long = "Les ministres se sont réunis mardi pour parler de la route et du rail, comme chaque année depuis dix ans.";

    private readonly List<string> _warnings = [];

    private Page Read(byte[] file) => new OpenDocumentFormat(new HtmlCleaner()).Read(file, _warnings);

    private Page Read(string body, string meta = "") => Read(Of(body, meta));

    /// <summary>The text below a headline.</summary>
    private string Html(string body) =>
        Read(P("La route", "PT") + body).Body.InnerHtml.Trim().Replace("\n", "", StringComparison.Ordinal);

    private string Reason(byte[] file) => Assert.Throws<UnreadableException>(() => Read(file)).Message;

    [Fact]
    public void A_paragraph_in_the_style_Title_is_the_headline_and_not_in_the_text()
    {
        var page = Read(P("La route et le rail", "PT") + P(Long));
        Assert.Equal(("La route et le rail", Long), (page.Headline, page.Body.TextContent.Trim()));
    }

    [Fact]
    public void A_flat_file_is_read_like_an_archive()
    {
        var page = Read(Flat(H("La route", 1) + P(Long), "<dc:title>Le rail</dc:title>"));
        Assert.Equal(("La route", Long), (page.Headline, page.Body.TextContent.Trim()));
    }

    [Fact]
    public void A_bold_first_paragraph_is_the_headline() =>
        Assert.Equal("La route et le rail", Read(P("La route et le rail", "PB") + P(Long)).Headline);

    [Fact]
    public void Headings_keep_their_order_below_the_headline() =>
        Assert.Equal("<h2>Un</h2><p>a</p><h3>Deux</h3><p>b</p><h4>Trois</h4>",
            Html(H("Un", 1) + P("a") + H("Deux", 2) + P("b") + P("Trois", "Heading_20_3")));

    [Fact]
    public void Emphasis_links_breaks_and_blanks_are_kept() =>
        Assert.Equal(
            "<p>Un <strong>deux</strong> <em>trois</em> m<sup>2</sup> <a href=\"https://example.org/a\">plus</a><br>fin  là</p>",
            Html(P("Un <text:span text:style-name=\"B\">deux</text:span>\n  <text:span text:style-name=\"I\">trois</text:span> "
                + "m<text:span text:style-name=\"Up\">2</text:span> <text:a xlink:href=\"https://example.org/a\">plus</text:a>"
                + "<text:line-break/>fin <text:s/>là")));

    [Fact]
    public void Lists_are_nested_and_their_paragraphs_stay_together() =>
        Assert.Equal("<ul><li>un<br>et encore<ul><li>dedans</li></ul></li><li>deux</li></ul><ol><li>trois</li></ol>",
            Html("<text:list text:style-name=\"Bullets\"><text:list-item>" + P("un") + P("et encore")
                + "<text:list><text:list-item>" + P("dedans") + "</text:list-item></text:list></text:list-item><text:list-item>" + P("deux")
                + "</text:list-item></text:list><text:list text:style-name=\"Numbers\"><text:list-item>" + P("trois")
                + "</text:list-item></text:list>"));

    [Fact]
    public void A_heading_in_a_list_that_numbers_it_is_a_heading() =>
        Assert.Equal("<h2>Un</h2><p>a</p>",
            Html("<text:list text:style-name=\"Numbers\"><text:list-item>" + H("Un", 1) + "</text:list-item></text:list>" + P("a")));

    [Fact]
    public void Tables_have_their_head_and_their_spans() =>
        Assert.Equal("<table><tbody><tr><th>A</th><th>B</th></tr><tr><td colspan=\"2\">c</td></tr></tbody></table>",
            Html("<table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell>" + P("A")
                + "</table:table-cell><table:table-cell>" + P("B") + "</table:table-cell></table:table-row></table:table-header-rows>"
                + "<table:table-row><table:table-cell table:number-columns-spanned=\"2\">" + P("c")
                + "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>"));

    [Fact]
    public void Notes_stand_below_a_line_with_their_signs() =>
        Assert.Equal("<p>Un[1] fin.</p><hr><p>[1] La note.</p>",
            Html(P("Un<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>" + P("La note.")
                + "</text:note-body></text:note> fin.")));

    [Fact]
    public void Text_boxes_follow_their_paragraph() =>
        Assert.Equal("<p>Un.</p><p>Encadré.</p>",
            Html(P("Un.<draw:frame><draw:text-box>" + P("Encadré.") + "</draw:text-box></draw:frame>")));

    [Fact]
    public void Changes_are_accepted() =>
        Assert.Equal("<p>Un deux.</p>", Html(
            "<text:tracked-changes><text:changed-region><text:deletion>" + P("Ancien") + "</text:deletion></text:changed-region>"
                + "</text:tracked-changes>" + P("Un <text:change text:change-id=\"c\"/><text:change-start text:change-id=\"d\"/>deux."
                + "<text:change-end text:change-id=\"d\"/>")));

    [Fact]
    public void Hidden_text_comments_headers_and_contents_are_left_out()
    {
        var page = Read(P("La route", "PT") + P("Un.<text:span text:style-name=\"Hid\">Caché</text:span><office:annotation>" + P("Note")
            + "</office:annotation>") + "<text:section text:display=\"none\">" + P("Secret") + "</text:section>"
            + "<text:table-of-content><text:index-body>" + P("Un 1") + "</text:index-body></text:table-of-content>" + P("Deux."));
        Assert.Equal("Un.\nDeux.", page.Body.TextContent.Trim());
        Assert.Equal(["Un 1"], page.Cut);
    }

    [Fact]
    public void Title_author_date_language_and_keywords_come_from_the_properties()
    {
        var page = Read(P(Long) + P(Long), "<dc:title>La route et le rail</dc:title><meta:initial-creator>Ana Prado</meta:initial-creator>"
            + "<dc:creator>Jean Roy</dc:creator><meta:creation-date>2026-05-03T09:30:00.123456789</meta:creation-date>"
            + "<dc:language>fr-FR</dc:language><meta:keyword>route</meta:keyword><meta:keyword>rail</meta:keyword>");
        Assert.Equal("La route et le rail", page.Headline);
        Assert.Equal(("Ana Prado", new DateTimeOffset(2026, 5, 3, 9, 30, 0, TimeSpan.Zero), "fr"),
            (page.Metadata.Author, page.Metadata.Date, page.Metadata.Language));
        Assert.Equal(["route", "rail"], page.Metadata.Tags);
    }

    [Fact]
    public void Addresses_that_run_scripts_are_left_out_with_a_warning()
    {
        Assert.Equal("<p>ici</p>", Html(P("<text:a xlink:href=\"javascript:x()\">ici</text:a>")));
        Assert.Contains("javascript:x()", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Styles_that_are_based_on_themselves_end() => Assert.Equal("<p>Un.</p>", Html(P("Un.", "PC")));

    [Fact]
    public void A_file_that_is_no_text_is_refused_with_a_reason()
    {
        Assert.Equal("The file is empty.", Reason([]));
        Assert.Equal("The document contains no text.", Reason(Of("")));
        Assert.Equal("The file is not an OpenDocument text (.odt).", Reason(With("a.txt", "x")));
        Assert.StartsWith("The file is protected by a password", Reason(Of(P("x"), manifest: "<encryption-data/>")),
            StringComparison.Ordinal);
        Assert.StartsWith("The file is not an OpenDocument text, or it is damaged.", Reason(Of(P(Long))[..600]), StringComparison.Ordinal);
        Assert.StartsWith("The file is not an OpenDocument text, or it is damaged.", Reason("Le texte."u8.ToArray()),
            StringComparison.Ordinal);
        Assert.StartsWith("The document declares a document type", Reason(
            Encoding.UTF8.GetBytes("<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>")), StringComparison.Ordinal);
        Assert.Equal("The file is an OpenDocument spreadsheet, not a text.", Reason(Encoding.UTF8.GetBytes(
            "<o:document xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><o:body><o:spreadsheet/></o:body></o:document>")));
    }

    [Fact]
    public void A_text_nested_without_end_is_refused() =>
        Assert.StartsWith("The document is nested too deeply", Reason(Flat(
            string.Concat(Enumerable.Repeat("<text:section>", 1_000)) + string.Concat(Enumerable.Repeat("</text:section>", 1_000)))),
            StringComparison.Ordinal);
}
