using System.Text.RegularExpressions;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>The order in which pages are read that are more than lines below each other.</summary>
public sealed class PdfLayoutTests
{
    private const string Text = "Les ministres des transports se sont retrouvés mardi à Genève.";

    private static Page Read(PdfPages pages) => new PdfFormat(new HtmlCleaner()).Read(pages.Write(), []);

    private static string Words(PdfPages pages) => Regex.Replace(Read(pages).Body.TextContent, @"\s+", " ").Trim();

    /// <summary>Arabic as it stands on a page, from the left to the right.</summary>
    private static string Seen(string text)
    {
        var turned = new string([.. text.Reverse().Select(letter => letter switch { '(' => ')', ')' => '(', _ => letter })]);
        return Regex.Replace(turned, "[A-Za-z0-9./-]*[A-Za-z0-9]( [A-Za-z]+)*", run => new string([.. run.Value.Reverse()]));
    }

    private static PdfPages Arabic(PdfPages pages, double y, string text, bool fromRight)
    {
        var seen = Seen(text);
        for (var at = 0; fromRight && at < seen.Length; at++)
        {
            var from = seen.Length - 1 - at;
            pages.Letters(60 + (6 * from), y, seen[from].ToString());
        }

        return fromRight ? pages : pages.Letters(60, y, seen);
    }

    [Theory]
    [InlineData("ناقش الوزراء الطريق والسكة في جنيف", false)]
    [InlineData("ناقش الوزراء الطريق والسكة في جنيف", true)]
    [InlineData("ناقش الوزراء (مع FAO) الطريق في 12 مارس 2026", false)]
    [InlineData("التقرير COAG/2022-9 على موقع www.fao.org منذ 16-18 آذار", false)]
    [InlineData("قال وزير Food and Agriculture إن الطريق جاهز", false)]
    public void Arabic_is_read_from_the_right(string text, bool fromRight)
    {
        var pages = new PdfPages();
        Arabic(pages, 700, text, fromRight);
        Arabic(pages, 688, text, fromRight);
        Assert.Equal($"{text} {text}", Words(pages));
    }

    [Fact]
    public void Of_two_columns_of_Arabic_the_right_one_comes_first()
    {
        string[] right =
            ["ناقش الوزراء الطريق", "والسكة في جنيف يوم", "الثلاثاء مع البلديات", "كما في كل عام منذ", "عشر سنوات قبل اليوم"];
        string[] left =
            ["قررت البلدية مسارا", "اقصر من مسار الدراسة", "الاولى التي سبقت ذلك", "وسيبنى في عامين من", "شركة من هذه المنطقة"];
        var pages = new PdfPages();
        for (var at = 0; at < right.Length; at++)
        {
            pages.Letters(60, 700 - (12 * at), Seen(left[at])).Letters(330, 700 - (12 * at), Seen(right[at]));
        }

        Assert.Equal(string.Join(' ', right.Concat(left)), Words(pages));
    }

    [Fact]
    public void Strokes_that_fill_a_line_of_Arabic_are_not_in_its_words() =>
        Assert.Equal("الطريق 1442هـ في جنيف", Words(new PdfPages().Letters(60, 700, Seen("الطريق 1442هـ في"))
            .Letters(60, 688, "فينـ").Letters(79.4, 688, "ـج")));

    [Fact]
    public void Arabic_words_in_a_French_line_are_read_from_the_right() =>
        Assert.Equal("Le journal (الأخبار اليوم) parle de la route.", Words(new PdfPages()
            .Letters(60, 700, "Le journal (مويلا رابخألا) parle de la route.")));

    [Fact]
    public void Rows_of_a_table_whose_cells_have_several_lines_stay_rows()
    {
        var pages = new PdfPages();
        var y = 640;
        (string Day, int Lines)[] rows =
            [("lundi 12 mars", 2), ("mardi 13 mars", 1), ("jeudi 15 mars", 3), ("lundi 19 mars", 2), ("mardi 20 mars", 2)];
        foreach (var (day, lines) in rows)
        {
            pages.Text(60, y, $"{day}, 19 h 30").Text(60, y - 12, "à la mairie");
            for (var line = 0; line < lines; line++)
            {
                pages.Text(200, y - (12 * line), $"ligne {line + 1} de la séance du {day} sur la route");
            }

            y -= 12 * (Math.Max(lines, 2) + 1);
        }

        Assert.StartsWith(
            "lundi 12 mars, 19 h 30 ligne 1 de la séance du lundi 12 mars sur la route à la mairie ligne 2 de la séance du lundi 12 mars "
                + "sur la route mardi 13 mars, 19 h 30 ligne 1",
            Words(pages), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_all_but_touches_the_next_column_does_not_end_it()
    {
        string[] left =
        [
            "La commune a choisi un tracé", "plus court que celui de la", "première étude, qui sera tracé là", "et construit en deux ans",
            "par une entreprise du canton",
        ];
        string[] right =
        [
            "Le canton paie la moitié de", "la somme et la commune une", "part plus petite : ainsi en", "a décidé le parlement après",
            "un long débat sur le rail",
        ];
        var pages = new PdfPages().Lines(60, 700, left).Lines(210, 700, right);
        Assert.Equal($"{string.Join(' ', left)} {string.Join(' ', right)}", Words(pages));
    }

    [Fact]
    public void Rows_of_a_table_with_one_line_on_one_side_and_two_on_the_other_stay_rows()
    {
        var pages = new PdfPages();
        for (var row = 1; row <= 6; row++)
        {
            pages.Text(60, 700 - (24 * row), $"lundi {row} mars, 19 h 30").Text(200, 700 - (24 * row), $"la séance numéro {row} de la commune")
                .Text(200, 688 - (24 * row), "et du canton sur la route");
        }

        Assert.StartsWith(
            "lundi 1 mars, 19 h 30 la séance numéro 1 de la commune et du canton sur la route lundi 2 mars", Words(pages),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_letterhead_on_every_page_is_cut_however_deep_it_is()
    {
        var pages = new PdfPages();
        for (var number = 1; number <= 4; number++)
        {
            pages.Text(60, 800, "Canton de Genève", 12).Text(60, 760, "Direction des routes et du rail")
                .Text(60, 715, "Bureau de la ligne 4").Text(60, 690, "Rue du Lac 12")
                .Text(60, 640, $"Page {number} : les ministres des transports se sont retrouvés.");
            _ = number < 4 ? pages.NextPage() : pages;
        }

        var page = Read(pages);
        Assert.Equal(["Canton de Genève", "Direction des routes et du rail", "Bureau de la ligne 4", "Rue du Lac 12"], page.Cut);
        Assert.StartsWith("Page 1 : les ministres", page.Body.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Amounts_of_a_table_at_the_head_of_pages_are_no_running_heads()
    {
        var pages = new PdfPages();
        for (var number = 1; number <= 4; number++)
        {
            pages.Text(60, 812 - (7 * number), $"CHF {number}25,50").Text(60, 640, $"Page {number} : les ministres des transports.");
            _ = number < 4 ? pages.NextPage() : pages;
        }

        Assert.Contains("CHF 325,50", Words(pages), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_form_is_filled_in_with_is_read_beside_its_label()
    {
        var pages = PdfPages.Of(Text).Text(60, 600, "Nom de la commune :").Field(170, 600, "Bulle").Text(60, 580, "Autre :")
            .Field(170, 580, "Secret", flags: 2).Field(170, 560, "Note", kind: "Popup");
        Assert.Equal($"{Text} Nom de la commune : Bulle Autre :", Words(pages));
    }

    [Fact]
    public void A_scan_with_the_stamp_of_a_signature_is_a_scan()
    {
        var pages = new PdfPages().Raw("0 0 100 100 re f\n").Field(60, 60, "Document signé par Anne Dubois le 12 mars", kind: "Stamp");
        Assert.Contains("it is a scan", Assert.Throws<UnreadableException>(() => Read(pages)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_day_below_the_kind_of_a_text_is_a_line_of_its_own() =>
        Assert.Contains("<p>Bulle, le 12 mars 2026</p>", Read(new PdfPages().Text(60, 800, "La route et le rail", 20)
            .Lines(60, 760, "Rédigé par la direction des routes du canton", "Bulle, le 12 mars 2026", Text)).Body.InnerHtml,
            StringComparison.Ordinal);

    [Fact]
    public void Who_speaks_is_not_the_headline() =>
        Assert.Equal("La route et le rail", Read(new PdfPages().Text(60, 800, "Université de Genève", 20)
            .Text(60, 776, "La route et le rail", 20).Lines(60, 740, Text, Text, Text)).Headline);
}
