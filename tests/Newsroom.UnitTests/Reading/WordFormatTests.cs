using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;
using static Newsroom.Tests.Reading.WordFile;

namespace Newsroom.Tests.Reading;

public sealed class WordFormatTests
{
    private const string Long = "Les ministres se sont réunis mardi pour parler de la route et du rail, comme chaque année depuis dix ans.";

    private readonly List<string> _warnings = [];

    private Page Read(byte[] file) => new WordFormat(new HtmlCleaner()).Read(file, _warnings);

    private Page Read(string body, Action<WordprocessingDocument>? more = null) => Read(Of(body, more));

    private string Html(string body, Action<WordprocessingDocument>? more = null) =>
        Read(body, more).Body.InnerHtml.Trim().Replace("\n", "", StringComparison.Ordinal);

    private string Reason(byte[] file) => Assert.Throws<UnreadableException>(() => Read(file)).Message;

    [Fact]
    public void A_paragraph_in_the_style_Title_is_the_headline_and_not_in_the_text()
    {
        var page = Read(P("La route et le rail", "Titre") + P(Long));
        Assert.Equal(("La route et le rail", Long, MarkupLevel.Page), (page.Headline, page.Body.TextContent.Trim(), page.Markup));
    }

    [Fact]
    public void A_first_heading_is_the_headline() =>
        Assert.Equal("La route", Read(P("La route", "Titre1") + P(Long) + P("Le rail", "Titre1") + P(Long)).Headline);

    [Fact]
    public void A_heading_below_the_letterhead_is_the_headline() =>
        Assert.Equal("La route", Read(Paragraph(R("COMMUNIQUÉ DE PRESSE", "<w:b/>")) + P("La route", "Titre1") + P(Long)).Headline);

    [Fact]
    public void A_short_bold_paragraph_at_the_head_is_the_headline() =>
        Assert.Equal("La route et le rail", Read(Paragraph(R("La route ", "<w:b/>") + R("et le rail", "<w:b/>")) + P(Long)).Headline);

    [Fact]
    public void A_bold_headline_stands_above_sections_with_headings() =>
        Assert.Equal("La route",
            Read(Paragraph(R("La route", "<w:b/>")) + P("Lundi", "Titre1") + P(Long) + P("Mardi", "Titre1") + P(Long)).Headline);

    [Fact]
    public void A_short_line_that_is_no_sentence_is_the_headline_where_nothing_else_is() =>
        Assert.Equal("La route et le rail", Read(P("La route et le rail") + P(Long)).Headline);

    [Fact]
    public void A_text_that_begins_with_a_sentence_has_no_headline() => Assert.Null(Read(P("La route rouvre.") + P(Long)).Headline);

    [Theory]
    [InlineData("La route et le rail", "La route et le rail")]
    [InlineData("Microsoft Word - CP route.doc", null)]
    [InlineData("Document1", null)]
    [InlineData("CP_route_VF2", null)]
    [InlineData("route.docx", null)]
    [InlineData("Modèle communiqué", null)]
    [InlineData("[Type the document title]", null)]
    public void The_title_among_the_properties_counts_where_it_is_one(string written, string? title) =>
        Assert.Equal(title, Read(P(Long) + P(Long), document => document.PackageProperties.Title = written).Headline);

    [Theory]
    [InlineData("Titre1")]
    [InlineData("Ttulo2")]
    [InlineData("Intertitre")]
    [InlineData("Plan")]
    [InlineData("Titre3")]
    [InlineData("Heading2")]
    public void Headings_are_told_by_their_style_in_any_language(string style) =>
        Assert.Equal($"<p>{Long}</p><h2>Le rail</h2><p>{Long}</p>", Html(P("La route", "Titre") + P(Long) + P("Le rail", style) + P(Long)));

    [Fact]
    public void Headings_keep_their_order_below_the_headline() =>
        Assert.Equal("<h2>Un</h2><p>a</p><h3>Deux</h3><p>b</p>",
            Html(P("T", "Titre") + P("Un", "Titre1") + P("a") + P("Deux", "Ttulo2") + P("b")));

    [Fact]
    public void A_bold_line_between_paragraphs_is_a_heading() =>
        Assert.Equal($"<p>{Long}</p><h2>Le rail</h2><p>{Long}</p>",
            Html(P("T", "Titre") + P(Long) + Paragraph(R("Le rail", "<w:b/>")) + P(Long)));

    [Fact]
    public void A_style_that_is_based_on_itself_is_text() =>
        Assert.Equal("<p>a.</p><p>b</p>", Html(P("a.", "Circulaire") + P("b", "Circulaire")));

    [Fact]
    public void Bold_italic_raised_text_and_line_breaks_stay() => Assert.Equal(
        "<p>Un <strong>gras</strong> et <em>penché</em>, le 1<sup>er</sup> mai.<br>Fin & <b></p>".Replace(
            "& <b>", "&amp; &lt;b&gt;", StringComparison.Ordinal),
        Html(Paragraph(
            R("Un ") + R("gras", "<w:b/>") + R(" et ") + R("penché", "<w:i/>") + R(", le 1")
                + R("er", "<w:vertAlign w:val=\"superscript\"/>") + R(" mai.")
            + "<w:r><w:br/></w:r>" + R("Fin &amp; &lt;b&gt;"))));

    [Fact]
    public void A_style_can_make_bold_and_a_run_can_take_it_back() =>
        Assert.Equal("<p>Un <strong>mot</strong> fin.</p>",
            Html(Paragraph(R("Un ") + R("mot", "<w:rStyle w:val=\"Fort\"/>")
            + R(" fin.", "<w:rStyle w:val=\"Fort\"/><w:b w:val=\"0\"/>"))));

    [Fact]
    public void No_break_spaces_and_hyphens_stay() =>
        Assert.Equal("12\u00A0h\u202F30 Saint\u2011Malo",
            Read(Paragraph(R("12\u00A0h\u202F30 Saint") + "<w:r><w:noBreakHyphen/></w:r>" + R("Malo"))).Body.TextContent.Trim());

    [Fact]
    public void Lists_stand_inside_each_other() => Assert.Equal(
        "<p>a.</p><ul><li>un<ol><li>sous</li><li>sous 2</li></ol></li><li>deux</li></ul><p>b</p>",
        Html(P("a.") + Item("un", 1) + Item("sous", 2, 1) + Item("sous 2", 2, 1) + Item("deux", 1) + P("b")));

    [Fact]
    public void A_numbered_list_counts_on_after_a_paragraph() => Assert.Equal(
        "<ol><li>un</li></ol><p>Entre.</p><ol start=\"2\"><li>deux</li></ol>", Html(Item("un", 2) + P("Entre.") + Item("deux", 2)));

    [Fact]
    public void A_style_can_make_a_list() => Assert.Equal("<ul><li>un</li><li>deux</li></ul>", Html(P("un", "Puces") + P("deux", "Puces")));

    [Fact]
    public void Tables_stay_tables() => Assert.Equal(
        "<table><tbody><tr><td>Lieu</td><td>Jour</td></tr><tr><td>Lyon</td><td>lundi</td></tr></tbody></table>",
        Html($"<w:tbl>{Row("Lieu", "Jour")}{Row("Lyon", "lundi")}</w:tbl>"));

    [Fact]
    public void A_table_of_one_cell_is_a_frame_around_text() => Assert.Equal("<p>Encadré.</p>", Html($"<w:tbl>{Row("Encadré.")}</w:tbl>"));

    [Theory]
    [InlineData("https://example.org/a?b=1&c=2", "<p><a href=\"https://example.org/a?b=1&amp;c=2\">lien</a>.</p>")]
    [InlineData("mailto:anne@example.org", "<p><a href=\"mailto:anne@example.org\">lien</a>.</p>")]
    [InlineData("javascript:alert(1)", "<p>lien.</p>")]
    [InlineData("file:///c:/secret.docx", "<p>lien.</p>")]
    public void Links_lead_to_the_web_or_to_mail(string address, string html)
    {
        Assert.Equal(html, Html(
            Paragraph($"<w:hyperlink r:id=\"rLink\">{R("lien")}</w:hyperlink>{R(".")}"),
            document => document.MainDocumentPart!.AddHyperlinkRelationship(
                new Uri(address, UriKind.RelativeOrAbsolute), isExternal: true, "rLink")));
        Assert.Equal(
            html.Contains("<a ", StringComparison.Ordinal) ? [] :
            [$"The address {address} of \"lien\" was left out: only http, https, mailto and tel are allowed."],
            _warnings);
    }

    [Theory]
    [InlineData("<w:fldSimple w:instr=' HYPERLINK \"https://example.org/a\" '>", "</w:fldSimple>")]
    [InlineData(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.org/a\" \\o \"Info\" "
            + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>",
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")]
    public void Fields_can_be_links(string start, string end) =>
        Assert.Equal("<p>Un <a href=\"https://example.org/a\">lien</a>.</p>", Html(Paragraph(R("Un ") + start + R("lien") + end + R("."))));

    [Fact]
    public void A_field_that_does_not_end_swallows_no_more_than_its_paragraph() =>
        Assert.Equal("<p>Un.</p><p>Deux.</p>",
            Html(Paragraph(R("Un.") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + R("PAGE")) + P("Deux.")));

    [Fact]
    public void Tracked_changes_are_accepted() => Assert.Equal("<p>Le 11 décembre.</p>", Html(Paragraph(
        R("Le ") + "<w:del w:id=\"1\"><w:r><w:delText>3</w:delText></w:r></w:del>" + $"<w:ins w:id=\"2\">{R("11")}</w:ins>"
            + R(" décembre.")
        + $"<w:moveFrom w:id=\"3\">{R("parti")}</w:moveFrom>")));

    [Fact]
    public void A_paragraph_whose_end_was_deleted_goes_on_with_the_next() =>
        Assert.Equal("<p>Un deux.</p>", Html(Paragraph(R("Un "), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + P("deux.")));

    [Fact]
    public void Hidden_text_comments_and_placeholders_are_no_text() => Assert.Equal("<p>Vu.</p>", Html(Paragraph(
        R("Vu.") + R("caché", "<w:vanish/>") + R("caché", "<w:rStyle w:val=\"Invisible\"/>") + "<w:r><w:commentReference w:id=\"1\"/></w:r>"
        + $"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{R("Cliquez ici")}</w:sdtContent></w:sdt>")
        + $"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{P("Cliquez ici")}</w:sdtContent></w:sdt>"));

    [Theory]
    [InlineData("<mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice>")]
    [InlineData("<mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent><w:p><w:r><w:t>Dans la "
        + "boîte.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>")]
    public void A_text_box_is_read_once_behind_its_paragraph(string choice) =>
        Assert.Equal(
            "<p>Un.</p><p>Dans la boîte.</p><p>Deux.</p>",
            Html(
                Paragraph(
                    R("Un.")
                        + $"<w:r><mc:AlternateContent>{choice}<mc:Fallback><w:pict><w:txbxContent>{P("Dans la boîte.")}</w:txbxContent></w:pict></mc:Fallback>"
                        + "</mc:AlternateContent></w:r>"
                ) + P("Deux.")));

    [Fact]
    public void A_large_initial_is_part_of_its_word() => Assert.Equal(
        "<p>Les ministres.</p><p>Fin.</p>",
        Html(Paragraph(R("L"), "<w:framePr w:dropCap=\"drop\" w:lines=\"3\" w:wrap=\"around\"/>") + P("es ministres.") + P("Fin.")));

    [Theory]
    [InlineData("<w:p><w:pPr><w:pStyle w:val=\"Author\"/></w:pPr><w:r><w:t>Ada Exemple</w:t></w:r></w:p>")]
    [InlineData("<w:sdt><w:sdtPr><w:alias w:val=\"Auteur\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Ada "
        + "Exemple</w:t></w:r></w:p></w:sdtContent></w:sdt>")]
    [InlineData("<w:p><w:sdt><w:sdtPr><w:alias w:val=\"Author\"/></w:sdtPr><w:sdtContent><w:r><w:t>Ada "
        + "Exemple</w:t></w:r></w:sdtContent></w:sdt></w:p>")]
    public void A_title_page_names_author_and_date(string author)
    {
        var page = Read(P("La route", "Titre") + author + P("1 mai 2024", "Date") + P(Long));
        Assert.Equal(("La route", "Ada Exemple", Long), (page.Headline, page.Metadata.Author, page.Body.TextContent.Trim()));
        Assert.Equal(new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), page.Metadata.Date);
    }

    [Fact]
    public void A_line_in_the_style_Date_that_is_none_stays() =>
        Assert.Contains("Un jour", Html(P(Long) + P("Un jour", "Date") + P(Long)), StringComparison.Ordinal);

    [Fact]
    public void Content_controls_are_text() => Assert.Equal(
        "<p>Un.</p><p>Deux.</p>",
            Html($"<w:sdt><w:sdtContent>{P("Un.")}</w:sdtContent></w:sdt>"
            + Paragraph($"<w:sdt><w:sdtContent>{R("Deux.")}</w:sdtContent></w:sdt>")));

    [Fact]
    public void Headers_and_footers_are_no_text() => Assert.Equal("<p>Le texte.</p>", Html(P("Le texte."), document =>
    {
        Feed(document.MainDocumentPart!.AddNewPart<HeaderPart>(), $"<w:hdr {Namespaces}>{P("En-tête")}</w:hdr>");
        Feed(document.MainDocumentPart!.AddNewPart<FooterPart>(), $"<w:ftr {Namespaces}>{P("Page 1 sur 1")}</w:ftr>");
    }));

    [Fact]
    public void Footnotes_stand_at_the_end() =>
        Assert.Equal(
            "<p>En 2025<sup>[1]</sup>.</p><hr><p>[1] Selon l’enquête.</p>",
            Html(Paragraph(R("En 2025") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + R(".")), document =>
                Feed(
                    document.MainDocumentPart!.AddNewPart<FootnotesPart>(),
                    $"<w:footnotes {Namespaces}><w:footnote w:id=\"-1\">{P("trait")}</w:footnote><w:footnote "
                        + $"w:id=\"2\">{P(" Selon l’enquête.")}</w:footnote></w:footnotes>")));

    [Fact]
    public void The_table_of_contents_is_cut_and_told() => Assert.Equal(["Le rail 3"], Read(P("Le rail 3", "TM1") + P(Long)).Cut);

    [Theory]
    [InlineData("2026-06-20", "2026-06-22", "2026-06-20")]
    [InlineData("2019-01-08", "2026-06-22", "2026-06-22")]
    [InlineData("2026-06-22", "2026-06-20", "2026-06-20")]
    [InlineData(null, "2026-06-22", "2026-06-22")]
    [InlineData("1601-01-01", null, null)]
    public void It_is_as_old_as_its_properties_say_unless_a_template_was_older(string? created, string? modified, string? day) =>
        Assert.Equal(
        day,
        Read(P(Long), document => (document.PackageProperties.Created, document.PackageProperties.Modified) = (Day(created), Day(modified)))
            .Metadata.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Maryvonne Cazals", null, "Maryvonne Cazals")]
    [InlineData("Secretaría de la MCBM", null, "Secretaría de la MCBM")]
    [InlineData("Microsoft Office User", "Anne Roy", "Anne Roy")]
    [InlineData("admin", null, null)]
    [InlineData("Utilisateur Windows", null, null)]
    [InlineData("poste-accueil", null, null)]
    [InlineData("PC-4512", "DOMAINE\\aroy", null)]
    public void The_author_is_a_name_not_an_account(string creator, string? last, string? author) => Assert.Equal(
        author,
        Read(P(Long), document =>
            (document.PackageProperties.Creator, document.PackageProperties.LastModifiedBy) = (creator, last)).Metadata.Author);

    [Fact]
    public void Keywords_are_tags() =>
        Assert.Equal(["rail", "route"], Read(P(Long), document => document.PackageProperties.Keywords = "rail; route,").Metadata.Tags);

    [Theory]
    [InlineData("fr-FR", "fr")]
    [InlineData("en-US", null)]
    [InlineData(null, null)]
    public void The_language_is_not_the_one_that_programs_write_by_themselves(string? written, string? language) =>
        Assert.Equal(language, Read(P(Long), document => document.PackageProperties.Language = written).Metadata.Language);

    [Fact]
    public void Broken_properties_are_told_and_the_text_is_read()
    {
        var file = Of(P("Le texte."), document => document.PackageProperties.Title = "x");
        var core = Assert.Single(
            Parts(file), name => name.Contains("core", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".psmdcp", StringComparison.Ordinal));
        Assert.Equal("Le texte.", Read(With(file, core, "<broken")).Body.TextContent.Trim());
        Assert.Contains("properties", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_an_address_that_is_none_does_not_matter()
    {
        const string relations = "word/_rels/document.xml.rels";
        var file = Of(Paragraph($"<w:hyperlink r:id=\"rLink\">{R("lien")}</w:hyperlink>"), document =>
            document.MainDocumentPart!.AddHyperlinkRelationship(new Uri("https://example.org/"), true, "rLink"));
        var broken = With(file, relations,
            Part(file, relations).Replace("https://example.org/", "mailto:anne@@[x", StringComparison.Ordinal));
        Assert.Equal("<p>lien</p>", Read(broken).Body.InnerHtml.Trim());
    }

    [Fact]
    public void A_locked_file_is_told_from_an_old_one()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]];
        Assert.StartsWith("The file is protected by a password", Reason([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]),
            StringComparison.Ordinal);
        Assert.StartsWith("This is an old Word document (.doc)", Reason([.. compound, .. Encoding.Unicode.GetBytes("WordDocument")]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("{\\rtf1 texte}")]
    [InlineData("<html>texte</html>")]
    public void What_is_no_Word_file_is_told_in_words(string content) => Assert.NotEmpty(Reason(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void A_file_without_its_text_is_told_in_words()
    {
        Assert.NotEmpty(Reason(With(Of(P("x")), "word/document.xml", null)));
        Assert.NotEmpty(Reason(With(Of(P("x")), "[Content_Types].xml", null)));
        Assert.NotEmpty(Reason(With(Of(P("x")), "word/document.xml", "")));
        Assert.NotEmpty(Reason(With(Of(P("x")), "word/document.xml", $"<w:document {Namespaces}/>")));
        Assert.NotEmpty(Reason(With(Of(P("x")), "word/document.xml", "<html/>")));
    }

    [Fact]
    public void A_file_that_was_cut_off_is_told_in_words()
    {
        var file = Of(P("x"));
        Assert.All([10, 100, file.Length / 2, file.Length - 1], length =>
            Assert.Contains("damaged", Reason(file[..length]), StringComparison.Ordinal));
    }

    [Fact]
    public void Bombs_are_not_unpacked()
    {
        var bomb = Zip(zip =>
        {
            using var entry = zip.CreateEntry("word/document.xml", CompressionLevel.SmallestSize).Open();
            for (var i = 0; i < 200; i++)
            {
                entry.Write(new byte[1 << 20]);
            }
        });
        Assert.Contains("unpacked", Reason(bomb), StringComparison.Ordinal);
        Assert.Contains("2,000 parts", Reason(Zip(zip => Enumerable.Range(0, 2_001).ToList().ForEach(i => zip.CreateEntry($"{i}")))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>")]
    [InlineData("<w:p><w:smartTag>", "</w:smartTag></w:p>")]
    [InlineData("<x xmlns=\"x\">", "</x>")]
    public void Elements_without_end_inside_each_other_are_refused(string start, string end)
    {
        const int times = 33_000;
        var body = string.Concat(Enumerable.Repeat(start, times)) + P("x") + string.Concat(Enumerable.Repeat(end, times));
        Assert.Contains("nested too deeply",
            Reason(With(Of(P("x")), "word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/styles.xml")]
    [InlineData("[Content_Types].xml")]
    [InlineData("_rels/.rels")]
    public void Entities_that_grow_are_refused(string part)
    {
        const string laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
            + "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        var file = Of(P("x"));
        var content = Part(file, part);
        var start = content.StartsWith("<?xml", StringComparison.Ordinal) ? content.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        Assert.Contains("DTD", Reason(With(file, part, content.Insert(start, laughs))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_characters_on_a_line_are_read() =>
        Assert.Equal(1_000_000, Read(P(new string('a', 1_000_000)) + P("x")).Body.QuerySelector("p")!.TextContent.Length);

    [Fact]
    public void Many_small_pieces_are_read_in_time()
    {
        var watch = Stopwatch.StartNew();
        var page = Read(Paragraph(
            string.Concat(Enumerable.Repeat(R("a", "<w:b/>") + R("b"), 10_000)), "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + P("x"));
        Assert.Equal(20_001, page.Body.TextContent.Trim().Length);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }

    private static DateTime? Day(string? day) => day is null ? null
        : DateTime.SpecifyKind(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    [Theory]
    [InlineData("emf")]
    [InlineData("wmf")]
    public void Pictures_of_kinds_that_browsers_do_not_show_are_named_with_what_they_show(string kind)
    {
        var page = Read(P(Long) + Drawing("rId91", "Le tracé") + Drawing("rId92", "") + Drawing("rId91", "Encore"), document =>
        {
            for (var number = 91; number <= 92; number++)
            {
                using var picture = new MemoryStream([1, 2, 3]);
                document.MainDocumentPart!.AddImagePart(kind == "emf" ? ImagePartType.Emf : ImagePartType.Wmf, $"rId{number}")
                    .FeedData(picture);
            }
        });
        Assert.Matches($@"\(such as EMF and WMF\): image[0-9]*\.{kind} \(Le tracé\), image[0-9]*\.{kind}\.$", Assert.Single(_warnings));
        Assert.Empty(page.Embedded);
    }

    private static string Drawing(string id, string shows) =>
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">"
            + $"<wp:docPr id=\"1\" name=\"\" descr=\"{shows}\"/>"
            + "<a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:graphicData uri=\"\">"
            + $"<a:blip r:embed=\"{id}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return stream.ToArray();
    }

    private static List<string> Parts(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static string Part(byte[] file, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }
}
