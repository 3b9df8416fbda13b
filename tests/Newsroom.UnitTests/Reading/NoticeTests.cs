using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Reading.Notices;
using Newsroom.Settings;
using Xunit;
using static Newsroom.Tests.Reading.OpenDocumentFile;

namespace Newsroom.Tests.Reading;

/// <summary>Requests to wait in eleven languages and all formats, and what only speaks of embargoes, on 28 November 2026.</summary>
public sealed class NoticeTests
{
    private const string Title = "The lighthouse gets a new lamp";

    private const string Text =
        "The keepers of the lighthouse turned on a new lamp last night. It shines for thirty miles and "
        + "needs half of the power of the old one.";

    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly ArticleReader _reader =
        new ServiceCollection().AddSingleton(new SiteOptions()).AddReading().BuildServiceProvider().GetRequiredService<ArticleReader>();

    [Theory]
    [InlineData("Onder embargo tot vrijdag 7 mei 2032, 9.00 uur", "2032-05-07T21:00Z")]
    [InlineData("NIET PUBLICEREN VÓÓR 7 MEI 2032", "2032-05-08T12:00Z")]
    [InlineData("Embargo do 7 maja 2032 r.", "2032-05-08T12:00Z")]
    [InlineData("Nie publikować przed 7 maja 2032 r.", "2032-05-08T12:00Z")]
    [InlineData("7 MAYIS 2032 TARİHİNE KADAR AMBARGOLUDUR", "2032-05-08T12:00Z")]
    [InlineData("7 Mayıs 2032’den önce yayımlanmamalıdır", "2032-05-08T12:00Z")]
    [InlineData("Эмбарго до 7 мая 2032 года", "2032-05-08T12:00Z")]
    [InlineData("Не публиковать до 7 мая 2032 г.", "2032-05-08T12:00Z")]
    [InlineData("لا يُنشر قبل 7 مايو 2032", "2032-05-08T12:00Z")]
    [InlineData("يحظر نشره حتى ٧ مايو ٢٠٣٢", "2032-05-08T12:00Z")]
    [InlineData("Achtung Sperrfrist! Freitag, 7. Mai 2032", "2032-05-08T12:00Z")]
    [InlineData("Zur Veröffentlichung ab 7. Mai 2032", "2032-05-08T12:00Z")]
    [InlineData("Nicht vor dem 7. Mai 2032 veröffentlichen", "2032-05-08T12:00Z")]
    [InlineData("Diffusion autorisée à compter du 7 mai 2032", "2032-05-08T12:00Z")]
    [InlineData("À diffuser à partir du vendredi 7 mai 2032", "2032-05-08T12:00Z")]
    [InlineData("Veuillez trouver ci-dessous notre communiqué, sous embargo jusqu’au 7 mai 2032.", "2032-05-08T12:00Z")]
    [InlineData("Prohibida su difusión hasta el 7 de mayo de 2032", "2032-05-08T12:00Z")]
    [InlineData("Embargado até sexta-feira, 7 de maio de 2032", "2032-05-08T12:00Z")]
    [InlineData("Comunicato stampa sotto embargo sino al 7 maggio 2032", "2032-05-08T12:00Z")]
    [InlineData("News release – embargoed for 7 May 2032", "2032-05-08T12:00Z")]
    [InlineData("Hold for release: May 7, 2032", "2032-05-08T12:00Z")]
    [InlineData("EMBARGO 2032-05-07T10:00Z", "2032-05-07T22:00Z")]
    [InlineData("⚠️ Embargo: 7 May 2032", "2032-05-08T12:00Z")]
    [InlineData("Please respect the embargo: 7 May 2032.", "2032-05-08T12:00Z")]
    [InlineData("The lighthouse gets a new lamp – embargo 7 May 2032", "2032-05-08T12:00Z")]
    [InlineData("For immediate release – 7 May 2032", "2032-05-06T10:00Z")]
    [InlineData("Pre-release: please hold until 7 May 2032", "2032-05-08T12:00Z")]
    [InlineData("Sendesperrfrist: 7. Mai 2032, 19 Uhr", "2032-05-08T07:00Z")]
    [InlineData("Reprise interdite avant le 7 mai 2032", "2032-05-08T12:00Z")]
    [InlineData("Onder strikt embargo tot 7 mei 2032", "2032-05-08T12:00Z")]
    [InlineData("Release time: 7 May 2032, 9am", "2032-05-07T21:00Z")]
    [InlineData("Pubblicabile dal 7 maggio 2032", "2032-05-08T12:00Z")]
    [InlineData("Date de publication : 7 mai 2032", "2032-05-07T00:00Z")]
    [InlineData("Yayın tarihi: 7 Mayıs 2032", "2032-05-07T00:00Z")]
    public void A_line_with_a_day_holds_in_any_language_and_order(string line, string expected) =>
        Assert.Equal(
            DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), EmbargoNotice.Read(line)?.NotBefore?.ToUniversalTime());

    [Theory]
    [InlineData("Niet voor publicatie")]
    [InlineData("WERSJA ROBOCZA – nie do publikacji")]
    [InlineData("Не для публикации")]
    [InlineData("ЧЕРНОВИК")]
    [InlineData("TASLAK – yayınlanmaz")]
    [InlineData("مسودة – ليست للنشر")]
    [InlineData("Vertrouwelijk")]
    [InlineData("Poufne")]
    [InlineData("DOCUMENT DE TRAVAIL – NE PAS DIFFUSER")]
    [InlineData("Projet de communiqué de presse – version 3")]
    [InlineData("Draft v4, for comments only")]
    [InlineData("~~DRAFT~~")]
    [InlineData("Status: Draft")]
    [InlineData("E M B A R G O E D")]
    [InlineData("This page is not published yet.")]
    [InlineData("Strictly private and confidential")]
    [InlineData("Version provisoire – ne pas citer, ne pas diffuser")]
    [InlineData("Vorab – nur zur internen Verwendung")]
    [InlineData("Documento interno – no publicar")]
    [InlineData("Bozza non definitiva")]
    [InlineData("FOR INTERNAL USE ONLY – NOT FOR PUBLIC RELEASE")]
    [InlineData("CONCEPT – niet voor publicatie")]
    public void A_line_without_a_day_holds_until_an_editor_decides(string line) =>
        Assert.NotEmpty(EmbargoNotice.Read(line)?.Doubts ?? []);

    [Theory]
    [InlineData("The arms embargo on the islands was extended until 31 December 2032")]
    [InlineData("Arms embargo until 31 December 2032")]
    [InlineData("The country is under embargo until 31 December 2032")]
    [InlineData("L’embargo sur les armes est prolongé jusqu’au 31 décembre 2032")]
    [InlineData("Wapenembargo tot 31 december 2032 verlengd")]
    [InlineData("Эмбарго на рыбу продлено до 31 декабря 2032 года")]
    [InlineData("Embargo na broń przedłużono do 31 grudnia 2032 r.")]
    [InlineData("Silah ambargosu 31 Aralık 2032’ye kadar uzatıldı")]
    [InlineData("Las cuentas del club siguen embargadas hasta el 7 de mayo de 2032.")]
    [InlineData("A obra está embargada até 7 de maio de 2032 pela prefeitura.")]
    [InlineData("Die Brücke ist gesperrt bis 7. Mai 2032.")]
    [InlineData("Gesperrt bis 7. Mai 2032 ist die Hafenstraße zwischen Kai und Markt.")]
    [InlineData("Die Brücke öffnet nicht vor dem 7. Mai 2032")]
    [InlineData("Riservato ai residenti fino al 7 maggio 2032")]
    [InlineData("Not for sale before 7 May 2032")]
    [InlineData("Do not share – police warn drivers of a false message")]
    [InlineData("The draft")]
    [InlineData("Gizli belgeler bulundu")]
    [InlineData("Concept")]
    [InlineData("Status: In progress")]
    [InlineData("Published 7 May 2032")]
    [InlineData("Reproduction prohibited")]
    [InlineData("A release may say “embargoed until 7 May 2032” in its head.")]
    public void A_line_about_an_embargo_a_ban_or_a_draft_holds_nothing(string line) => Assert.Null(EmbargoNotice.Read(line));

    [Theory]
    [InlineData("Embargo: 7 May 2032, 10:00")]
    [InlineData("Sous embargo jusqu’au 7 mai 2032")]
    [InlineData("Sperrfrist: 7. Mai 2032, 10 Uhr")]
    [InlineData("NOT FOR PUBLICATION")]
    [InlineData("Strictly confidential")]
    public void The_first_lines_of_a_document_hold_it(string notice)
    {
        Assert.False(Read("a.docx", WordFile.Of(Paragraph(notice) + Paragraph(Title) + Paragraph(Text))).IsDue(Now));
        Assert.False(Read("a.odt", OpenDocumentFile.Of(P(notice) + H(Title, 1) + P(Text))).IsDue(Now));
        Assert.False(Read("a.fodt", Flat(P(notice) + H(Title, 1) + P(Text))).IsDue(Now));
        Assert.False(Read("a.eml", MailFile.Plain(Title, $"{notice}\n\n{Text}")).IsDue(Now));
        Assert.False(Read("a.eml", MailFile.Html(Title, $"<p><b>{notice}</b></p><p>{Text}</p>")).IsDue(Now));
        Assert.False(Read("a.pdf", Pdf(notice)).IsDue(Now));
        Assert.False(Read("a.rtf", $@"{{\rtf1\ansi {{\pard {Escaped(notice)}\par}}{{\pard {Title}\par}}{{\pard {Text}\par}}}}").IsDue(Now));
    }

    [Theory]
    [InlineData("Date de publication : 28 novembre 2026")]
    [InlineData("Publication date: 28 November 2026")]
    [InlineData("FOR IMMEDIATE RELEASE – 28 November 2026")]
    public void What_is_published_today_is_due(string line) => Assert.True(Read("a.txt", $"{Title}\n\n{line}\n\n{Text}").IsDue(Now));

    [Fact]
    public void The_same_documents_without_a_notice_are_due()
    {
        Assert.True(Read("a.docx", WordFile.Of(Paragraph(Title) + Paragraph(Text))).IsDue(Now));
        Assert.True(Read("a.odt", OpenDocumentFile.Of(H(Title, 1) + P(Text))).IsDue(Now));
        Assert.True(Read("a.eml", MailFile.Plain(Title, Text)).IsDue(Now));
        Assert.True(Read("a.pdf", Pdf("Press office of the port")).IsDue(Now));
    }

    [Theory]
    [InlineData("header")]
    [InlineData("footer")]
    public void The_margins_of_a_Word_document_hold_it(string margin)
    {
        var notice = $"<w:{(margin == "header" ? "hdr" : "ftr")} {WordFile.Namespaces}>{Paragraph("Embargo: 7 May 2032")}"
            + $"</w:{(margin == "header" ? "hdr" : "ftr")}>";
        var file = WordFile.Of(Paragraph(Title) + Paragraph(Text), document =>
        {
            var main = document.MainDocumentPart!;
            WordFile.Feed(margin == "header" ? main.AddNewPart<HeaderPart>() : main.AddNewPart<FooterPart>(), notice);
        });

        Assert.False(Read("a.docx", file).IsDue(Now));
    }

    [Fact]
    public void The_state_of_a_Word_document_holds_it()
    {
        var file = WordFile.Of(Paragraph(Title) + Paragraph(Text), document => document.PackageProperties.ContentStatus = "Draft");

        Assert.False(Read("a.docx", file).IsDue(Now));
    }

    [Fact]
    public void The_head_of_an_OpenDocument_page_holds_it() =>
        Assert.False(Read("a.odt", OpenDocumentFile.Of(H(Title, 1) + P(Text), header: "Embargo: 7 May 2032")).IsDue(Now));

    [Fact]
    public void A_notice_in_a_table_holds_it()
    {
        static string Cell(string text) => $"<w:tc>{Paragraph(text)}</w:tc>";
        var table = $"<w:tbl><w:tr>{Cell("Embargo")}{Cell("7 May 2032, 10:00")}</w:tr></w:tbl>";

        Assert.False(Read("a.docx", WordFile.Of(table + Paragraph(Title) + Paragraph(Text))).IsDue(Now));
    }

    [Fact]
    public void A_notice_to_editors_at_the_end_holds_it() => Assert.False(
        Read("a.md", $"# {Title}\n\n{Text}\n\n{Text[..60]}.\n\n## Notes\n\nThis release is under embargo until 7 May 2032.").IsDue(Now));

    [Theory]
    [InlineData("Sensitivity: Company-Confidential\n", false)]
    [InlineData("Deferred-Delivery: Fri, 07 May 2032 10:00:00 +0000\n", false)]
    [InlineData("Sensitivity: Normal\n", true)]
    public void A_mail_says_in_its_header_that_it_waits(string header, bool isDue) =>
        Assert.Equal(isDue, Read("a.eml", MailFile.Plain(Title, Text, header)).IsDue(Now));

    [Theory]
    [InlineData("drafts/lamp.md")]
    [InlineData("Entwürfe/lamp.md")]
    [InlineData("press/under embargo until 2032-05-07/lamp.md")]
    [InlineData("confidential/lamp.md")]
    [InlineData("EMBARGO 2032-05-07 lamp.md")]
    [InlineData("lamp_embargoed-until-2032-05-07.md")]
    [InlineData("DRAFT lamp.md")]
    [InlineData("lamp (draft).md")]
    [InlineData("lamp.draft.md")]
    public void The_names_of_a_file_and_its_folders_hold_it(string path)
    {
        Assert.False(Read(path, $"# {Title}\n\n{Text}").IsDue(Now));
        Assert.True(Read(path, $"---\ndraft: false\npublishDate: 2024-01-01\n---\n# {Title}\n\n{Text}").IsDue(Now));
    }

    [Theory]
    [InlineData("draft-law-on-ports.md")]
    [InlineData("sport/nba-draft.md")]
    [InlineData("arms-embargo.md")]
    [InlineData("2024-05-07-embargo-lifted.md")]
    [InlineData("embargo-2024-05-07.md")]
    [InlineData("internal-affairs/lamp.md")]
    public void Names_about_a_draft_or_an_embargo_hold_nothing(string path) =>
        Assert.True(Read(path, $"# {Title}\n\n{Text}").IsDue(Now));

    [Theory]
    [InlineData("a.docx", "lamp-draft2")]
    [InlineData("a.docx", "Entwurf lamp")]
    public void The_name_of_a_document_in_the_making_holds_it(string kind, string name) =>
        Assert.False(Read($"{name}{Path.GetExtension(kind)}", WordFile.Of(Paragraph(Title) + Paragraph(Text))).IsDue(Now));

    [Theory]
    [InlineData("a.md", "```yaml\ntitle: Lamp\ndraft: true\n```\n")]
    [InlineData("a.md", ";;;\n{\"title\": \"Lamp\", \"draft\": true}\n;;;\n")]
    [InlineData("a.md", "{'title': 'Lamp', 'draft': true}\n\n")]
    [InlineData("a.md", "---js\n{ title: \"Lamp\", draft: true }\n---\n")]
    [InlineData("a.md", ".. title: Lamp\n.. status: draft\n\n")]
    [InlineData("a.md", "<!--\n.. title: Lamp\n.. date: 2032-05-07 10:00:00 UTC+01:00\n-->\n\n")]
    [InlineData("a.md", "<!-- DRAFT: do not publish -->\n\n")]
    [InlineData("a.md", "---\ntitle: Lamp\naccess: members\n---\n")]
    [InlineData("a.md", "---\ntitle: Lamp\nprotected: true\n---\n")]
    [InlineData("a.md", "---\ntitle: Lamp\npubDatetime: 2032-05-07T10:00:00Z\n---\n")]
    [InlineData("a.mdx", "export const meta = { title: \"Lamp\", draft: true }\n\n")]
    [InlineData("a.html", "---\nlayout: post\npublished: false\n---\n<p>")]
    [InlineData("a.html", "<meta name=\"embargo\" content=\"2032-05-07\"><p>")]
    [InlineData("a.html", "<div>Not for distribution</div><h1>Lamp</h1><p>")]
    [InlineData("a.html", "<meta property=\"og:title\" content=\"[EMBARGOED until 7 May 2032] Lamp\"><h1>Lamp</h1><p>")]
    [InlineData("a.md", "---\ntitle: Lamp\nmoderation_state: needs_review\n---\n")]
    [InlineData("a.txt", "draft: true\n")]
    public void What_generators_write_in_other_ways_is_held(string path, string head) =>
        Assert.False(Read(path, head + Text).IsDue(Now));

    [Theory]
    [InlineData("```python\nprint(1)\n```\n")]
    [InlineData("```yaml\ntitle: Lamp\ncolor: red\n```\n")]
    [InlineData("{: .lead}\n")]
    [InlineData("<!-- made with care -->\n")]
    [InlineData("---\ntitle: Lamp\naccess: public\naudience: nurses\n---\n")]
    [InlineData("---\ntitle: Lamp\ndate: git Last Modified\n---\n")]
    public void Other_heads_hold_nothing(string head) => Assert.True(Read("a.md", head + Text).IsDue(Now));

    [Theory]
    [InlineData("Thu Mar  7 10:15:00 CET 2024", "2024-03-07T09:15Z")]
    [InlineData("Thu Mar 07 2024 10:15:00 GMT+0100 (Central European Standard Time)", "2024-03-07T09:15Z")]
    [InlineData("2024年3月7日", "2024-03-07T00:00Z")]
    [InlineData("7 марта 2024", "2024-03-07T00:00Z")]
    [InlineData("7 października 2024", "2024-10-07T00:00Z")]
    public void Dates_have_the_forms_of_other_programs(string date, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
        Read("a.md", $"---\ntitle: Lamp\ndate: {date}\n---\n{Text}").Body.Published.ToUniversalTime());

    [Fact]
    public void Keys_have_the_names_that_editors_give_them()
    {
        var body = Read("a.md", $"---\ntitel: Die Lampe\ndatum: 07.03.2024\nautor: Ada Muster <ada@lamp.example>\n---\n{Text}").Body;

        Assert.Equal(("Die Lampe", "Ada Muster"), (body.Title, body.Author));
        Assert.Equal(new DateOnly(2024, 3, 7), DateOnly.FromDateTime(body.Published.UtcDateTime));
    }

    [Theory]
    [InlineData("---\ntitle: Lamp\ncategories:\n- [Light, Sea]\n- Coast\n---\n", "Light Sea Coast")]
    [InlineData("+++\ntitle = \"Lamp\"\n[taxonomies]\ntags = [\"Light\"]\ncategories = [\"Sea\"]\n+++\n", "Light Sea")]
    public void Nested_tags_are_tags(string head, string tags) =>
        Assert.Equal(tags.Split(' ').Order(), Read("a.md", head + Text).Body.Tags.Order());

    [Fact]
    public void A_note_to_which_nothing_refers_stays_in_the_text()
    {
        var body = Read("a.md", $"# {Title}\n\n{Text}[^a]\n\n[^a]: A first note.\n[^b]: A note that nobody refers to.\n").Body;

        Assert.Contains("A first note.", body.Text, StringComparison.Ordinal);
        Assert.Contains("A note that nobody refers to.", body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_goes_with_its_element_stands_in_what_was_cut()
    {
        var draft = Read("a.html", $"<h1>{Title}</h1><p>{Text}</p><dialog open><p>Lamps wanted.</p></dialog><object><p>A film.</p></object>");

        Assert.Contains("Lamps wanted.", draft.Cut);
        Assert.Contains("A film.", draft.Cut);
    }

    [Fact]
    public void The_title_of_a_PDF_holds_it() => Assert.False(Read("a.pdf", new PdfPages().Text(60, 720, Title, size: 20)
        .Lines(60, 680, Text[..70], Text[70..]).Write("/Title (EMBARGOED UNTIL 7 MAY 2032 The lighthouse)")).IsDue(Now));

    private static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

    private static byte[] Pdf(string notice) =>
        new PdfPages().Text(60, 760, notice).Text(60, 720, Title, size: 20).Lines(60, 680, Text[..70], Text[70..]).Write();

    private static string Escaped(string text) =>
        string.Concat(text.Select(c => c < 128 ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $@"\u{(int)c}?")));

    private Draft Read(string path, string text) => Read(path, Encoding.UTF8.GetBytes(text));

    private Draft Read(string path, byte[] content) => _reader.Read(new Upload(new BlobPath(path), "1", Now, content.Length, content));
}
