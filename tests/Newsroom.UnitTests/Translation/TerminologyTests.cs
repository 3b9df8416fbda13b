using System.Text.RegularExpressions;
using CsCheck;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

/// <summary>Terms of a glossary in sentences.</summary>
public sealed class TerminologyTests
{
    private const string Table = """
        fr,en,es,case,keep
        Processus de Rabat,Rabat Process,Proceso de Rabat,,
        Processus,process,,,
        OIM,IOM,OIM,,
        "Plan d’action de Rome, 2024","Rome Action Plan, 2024",,,
        réunion thématique,thematic meeting,,,
        ICMPD,,,,yes
        4Mi,,,yes,yes
        MIEUX,,,,oui
        R&D,R&D lab,,,
        """;

    private static readonly Terminology Terms = new Glossary(GlossaryFile.Read(Table, [])).Between("fr", "en");

    [Theory]
    [InlineData("Les pays du Processus de Rabat.", "Les pays du {Rabat Process}.")]
    [InlineData("LES PAYS DU PROCESSUS DE RABAT", "LES PAYS DU {Rabat Process}")]
    [InlineData("Le processus\u00A0de\nRabat et un processus", "Le {Rabat Process} et un {process}")]
    [InlineData("Les processuss restent.", "Les processuss restent.")]
    [InlineData("Processus en cours", "{Process} en cours")]
    [InlineData("« Réunion thématique »", "« {Thematic meeting} »")]
    [InlineData("Une Réunion thématique", "Une {thematic meeting}")]
    [InlineData("L’OIM et l'oim", "L’{IOM} et l'oim")]
    [InlineData("Le plan d'action de Rome, 2024 est là", "Le {Rome Action Plan, 2024} est là")]
    [InlineData("L’ICMPD et 4Mi, pas 4mi", "L’{ICMPD} et {4Mi}, pas 4mi")]
    [InlineData("MIEUX vaut mieux", "{MIEUX} vaut mieux")]
    [InlineData(
        "Le <b>processus de Rabat</b> a un <a href=\"https://example.org/OIM\">site</a>",
        "Le <b>{Rabat Process}</b> a un <a href=\"https://example.org/OIM\">site</a>"
    )]
    [InlineData("Le processus de <b>Rabat</b>", "Le {process} de <b>Rabat</b>")]
    [InlineData("Notre R&amp;D &lt;OIM&gt;", "Notre {R&amp;D lab} &lt;{IOM}&gt;")]
    [InlineData("Rien du tout", "Rien du tout")]
    public void Terms_are_found_as_whole_words_the_longest_first(string sentence, string applied) =>
        Assert.Equal(applied, Protected.Spans().Replace(Terms.Apply(sentence), "{$1}"));

    [Theory]
    [InlineData("a {information desk}", "an information desk")]
    [InlineData("An {desk}, a <b>{Open day}</b>", "A desk, a <b>Open day</b>")]
    [InlineData("a {OSMM report} and area {east}", "a OSMM report and area east")]
    public void In_English_the_article_agrees_with_the_term_behind_it(string answer, string agreed)
    {
        var translated = Regex.Replace(answer, @"\{([^}]*)\}", term => Protected.Wrap(term.Groups[1].Value));
        Assert.Equal(agreed, Protected.Unwrap(Protected.AgreeInEnglish(translated)));
    }

    [Fact]
    public void Into_a_language_without_a_translation_only_what_is_kept_counts()
    {
        var spanish = new Glossary(GlossaryFile.Read(Table, [])).Between("fr", "es");
        Assert.Equal(
            "La {Proceso de Rabat}, la réunion thématique et l’{ICMPD}",
            Protected.Spans().Replace(spanish.Apply("La Processus de Rabat, la réunion thématique et l’ICMPD"), "{$1}"));
        Assert.True(Glossary.Empty.Between("fr", "en").IsEmpty);
        Assert.False(new Glossary(GlossaryFile.Read(Table, [])).Between("en", "de").IsEmpty);
    }

    [Fact]
    public void A_fingerprint_tells_the_terms_of_a_text_and_their_translations()
    {
        Assert.Null(Terms.Fingerprint("Rien du tout"));
        Assert.Equal(Terms.Fingerprint("OIM et ICMPD"), Terms.Fingerprint("ICMPD, OIM, ICMPD"));
        Assert.NotEqual(Terms.Fingerprint("OIM"), Terms.Fingerprint("ICMPD"));
        Assert.NotEqual(Terms.Fingerprint("OIM"), new Terminology([new Term("OIM", "Iom", MatchesCase: true)]).Fingerprint("OIM"));
    }

    [Fact]
    public void Without_its_terms_a_sentence_is_what_it_was() => Gen.String[Gen.Char["ab CD<>&é’' 1OIMR"], 0, 40].Sample(text =>
    {
        var terms = new Terminology([new Term("OIM", null, true), new Term("a b", null, false), new Term("'", null, false)]);
        Assert.Equal(HtmlText.Escape(text), Protected.Unwrap(terms.Apply(HtmlText.Escape(text))));
    });

    [Theory]
    [InlineData("fr;en\nchat;cat\n")]
    [InlineData("fr\ten\nchat\tcat\n")]
    [InlineData("FR,en-GB,notes\n\"chat\",cat,animal\n\n,,\n")]
    public void Tables_are_read_as_spreadsheets_save_them(string table)
    {
        var entry = Assert.Single(GlossaryFile.Read(table, []));
        Assert.Equal(("chat", "cat", null, false), (entry.Words["fr"], entry.Words["en"], entry.MatchesCase, entry.Stays));
    }

    [Theory]
    [InlineData("fr,en\nchat,\n", "Line 2: 'chat' has no translation, and its column keep does not say yes.")]
    [InlineData("fr,en,keep\nchat,cat,perhaps\n", "Line 2: the column keep says 'perhaps', not yes or no.")]
    [InlineData("fr,en,note\nchat,cat,\n", "The column 'note' is not used: columns are language codes of two letters, case and keep.")]
    [InlineData("fr,en\nchat,cat\n…,x\n", "Line 3: a term has letters, and at most 200 characters.")]
    [InlineData("fr,en\nchat,cat\n\"chien,dog\n", "Line 3 was left out: its quotation marks do not match.")]
    public void What_is_odd_in_a_table_is_told_with_its_line(string table, string warning)
    {
        var warnings = new List<string>();
        GlossaryFile.Read(table, warnings);
        Assert.Equal([warning], warnings);
    }

    [Theory]
    [InlineData("term,translation\nchat,cat\n")]
    [InlineData("\n")]
    public void A_table_without_languages_is_no_glossary(string table) =>
        Assert.Contains(
            "codes of the languages",
            Assert.Throws<UnreadableException>(() => GlossaryFile.Read(table, [])).Message,
            StringComparison.Ordinal);
}
