using System.IO.Compression;
using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class PdfFormatTests
{
    /// <summary>Lines of one width, as a program sets them.</summary>
    private static readonly string[] Ministers =
    [
        "Les ministres des transports se sont retrouvés mardi à Genève pour parler de",
        "la route et du rail, comme chaque année depuis dix ans, et pour décider avec",
        "les communes voisines du tracé de la ligne.",
    ];

    private static readonly string[] Left =
    [
        "La commune a choisi un tracé plus court", "que celui de la première étude, qui sera", "construit en deux ans par l’entreprise",
        "de la région. Les travaux commencent au", "printemps, quand le sol a séché et que les", "routes sont de nouveau ouvertes à tous.",
    ];

    private static readonly string[] Right =
    [
        "Le canton paie la moitié de la somme, et", "les communes se partagent ce qui reste à", "payer. Le parlement en a décidé ainsi au",
        "mois de mars, après un long débat sur la", "place des cyclistes et des piétons, dont", "personne ne parlait il y a dix ans.",
    ];

    private static Page Read(byte[] file) => new PdfFormat(new HtmlCleaner()).Read(file, []);

    private static Page Read(PdfPages pages) => Read(pages.Write());

    private static string Html(PdfPages pages) => Read(pages).Body.InnerHtml.Trim().Replace("\n", "", StringComparison.Ordinal);

    private static string Reason(byte[] file) => Assert.Throws<UnreadableException>(() => Read(file)).Message;

    private static string Joined(IEnumerable<string> lines) => string.Join(' ', lines);

    [Fact]
    public void The_largest_text_at_the_head_is_the_headline_and_not_in_the_text()
    {
        var page = Read(new PdfPages().Text(60, 780, "Le canton", 12).Text(60, 740, "La route et le rail", 20).Lines(60, 700, Ministers));
        Assert.Equal("La route et le rail", page.Headline);
        Assert.DoesNotContain("La route et le rail", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_headline_may_have_two_lines() =>
        Assert.Equal("La route et le rail ont un plan",
            Read(new PdfPages().Text(60, 764, "La route et le rail", 20).Text(60, 740, "ont un plan", 20).Lines(60, 700, Ministers))
                .Headline);

    [Fact]
    public void What_a_letterhead_says_of_the_kind_of_a_text_is_no_headline() =>
        Assert.Equal("La route et le rail",
            Read(new PdfPages().Text(60, 780, "COMMUNIQUÉ DE PRESSE", 24).Text(60, 740, "La route et le rail", 18)
                .Lines(60, 700, Ministers)).Headline);

    [Fact]
    public void Capitals_may_have_lost_their_accents() =>
        Assert.Equal("La route et le rail",
            Read(new PdfPages().Text(60, 780, "COMMUNIQUE DE PRESSE", 24).Text(60, 740, "La route et le rail", 18)
                .Lines(60, 700, Ministers)).Headline);

    [Fact]
    public void The_bold_line_below_the_kind_of_a_text_is_its_headline() =>
        Assert.Equal("La route et le rail",
            Read(new PdfPages().Text(60, 780, "COMMUNIQUÉ DE PRESSE", 10, bold: true).Text(60, 760, "Genève, le 12 mars 2026")
                .Text(60, 740, "La route et le rail", 10, bold: true).Lines(60, 700, Ministers).Write("/Title(Direction des routes)"))
                .Headline);

    [Fact]
    public void A_large_row_of_a_table_is_no_headline() =>
        Assert.Equal("Voyageurs par ligne en mars",
            Read(new PdfPages().Text(60, 780, "Voyageurs par ligne en mars", 14).Text(60, 740, "Bulle", 10).Text(60, 720, "Total 984", 18)
                .Text(60, 690, "Vevey", 10).Text(60, 670, "Total 12", 18).Lines(60, 640, Ministers)).Headline);

    [Fact]
    public void Headings_of_one_size_are_no_headline_if_a_line_that_stands_out_comes_before_them()
    {
        var pages = new PdfPages().Text(60, 780, "Les voyageurs par ligne et par mois de 2026", 10, bold: true);
        for (var section = 1; section <= 3; section++)
        {
            pages.Text(60, 840 - (100 * section), section == 1 ? "La route" : section == 2 ? "Le rail" : "Le lac", 14)
                .Lines(60, 810 - (100 * section), Ministers);
        }

        Assert.Equal("Les voyageurs par ligne et par mois de 2026", Read(pages).Headline);
    }

    [Fact]
    public void The_title_of_the_properties_stands_in_for_a_headline() =>
        Assert.Equal("Le plan du rail", Read(PdfPages.Of(Ministers).Write("/Title(Le plan du rail)")).Headline);

    [Fact]
    public void A_title_that_a_program_wrote_is_none() =>
        Assert.Null(Read(PdfPages.Of(Ministers).Write("/Title(Microsoft Word - plan_3.docx)")).Headline);

    [Theory]
    [InlineData("commune.ch")]
    [InlineData("Voyageurs en mars 2026.xlsx")]
    [InlineData("PRESSEMITTEILUNG")]
    [InlineData("Comunicato stampa")]
    public void The_name_of_a_site_or_the_kind_of_a_text_is_no_title(string title) =>
        Assert.Null(Read(PdfPages.Of(Ministers).Write($"/Title({title})")).Headline);

    [Fact]
    public void Properties_state_author_date_keywords_and_language()
    {
        var stated = Read(PdfPages.Of(Ministers)
            .Write("/Author(Anne Dubois)/CreationDate(D:20260321103000+01'00')/Keywords(rail, route)", "/Lang(fr-CH)")).Metadata;
        Assert.Equal(
            ("Anne Dubois", new DateTimeOffset(2026, 3, 21, 9, 30, 0, TimeSpan.Zero), "rail|route", "fr"),
            (stated.Author, stated.Date, string.Join('|', stated.Tags), stated.Language));
    }

    [Fact]
    public void Lines_are_joined_into_paragraphs() =>
        Assert.Equal($"<p>{Joined(Ministers)}</p><p>{Joined(Ministers)}</p>",
            Html(new PdfPages().Lines(60, 700, Ministers).Lines(60, 650, Ministers)));

    [Fact]
    public void An_indented_line_begins_a_paragraph() =>
        Assert.Equal($"<p>{Joined(Ministers)}</p><p>Le conseil, qui a longtemps refusé ce projet, l’a accepté hier soir.</p>",
            Html(new PdfPages().Lines(60, 700, Ministers)
                .Text(75, 664, "Le conseil, qui a longtemps refusé ce projet, l’a accepté hier soir.")));

    [Fact]
    public void A_word_that_is_divided_at_the_end_of_a_line_is_joined() =>
        Assert.Equal("<p>Les ministres ont parlé longtemps de la ligne et de ses gares, de leur construction, puis du prix.</p>",
            Html(PdfPages.Of("Les ministres ont parlé longtemps de la ligne et de ses gares, de leur cons-", "truction, puis du prix.")));

    [Fact]
    public void A_hyphen_that_the_word_has_elsewhere_stays() =>
        Assert.Equal("<p>Le vice-président parle de la gare et de la ligne, dit-on, et le soir le vice-président part.</p>",
            Html(PdfPages.Of("Le vice-président parle de la gare et de la ligne, dit-on, et le soir le vice-", "président part.")));

    [Fact]
    public void Columns_are_read_one_after_the_other() =>
        Assert.Equal(
            $"<p>{Joined(Ministers)}</p><p>{Joined(Left)}</p><p>{Joined(Right)}</p><p>Contact : la commune, au bureau de la rue du Lac, "
                + "tous les matins de la semaine.</p>",
            Html(new PdfPages().Lines(60, 700, Ministers).Lines(60, 640, Left).Lines(290, 640, Right)
                .Text(60, 540, "Contact : la commune, au bureau de la rue du Lac, tous les matins de la semaine.")));

    [Fact]
    public void Columns_may_stand_on_lines_of_their_own() =>
        Assert.Equal($"<p>{Joined(Left)}</p><p>{Joined(Right)}</p>", Html(new PdfPages().Lines(60, 640, Left).Lines(290, 634, Right)));

    [Fact]
    public void A_sentence_goes_on_in_the_next_column_and_on_the_next_page()
    {
        var (begun, ended) = (Left[..^1], Right[1..]);
        var whole = $"<p>{Joined(begun)} {Joined(ended)}</p>";
        Assert.Equal(whole, Html(new PdfPages().Lines(60, 640, begun).Lines(290, 640, ended)));
        Assert.Equal(whole, Html(new PdfPages().Lines(60, 640, begun).NextPage().Lines(60, 640, ended)));
    }

    [Fact]
    public void Of_three_columns_each_is_read_by_itself_whatever_stands_beside_it()
    {
        string[] list =
        [
            "Une ligne de Bulle à Vevey", "avec deux arrêts", "Une ligne de Sion à Morges", "sans arrêt", "Une ligne de Genève au",
            "bord du lac", "Une ligne de Vevey à", "Montreux", "Une ligne de Morges à la", "gare de Lausanne",
        ];
        Assert.Equal($"{Joined(list)} {Joined(Left)} {Joined(Right)}",
            Joined(Read(new PdfPages().Lines(20, 640, list).Lines(170, 635, Left).Lines(390, 631, Right)).Body.TextContent
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)).Trim());
    }

    [Fact]
    public void Numbers_at_an_axis_stay_numbers()
    {
        var pages = new PdfPages();
        for (var number = 10; number < 22; number++)
        {
            pages.Text(60 + (14.5 * (number - 10)), 500, $"{number}"); // 3.4 points between two of them
        }

        Assert.Contains("10 11 12 13", Read(pages.Lines(60, 700, Ministers)).Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_with_a_shadow_is_read_once() =>
        Assert.Equal("La route et le rail",
            Read(PdfPages.Of(Ministers).Text(60, 780, "La route et le rail", 20).Text(61.5, 778.5, "La route et le rail", 20)).Headline);

    [Fact]
    public void An_accent_that_is_drawn_over_a_letter_belongs_to_it() =>
        Assert.Contains("à Genève, où",
            Read(PdfPages.Of(Ministers).Raw(
                "BT /R 10 Tf 60 600 Td [(a) 445 (`) 222 ( Gen) -111 (`) 445 (eve, o) -111 (`) 445 (u)] TJ ET\n")).Body.TextContent,
            StringComparison.Ordinal);

    [Fact]
    public void What_stands_beside_the_page_is_not_read()
    {
        var page = Read(PdfPages.Of(Ministers).Text(-300, 600, "Un nom à effacer").Text(700, 600, "Un autre nom")
            .Text(60, 900, "Au-dessus").Text(60, -40, "Au-dessous"));
        Assert.Equal(Joined(Ministers), page.Body.TextContent.Trim());
        Assert.Empty(page.Cut);
    }

    [Fact]
    public void Rows_of_a_table_stay_rows()
    {
        var table = new PdfPages().Lines(60, 700, "Genève", "Vevey", "Sion", "Bulle", "Morges")
            .Lines(290, 700, "lundi", "mardi", "jeudi", "lundi", "samedi");
        Assert.Equal("Genève lundi Vevey mardi Sion jeudi Bulle lundi Morges samedi",
            Joined(Read(table).Body.TextContent.Split('\n')).Trim());
    }

    [Fact]
    public void Running_heads_and_numbers_of_pages_are_cut_and_listed()
    {
        var pages = new PdfPages();
        for (var number = 1; number <= 3; number++)
        {
            pages.Text(60, 800, $"Rapport annuel {2023 + number}", 8).Lines(60, 700, Ministers).Text(290, 40, $"{number}", 8);
            _ = number < 3 ? pages.NextPage() : pages;
        }

        var page = Read(pages);
        Assert.Equal(["Rapport annuel 2024", "1"], page.Cut);
        Assert.DoesNotContain("Rapport", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.Body.QuerySelectorAll("p").Length);
    }

    [Fact]
    public void A_line_of_a_single_page_is_not_cut() =>
        Assert.Contains("Rapport annuel",
            Read(PdfPages.Of(Ministers).Text(60, 800, "Rapport annuel", 8)).Body.TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_table_of_contents_is_cut_and_listed()
    {
        var page = Read(PdfPages.Of("La route .......... 3", "Le rail .......... 12").Lines(60, 600, Ministers));
        Assert.Equal(["La route .......... 3", "Le rail .......... 12"], page.Cut);
    }

    [Fact]
    public void Large_and_bold_lines_are_headings() =>
        Assert.Equal(
            $"<h2>La route</h2><p>{Joined(Ministers)}</p><h3>Le rail</h3><p>{Joined(Ministers)}</p>",
            Html(new PdfPages().Text(60, 780, "Le plan", 20).Text(60, 740, "La route", 14).Lines(60, 710, Ministers)
                .Text(60, 660, "Le rail", 10, bold: true).Lines(60, 640, Ministers)));

    [Fact]
    public void Bullets_make_a_list() =>
        Assert.Equal(
            $"<p>{Joined(Ministers)}</p><ul><li>la ligne, qui doit relier les deux rives du lac dans moins de deux ans et qui est "
                + "attendue depuis longtemps</li><li>la gare</li></ul><p>Le conseil décide.</p>",
            Html(new PdfPages().Lines(60, 700, Ministers)
                .Lines(70, 655, "• la ligne, qui doit relier les deux rives du lac dans moins de deux ans et qui est",
                    "attendue depuis longtemps", "• la gare")
                .Text(60, 600, "Le conseil décide.")));

    [Fact]
    public void A_link_leads_to_its_address() =>
        Assert.Equal("<p>Voir <a href=\"https://example.org/plan\">le plan</a> de la ligne, qui est public.</p>",
            Html(PdfPages.Of("Voir le plan de la ligne, qui est public.").Link(80, 695, 115, 712, "https://example.org/plan")));

    [Fact]
    public void An_address_that_runs_a_script_is_no_link() =>
        Assert.DoesNotContain("<a", Html(PdfPages.Of("Voir le plan de la ligne.").Link(80, 695, 115, 712, "javascript:alert(1)")),
            StringComparison.Ordinal);

    [Fact]
    public void A_scan_without_text_is_refused() =>
        Assert.Contains("it is a scan or a picture", Reason(new PdfPages().Raw("0 0 100 100 re f\n").Write()), StringComparison.Ordinal);

    [Fact]
    public void A_file_with_a_password_is_refused()
    {
        var key = new string('A', 64);
        var trailer = $"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{key}>/U<{key}>>>/ID[<{key}><{key}>]";
        Assert.Contains("protected by a password", Reason(PdfPages.Of(Ministers).Write(trailer: trailer)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("The file is empty.", Reason([]));

    [Fact]
    public void Another_file_is_refused() => Assert.Equal("The file is not a PDF.", Reason("Les ministres"u8.ToArray()));

    [Fact]
    public void A_damaged_file_is_refused() =>
        Assert.Contains("damaged", Reason("%PDF-1.7\n1 0 obj\n<</Type/Cat"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void A_file_whose_index_is_wrong_is_still_read()
    {
        var file = Encoding.Latin1.GetString(PdfPages.Of(Ministers).Write()).Replace("xref\n", "xref\n99", StringComparison.Ordinal);
        Assert.Contains("les communes voisines", Read(Encoding.Latin1.GetBytes(file)).Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_too_many_pages_is_refused()
    {
        var pages = new PdfPages();
        for (var number = 0; number < 300; number++)
        {
            pages.NextPage();
        }

        Assert.Contains("301 pages; at most 300 are read", Reason(pages.Write()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_too_many_characters_is_refused() =>
        Assert.Contains("a page has more than 100,000 characters",
            Reason(PdfPages.Of(new string('a', 100_001)).Write()), StringComparison.Ordinal);

    [Theory]
    [InlineData("/FlateDecode")]
    [InlineData("[/FlateDecode/FlateDecode]")]
    public void A_part_that_unpacks_to_a_multiple_of_its_size_is_refused(string filter)
    {
        var packed = Packed(new byte[20 << 20]);
        packed = filter[0] == '[' ? Packed(packed) : packed;
        var file = PdfPages.File(
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            PdfPages.Stream($"/Filter{filter}", Encoding.Latin1.GetString(packed)), "<<>>",
        ]);
        Assert.Contains("unpacked size", Reason(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_takes_too_long_is_refused()
    {
        var spent = new ReadingBudget(() => TimeSpan.FromSeconds(11), TimeSpan.FromSeconds(10));
        Assert.Throws<BudgetExceededException>(() => new PdfFormat(new HtmlCleaner()).Read(PdfPages.Of(Ministers).Write(), [], spent));
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return packed.ToArray();
    }
}
