using System.Text;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class PlainTextTests
{
    private static Copy Read(string text) => CopyEditor.Edit(new PlainTextFormat(new HtmlCleaner()).Read(Encoding.UTF8.GetBytes(text), []));

    [Fact]
    public void A_short_line_at_the_head_is_the_headline()
    {
        var page = Read("Les ministres à Rabat\n\nLes ministres se sont réunis.\nIls ont conclu.");
        Assert.Equal("Les ministres à Rabat", page.Headline);
        Assert.Equal("Les ministres se sont réunis.", page.Lead);
        Assert.Equal("<p>Les ministres se sont réunis.</p>\n<p>Ils ont conclu.</p>", page.Html);
        Assert.Equal("Les ministres se sont réunis.\n\nIls ont conclu.", page.Text);
    }

    [Theory]
    [InlineData("MINISTRY OF FORESTS\nMEDIA RELEASE No. 12/2026\n\nForest wardens get new boots\n\n", "Forest wardens get new boots")]
    [InlineData("Comissão das Festas de São Brás\n\nPrograma das festas de inverno\n\n", "Programa das festas de inverno")]
    [InlineData("PAROISSE SAINT-ELOI\nLettre paroissiale n° 3\n\nLes offices du carême\n\n", "Les offices du carême")]
    [InlineData("جامعة النخيل – كلية العلوم\n\nالبرنامج العام لأسبوع البحث\n\n", "البرنامج العام لأسبوع البحث")]
    [InlineData("Ministry of Forests buys boots\n\nForty wardens are glad\n\n", "Ministry of Forests buys boots")]
    [InlineData("Ministry of Forests\n\n", "Ministry of Forests")]
    public void The_name_of_who_speaks_is_not_the_headline_that_stands_below_it(string head, string headline)
    {
        var read = Read($"{head}The ministry of forests said that the forty wardens of the northern forests have new boots at last, bought in the"
            + " north.\n\nThe wardens had waited for three winters, the ministry of forests added.\n");
        Assert.Equal(headline, read.Headline);
    }

    [Fact]
    public void After_very_many_addresses_in_a_paragraph_they_stay_text()
    {
        var text = string.Join(' ', Enumerable.Range(1, 5_000).Select(number => $"anna{number}@example.org"));
        var page = Read($"Addresses\n\n{text}");
        Assert.Equal(text, page.Text);
        Assert.Contains("<a href=\"mailto:anna2000@example.org\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a href=\"mailto:anna2001@example.org\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_headline_that_is_repeated_is_kept_once()
    {
        var page = Read("Les ministres à Rabat\nLes ministres à Rabat\nLES MINISTRES À RABAT\nLes ministres se sont réunis.");
        Assert.Equal("Les ministres à Rabat", page.Headline);
        Assert.Equal(["Les ministres à Rabat", "LES MINISTRES À RABAT"], page.Cut);
        Assert.Equal("Les ministres se sont réunis.", page.Text);
    }

    [Theory]
    [InlineData("Les ministres se sont réunis.\nIls ont conclu.")]
    [InlineData("« Nous avons conclu »\nIls ont conclu.")]
    [InlineData("Une seule ligne sans point")]
    [InlineData("- un point\nIls ont conclu.")]
    [InlineData("https://example.org/a\nIls ont conclu.")]
    [InlineData("2024\nIls ont conclu.")]
    public void A_sentence_is_no_headline(string text) => Assert.Null(Read(text).Headline);

    [Fact]
    public void Short_lines_inside_are_headings_and_dashes_are_lists()
    {
        var page = Read("Titre\nUn paragraphe.\nLe contexte\nDeux points :\n- premier\n• deuxième\nLa fin <b>.");
        Assert.Equal(
            "<p>Un paragraphe.</p>\n<h2>Le contexte</h2>\n<p>Deux points :</p>\n<ul>\n<li>premier</li>\n<li>deuxième</li>\n</ul>\n<p>La "
                + "fin &lt;b&gt;.</p>",
            page.Html);
        Assert.Equal("Un paragraphe.\n\nLe contexte\n\nDeux points :\n\n- premier\n- deuxième\n\nLa fin <b>.", page.Text);
    }

    [Theory]
    [InlineData(
        "Voir https://example.org/a?b=1&c=2.",
        "Voir <a href=\"https://example.org/a?b=1&amp;c=2\">https://example.org/a?b=1&amp;c=2</a>."
    )]
    [InlineData("(www.example.org)", "(<a href=\"https://www.example.org\">www.example.org</a>)")]
    [InlineData("Écrire à anne@villes.example, vite.", "Écrire à <a href=\"mailto:anne@villes.example\">anne@villes.example</a>, vite.")]
    [InlineData("Rien @ ici, ni http:// là.", "Rien @ ici, ni http:// là.")]
    public void Addresses_become_links(string text, string html) => Assert.Equal($"<p>{html}</p>", Read(text).Html);

    [Fact]
    public void The_address_of_a_document_is_a_download()
    {
        var page = new PlainTextFormat(new HtmlCleaner()).Read(
            Encoding.UTF8.GetBytes("Le rapport des villes : https://example.org/rapport-des-villes.pdf"),
            []);
        var download = Assert.Single(Downloads.Find(page.Body, Block.Of(page.Body)));
        Assert.Equal(("https://example.org/rapport-des-villes.pdf", "application/pdf"), (download.Url, download.Type));
    }

    [Fact]
    public void Lines_that_a_program_wrapped_are_joined_again()
    {
        var page = Read(
            "Les ministres se sont réunis à Rabat pour parler\nde la migration et des voies légales qui y\nmènent, comme chaque année "
                + "depuis.\n\n"
                + "Ils ont conclu un plan commun pour les années\nà venir, dont les étapes sont connues et\n- première étape\n- "
                + "deuxième étape");
        Assert.Contains(
            "<p>Les ministres se sont réunis à Rabat pour parler de la migration et des voies légales qui y mènent, comme chaque année "
                + "depuis.</p>",
            page.Html,
            StringComparison.Ordinal);
        Assert.Contains("<li>deuxième étape</li>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_furniture_at_the_end_is_cut_and_told()
    {
        var page = Read("Titre\nLe texte.\nTéléchargez le rapport :\nAbonnez-vous !\n>> Lire aussi\nPRÉCÉDENT Une autre nouvelle");
        Assert.Equal("Le texte.", page.Text);
        Assert.Equal(["Téléchargez le rapport :", "Abonnez-vous !", ">> Lire aussi", "PRÉCÉDENT Une autre nouvelle"], page.Cut);
    }

    [Theory]
    [InlineData("Titre\nLe texte.\nQuelle belle journée pour le dialogue !", "Le texte.\n\nQuelle belle journée pour le dialogue !")]
    [InlineData("Titre\nLes ministres ont dit : « non ».", "Les ministres ont dit : « non ».")]
    [InlineData("Titre\n>> Lire aussi\nLe texte.", ">> Lire aussi\n\nLe texte.")]
    [InlineData("Titre\nLe texte.\nNextGen est un programme.", "Le texte.\n\nNextGen est un programme.")]
    [InlineData("Titre\nLe texte.\nSuivant les conseils, ils ont conclu.", "Le texte.\n\nSuivant les conseils, ils ont conclu.")]
    public void What_may_be_text_stays(string text, string read)
    {
        var page = Read(text);
        Assert.Equal(read, page.Text);
        Assert.Empty(page.Cut);
    }

    [Fact]
    public void The_last_paragraph_always_stays() => Assert.Equal(">> Lire aussi", Read(">> Lire aussi\n>> Lire encore").Text);

    public static TheoryData<string> Adversarial =>
        new(
            new string(' ', 100_000) + "x",
            "R" + new string(' ', 100_000),
            new string('R', 100_000),
            string.Concat(Enumerable.Repeat("R. ", 33_000)),
            string.Concat(Enumerable.Repeat("(« ", 33_000)),
            string.Concat(Enumerable.Repeat("Rabat, le 25 ", 8_000)),
            new string('.', 100_000) + " A",
            string.Concat(Enumerable.Repeat("A, ", 33_000)),
            string.Concat(Enumerable.Repeat("« A. B", 16_000)),
            string.Concat(Enumerable.Repeat("\n", 100_000)) + "x",
            string.Concat(Enumerable.Repeat("---\n", 25_000)),
            new string('1', 100_000),
            "Rome, le 25 juin 2024" + new string(' ', 100_000));

    [Theory(Timeout = 60_000), MemberData(nameof(Adversarial))]
    public Task Long_lines_made_to_be_slow_are_read(string text) => Task.Run(
        () =>
        {
            var page = Read(text);
            _ = Lead.Title(text);
            _ = Lead.Summary(text);
            _ = DatelineText.Find(text);
            _ = FrontMatter.Read("---\n" + text + "\n---\n", []);
            Assert.NotNull(page.Text);
        },
        TestContext.Current.CancellationToken);
}
