using CsCheck;
using Newsroom.Search.Analysis;
using Xunit;

namespace Newsroom.Tests.Search.Analysis;

public sealed class TextAnalysisTests : IDisposable
{
    private static readonly string[] Stretches =
    [
        "le", "de", "the", "l’OIM", "d'Évian", "aujourd’hui", "élections", "Ministers’", "3,14", "12:30", "a.b", "e-mail@x.org", "«", "»",
        ",", "…", "😀",
        "e\u0301te\u0301", "الهجرة", "و", "Straße", "移民", "dell’OIM", "x_y", "\u0301", "\u200D",
    ];

    private readonly TextAnalysis _analysis = new();

    public void Dispose() => _analysis.Dispose();

    [Theory]
    [InlineData("fr", "élection", "Elections")]
    [InlineData("fr", "l'OIM", "oim")]
    [InlineData("fr", "l’OIM", "OIM")]
    [InlineData("fr", "D’Évian", "evian")]
    [InlineData("fr", "migrants", "migrante")]
    [InlineData("fr", "dialogues", "dialogue")]
    [InlineData("en", "Ministers", "minister")]
    [InlineData("en", "Rabat’s", "rabat")]
    [InlineData("en", "migrations", "migration")]
    [InlineData("es", "migraciones", "migracion")]
    [InlineData("es", "Diálogos", "dialogo")]
    [InlineData("pt", "migrações", "migracao")]
    [InlineData("fr", "travaux", "travail")]
    [InlineData("fr", "yeux", "œil")]
    [InlineData("fr", "maux", "mal")]
    [InlineData("fr", "Vitraux", "vitrail")]
    [InlineData("fr", "clés", "clé")]
    [InlineData("en", "children", "child")]
    [InlineData("en", "Women’s", "woman")]
    [InlineData("en", "mice", "mouse")]
    [InlineData("en", "crises", "crisis")]
    [InlineData("en", "buses", "bus")]
    [InlineData("es", "casas", "casa")]
    [InlineData("es", "niños", "niño")]
    [InlineData("es", "pisos", "piso")]
    [InlineData("es", "años", "año")]
    [InlineData("es", "días", "dia")]
    [InlineData("es", "redes", "red")]
    [InlineData("es", "luces", "luz")]
    [InlineData("es", "meses", "mes")]
    [InlineData("es", "países", "país")]
    [InlineData("es", "nubes", "nube")]
    [InlineData("es", "clases", "clase")]
    [InlineData("es", "pies", "pie")]
    [InlineData("es", "leyes", "ley")]
    [InlineData("es", "virus", "virus")]
    [InlineData("pt", "casas", "casa")]
    [InlineData("pt", "mãos", "mão")]
    [InlineData("el", "Αθήνα", "αθηνα")]
    [InlineData("el", "πόλεις", "πόλη")]
    [InlineData("it", "dell’OIM", "oim")]
    [InlineData("it", "ministri", "ministro")]
    [InlineData("de", "Häuser", "haus")]
    [InlineData("de", "Straße", "strasse")]
    [InlineData("ar", "الهجرة", "هجرة")]
    [InlineData("nl", "Überzeugend", "uberzeugend")]
    [InlineData("xx", "ÉTÉ", "ete")]
    public void One_word_finds_the_other(string language, string query, string text) =>
        Assert.Equal(Words(language, text), Words(language, query));

    [Theory]
    [InlineData("es", "personas", "gente")]
    [InlineData("es", "niño", "niña")]
    [InlineData("es", "casa", "caso")]
    [InlineData("es", "mes", "me")]
    [InlineData("fr", "travaux", "traverser")]
    [InlineData("en", "men", "menu")]
    public void Other_words_stay_apart(string language, string one, string other) =>
        Assert.NotEqual(Words(language, one), Words(language, other));

    [Theory]
    [InlineData("fr", "Élections", "élections")]
    [InlineData("fr", "l’été", null)]
    [InlineData("fr", "l’École", "école")]
    [InlineData("fr", "Rabat", null)]
    [InlineData("en", "Rabat’s", null)]
    [InlineData("es", "NIÑOS", "niños")]
    [InlineData("el", "Πόλεις", "πόλεις")]
    public void The_form_with_accents_is_known(string language, string text, string? form) =>
        Assert.Equal(form, _analysis.Tokens(language, text).Select(token => TextAnalysis.WrittenForm(text, token)).SingleOrDefault());

    [Theory]
    [InlineData("fr", "de la dans les et", new string[0])]
    [InlineData("en", "the of and", new string[0])]
    [InlineData("es", "de la los y", new string[0])]
    [InlineData("xx", "the of and", new[] { "the", "of", "and" })]
    [InlineData("fr", "OIM", new[] { "oim" })]
    [InlineData("fr", "… – !", new string[0])]
    [InlineData("fr", "", new string[0])]
    [InlineData("fr", "2025", new[] { "2025" })]
    public void Words_that_say_nothing_are_left_out(string language, string text, string[] words) =>
        Assert.Equal(words, Words(language, text));

    [Fact]
    public void Terms_say_where_they_stand()
    {
        const string text = "Le rôle de l’OIM 😀 à Rabat";
        Assert.Equal(
            ["rôle", "l’OIM", "Rabat"],
            _analysis.Tokens("fr", text).Where(term => text[term.Start..term.End] != "😀").Select(term => text[term.Start..term.End]));
    }

    [Theory]
    [InlineData("fr", "Les élections de l’OIM", new[] { "elections", "oim" }, new[] { 1, 3 })]
    [InlineData("fr", "classes d’appel", new[] { "classes", "appel" }, new[] { 0, 1 })]
    [InlineData("en", "The ministers’ meetings", new[] { "ministers", "meetings" }, new[] { 1, 2 })]
    [InlineData("de", "Große Häuser", new[] { "grosse", "hauser" }, new[] { 0, 1 })]
    public void Words_are_kept_beside_their_stems_with_their_place(string language, string text, string[] words, int[] positions)
    {
        var tokens = _analysis.Tokens(language, text).ToArray();
        Assert.Equal(words, tokens.Select(token => token.Word));
        Assert.Equal(positions, tokens.Select(token => token.Position));
    }

    /// <summary>
    /// A text is analysed in stretches between spaces. With no-break spaces it is one stretch, which must not make a difference.
    /// </summary>
    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    [InlineData("it")]
    [InlineData("de")]
    [InlineData("ar")]
    [InlineData("xx")]
    public void Words_are_the_same_by_themselves_and_in_a_long_text(string language) =>
        Gen.Int[0, Stretches.Length - 1].Select(i => Stretches[i]).Array[0, 12].Sample(words => Assert.Equal(
            _analysis.Tokens(language, string.Join('\u00A0', words)),
            _analysis.Tokens(language, string.Join(' ', words))));

    [Fact]
    public void An_analysis_can_be_left_early_and_run_beside_another()
    {
        _ = _analysis.Tokens("fr", "un deux trois quatre").First();
        Assert.Equal(["rabat", "rome"], Words("fr", "Rabat Rome"));
    }

    private string[] Words(string language, string text) => [.. _analysis.Tokens(language, text).Select(term => term.Stem)];
}
