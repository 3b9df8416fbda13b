using System.Text;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;
using static Newsroom.Tests.Reading.MailFile;

namespace Newsroom.Tests.Reading;

public sealed class MailFormatTests
{
    private const string Long = "Les ministres se sont réunis mardi pour parler de la route et du rail, comme chaque année depuis dix ans.";

    private readonly List<string> _warnings = [];

    private Page Read(byte[] mail) => new MailFormat(new HtmlCleaner()).Read(mail, _warnings);

    private static string Html(Page page) => page.Body.InnerHtml.Trim().Replace("\n", "", StringComparison.Ordinal);

    private string OfText(string text, string subject = "La route") => Html(Read(Plain(subject, text)));

    private string OfHtml(string html, string subject = "La route") => Html(Read(MailFile.Html(subject, html)));

    private string Reason(byte[] mail) => Assert.Throws<UnreadableException>(() => Read(mail)).Message;

    [Fact]
    public void Subject_date_and_the_name_of_the_sender_are_read_and_never_an_address()
    {
        var page = Read(Plain("=?utf-8?Q?La_route_et_le_rail_=C3=A0_Li=C3=A8ge?=", Long));
        Assert.Equal("La route et le rail à Liège", page.Headline);
        Assert.Equal(("Ana Prado", DateTimeOffset.Parse("2026-05-03T09:30+02:00", null)), (page.Metadata.Author, page.Metadata.Date));
    }

    [Theory]
    [InlineData("Bonjour,")]
    [InlineData("Chers collègues,")]
    [InlineData("Mesdames, Messieurs,")]
    [InlineData("Dear Ms Okafor,")]
    [InlineData("Hola a todas y todos:")]
    [InlineData("Prezados senhores,")]
    [InlineData("السلام عليكم")]
    public void A_greeting_is_not_of_the_article(string greeting)
    {
        foreach (var page in new[]
        {
            Read(Plain("La route", $"{greeting}\n\n{Long}")),
            Read(MailFile.Html("La route", $"<p>{greeting}</p><p>{Long}</p>")),
        })
        {
            Assert.Equal($"<p>{Long}</p>", Html(page));
            Assert.Contains(greeting, page.Cut);
        }
    }

    [Theory]
    [InlineData("Salut aux musiciens : le port les attend.")]
    [InlineData("Cher ou pas cher, le train")]
    [InlineData("Dear is the price of bread")]
    public void A_line_that_begins_like_a_greeting_stays(string line) =>
        Assert.StartsWith($"<p>{line}</p>", OfText($"{line}\n\n{Long}"), StringComparison.Ordinal);

    [Fact]
    public void A_sender_without_a_name_is_no_author()
    {
        var mail = Encoding.UTF8.GetString(Plain("La route", Long));
        Assert.Null(Read(Encoding.UTF8.GetBytes(mail.Replace("\"Ana Prado\" ", "", StringComparison.Ordinal))).Metadata.Author);
        Assert.Null(Read(Encoding.UTF8.GetBytes(mail.Replace("Ana Prado", "ana@example.org", StringComparison.Ordinal))).Metadata.Author);
    }

    [Theory]
    [InlineData("Re: La route", "La route")]
    [InlineData("RE : Fwd: La route", "La route")]
    [InlineData("TR: La route : un bilan", "La route : un bilan")]
    [InlineData("RV: Re[2]: La ruta", "La ruta")]
    [InlineData("Enc: A estrada", "A estrada")]
    [InlineData("رد: الطريق", "الطريق")]
    [InlineData("Report: the road", "Report: the road")]
    [InlineData("Trains: the road", "Trains: the road")]
    [InlineData("Re:", null)]
    public void What_programs_put_before_a_subject_is_not_of_the_headline(string subject, string? headline) =>
        Assert.Equal(headline, Read(Plain(subject, Long)).Headline);

    [Fact]
    public void The_name_of_a_mailing_list_is_not_of_the_headline()
    {
        Assert.Equal("La route", Read(Plain("Re: [presse] La route", Long, "List-Id: <presse.example.org>\n")).Headline);
        Assert.Equal("[presse] La route", Read(Plain("[presse] La route", Long)).Headline);
    }

    [Fact]
    public void Of_text_and_HTML_the_HTML_is_read()
    {
        var page = Read(Alternative("Le texte.", $"<h2>Le rail</h2><p>{Long} <a href='https://example.org/a'>Plus</a></p>"));
        Assert.Equal($"<h2>Le rail</h2><p>{Long} <a href=\"https://example.org/a\">Plus</a></p>", Html(page));
    }

    [Fact]
    public void Text_is_read_where_the_HTML_has_none() =>
        Assert.Equal($"<p>{Long}</p>", Html(Read(Alternative(Long, "<div><img src='cid:1'></div>"))));

    [Fact]
    public void Lines_in_boxes_and_between_breaks_become_paragraphs() =>
        Assert.Equal($"<p>Un</p><p>Deux</p><p>{Long}<br>Trois</p><p>Quatre</p>",
            OfHtml($"<div>Un</div><div>Deux</div>{Long}<br>Trois<br><br>Quatre"));

    [Fact]
    public void Tables_that_lay_out_a_letter_are_unwrapped_and_those_of_data_stay() =>
        Assert.Equal($"<p>{Long}</p><table><tbody><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></tbody></table>",
            OfHtml($"<table><tr><td><p>{Long}</p>" + "<table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table></td></tr></table>"));

    [Fact]
    public void Previews_and_pixels_are_not_of_the_text() =>
        Assert.Equal($"<p>{Long}</p>",
            OfHtml($"<div style='display:none'>Aperçu</div><p>{Long}</p><img width='1' height='1' src='https://example.org/x'>"));

    [Theory]
    [InlineData("Le dim. 3 mai 2026 à 09:30, Ana Prado <ana@example.org> a écrit :")]
    [InlineData("On Sun, May 3, 2026 at 9:30 AM Ana Prado <ana@example.org> wrote:")]
    [InlineData("On Sun, May 3, 2026 at 9:30 AM Ana Prado\n<ana@example.org> wrote:")]
    [InlineData("El dom, 3 may 2026 a las 9:30, Ana Prado (<ana@example.org>) escribió:")]
    [InlineData("Em dom., 3 de mai. de 2026 às 09:30, Ana Prado <ana@example.org> escreveu:")]
    [InlineData("في الأحد، 3 مايو 2026 في 9:30 ص تمت كتابة ما يلي بواسطة كتبت Ana:")]
    [InlineData("-----Message d'origine-----\nDe : Ana Prado\nObjet : La route")]
    [InlineData("________________________________\nDe : Ana Prado\nEnvoyé : dimanche 3 mai 2026 09:30\nÀ : Jean\nObjet : La route")]
    [InlineData("From: Ana Prado\nSent: Sunday, May 3, 2026 9:30 AM\nTo: Jean\nSubject: The road")]
    [InlineData("De: Ana Prado\nEnviado el: domingo, 3 de mayo de 2026 9:30\nPara: Jean\nAsunto: La ruta")]
    public void A_quoted_reply_is_cut_and_listed(string attribution)
    {
        var page = Read(Plain("Re: La route", $"{Long}\n\n{attribution}\n\nQuand la route rouvre-t-elle ?\n"));
        Assert.Equal($"<p>{Long}</p>", Html(page).Replace("<p>________________________________</p>", "", StringComparison.Ordinal));
        Assert.Contains("Quand la route rouvre-t-elle ?", page.Cut);
    }

    [Fact]
    public void Lines_with_an_angle_bracket_are_cut_wherever_they_stand() =>
        Assert.Equal($"<p>Un.</p><p>{Long}</p>", OfText($"> Quand ?\nUn.\n> Et où ?\n{Long}\n"));

    [Theory]
    [InlineData("<div class='gmail_quote'><div class='gmail_attr'>Le 3 mai, Ana a écrit :<br></div><blockquote>Quand ?</blockquote></div>")]
    [InlineData("<div class='moz-cite-prefix'>Le 03/05/2026, Ana a écrit :</div><blockquote type='cite'>Quand ?</blockquote>")]
    [InlineData("<hr><div id='divRplyFwdMsg'><b>De :</b> Ana<br><b>Objet :</b> La route</div><div>Quand ?</div>")]
    [InlineData("<p><b>De :</b> Ana<br><b>Envoyé :</b> dimanche 3 mai 2026<br><b>À :</b> Jean</p><p>Quand ?</p>")]
    [InlineData("<p>On Sun, May 3, 2026 at 9:30 AM Ana Prado wrote:</p><p>Quand ?</p>")]
    public void Quotations_in_HTML_are_cut(string quotation)
    {
        var page = Read(MailFile.Html("Re: La route", $"<p>{Long}</p>{quotation}"));
        Assert.Equal(Long, page.Body.TextContent.Trim());
        Assert.Contains(page.Cut, line => line.Contains("Quand ?", StringComparison.Ordinal));
    }

    [Fact]
    public void A_quotation_of_the_author_stays() =>
        Assert.Equal($"<p>{Long}</p><blockquote><p>La route est à tous.</p></blockquote>",
            OfHtml($"<p>{Long}</p><blockquote>La route est à tous.</blockquote>"));

    [Theory]
    [InlineData("-- \nAna Prado\nService de presse")]
    [InlineData("--\nAna Prado\nService de presse")]
    [InlineData("Cordialement,\n\nAna Prado\nService de presse")]
    [InlineData("Best regards\nAna")]
    [InlineData("Un saludo,\nAna")]
    [InlineData("Atenciosamente,\nAna")]
    [InlineData("مع أطيب التحيات،\nآنا")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Obtenir Outlook pour iOS\nEnviado desde mi iPhone")]
    public void A_signature_is_cut(string signature)
    {
        Assert.EndsWith($"<p>{Long}</p>", OfText($"Un.\n\n{Long}\n\n{signature}\n").Replace(
            "<p>Obtenir Outlook pour iOS</p>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var lines = signature.Replace("\n", "<br>", StringComparison.Ordinal);
        Assert.EndsWith($"<p>{Long}</p>", OfHtml($"<p>Un.</p><p>{Long}</p><div>{lines}</div>")
            .Replace("<p>Obtenir Outlook pour iOS</p>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_close_a_letter_are_text_where_prose_follows() =>
        Assert.Contains("<p>Cordialement</p>", OfText($"Un.\n\nCordialement\n\n{Long} {Long}\n"), StringComparison.Ordinal);

    [Fact]
    public void A_notice_of_confidentiality_at_the_end_is_cut() =>
        Assert.Equal($"<p>{Long}</p>",
            OfText($"{Long}\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.\n"));

    [Fact]
    public void Of_a_forwarded_mail_what_was_forwarded_is_the_text_and_its_sender_is_no_author()
    {
        const string header =
            "---------- Forwarded message ---------\nDe : Service de presse\nDate: dim. 3 mai 2026\nSubject: La route\nTo: Ana";
        var page = Read(Plain("Tr: La route", $"Pour publication.\n\n{header}\n\n\n{Long}\n"));
        Assert.Equal(($"<p>{Long}</p>", "La route", null), (Html(page), page.Headline, page.Metadata.Author));
        Assert.Contains("Pour publication.", page.Cut);
    }

    [Fact]
    public void Of_a_forwarded_mail_in_HTML_what_was_forwarded_is_the_text()
    {
        const string header =
            "<div class='gmail_attr'>---------- Forwarded message ---------<br>De : Presse<br>Date: dim. 3 mai 2026<br></div>";
        var page = Read(MailFile.Html("Fwd: La route", $"<div class='gmail_quote'>{header}<div>{Long}</div></div>"));
        Assert.EndsWith($"<p>{Long}</p>", Html(page), StringComparison.Ordinal);
    }

    [Fact]
    public void Flowed_lines_are_joined_again() =>
        Assert.Equal("<p>Les ministres se sont réunis.</p><p>Mardi.</p>",
            Html(Read(Of("La route", "text/plain; charset=utf-8; format=flowed", "Les ministres \nse sont \nréunis.\n\nMardi.\n"))));

    [Fact]
    public void Pictures_and_PDFs_are_taken_and_others_are_named_in_warnings()
    {
        var page = Read(Mixed("mixed", $"Content-Type: text/plain; charset=utf-8\n\n{Long}",
            "Content-Type: application/pdf\nContent-Disposition: attachment; filename=rapport.pdf\n\nx",
            "Content-Type: image/png; name=../a/photo.png\nContent-Disposition: inline\n\nx",
            "Content-Type: image/svg+xml; name=plan.svg\nContent-Disposition: inline\n\nx",
            "Content-Type: text/plain; name=notes.txt\nContent-Disposition: attachment\n\nNotes"));
        Assert.Equal($"<p>{Long}</p>", Html(page));
        Assert.Equal(
            ["Attachments of the mail are not published: \"notes.txt\". Upload those that belong to the article by themselves.",
                "Pictures inside the mail are not published: \"plan.svg\"."], _warnings);
        Assert.Equal(["1/rapport.pdf", "2/aphoto.png"], page.Embedded.Select(file => file.Name));
        Assert.Equal("rapport.pdf", page.Metadata.Downloads.Single().Title);
        Assert.Equal(page.Below, [page.Embedded[1].Name]);
    }

    [Fact]
    public void Of_a_signed_mail_what_was_signed_is_read()
    {
        Assert.Equal($"<p>{Long}</p>", Html(Read(Mixed("signed", $"Content-Type: text/plain; charset=utf-8\n\n{Long}",
            "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx"))));
        Assert.Equal($"<p>{Long}</p>", OfText(
            $"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n{Long}\n"
                + "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void An_encrypted_mail_is_refused()
    {
        Assert.StartsWith("The mail is encrypted.", Reason(Mixed("encrypted; protocol=\"application/pgp-encrypted\"",
            "Content-Type: application/pgp-encrypted\n\nVersion: 1", "Content-Type: application/octet-stream\n\nx")),
            StringComparison.Ordinal);
        Assert.StartsWith("The mail is encrypted.",
            Reason(Of("x", "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "x")), StringComparison.Ordinal);
        Assert.StartsWith("The mail is encrypted (PGP).",
            Reason(Plain("x", "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("iso-8859-1", "La réunion de mardi")]
    [InlineData("windows-1252", "« L’été » – 3 €")]
    [InlineData("windows-1256", "الطريق مفتوح يوم الاثنين")]
    [InlineData("iso-2022-jp", "道路は月曜日に再開する")]
    [InlineData("koi8-r", "Дорога откроется")]
    public void The_charset_of_a_part_is_followed(string charset, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        Assert.Equal($"<p>{text}</p>", Html(Read(Of("x", $"text/plain; charset={charset}", text, encoding: encoding))));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("Les ministres se sont réunis.\n\nMardi.", "The file is not a mail")]
    [InlineData("<html><body><p>x</p></body></html>", "The file is not a mail")]
    [InlineData("Subject: x\n\n", "The mail has no text.")]
    [InlineData("Subject: x\nContent-Type: application/pdf; name=a.pdf\n\nx", "The mail has no text, only attachments.")]
    [InlineData("Subject: x\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nx\n--b--",
        "The file is a report")]
    public void A_file_that_is_no_article_is_refused_with_a_reason(string mail, string reason) =>
        Assert.StartsWith(reason, Reason(Encoding.UTF8.GetBytes(mail)), StringComparison.Ordinal);
}
