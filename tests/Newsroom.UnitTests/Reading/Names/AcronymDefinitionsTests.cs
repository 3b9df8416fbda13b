using CsCheck;
using Newsroom.Reading.Names;
using Xunit;

namespace Newsroom.Tests.Reading.Names;

public sealed class AcronymDefinitionsTests
{
    [Theory]
    [InlineData("Le Réseau des villes portuaires (RVP) se réunit.", "RVP", "Réseau des villes portuaires")]
    [InlineData("Le travail de l'Union africaine des radios rurales (UARR) commence.", "UARR", "Union africaine des radios rurales")]
    [InlineData("the Harbour Trust for Small Boats (HTSB)", "HTSB", "Harbour Trust for Small Boats")]
    [InlineData("la Mesa Regional de Semillas (MRS)", "MRS", "Mesa Regional de Semillas")]
    [InlineData(
        "selon le Comité pour l'éducation, la science et la culture (CESC)",
        "CESC",
        "Comité pour l'éducation, la science et la culture"
    )]
    public void The_initials_of_the_words_in_their_order(string text, string acronym, string name) =>
        AssertOne(text, acronym, name);

    [Theory]
    [InlineData(
        "Le Haut Commissariat des Nations unies pour les réfugiés (UNHCR) ouvre.",
        "UNHCR",
        "Haut Commissariat des Nations unies pour les réfugiés"
    )]
    [InlineData("Le Conseil danois pour les réfugiés (DRC) ouvre.", "DRC", "Conseil danois pour les réfugiés")]
    public void An_English_acronym_behind_a_French_name(string text, string acronym, string name) => AssertOne(text, acronym, name);

    [Theory]
    [InlineData("MRS (Mesa Regional de Semillas) dice", "MRS", "Mesa Regional de Semillas")]
    [InlineData("L'initiative 3Ri (Rural Radio Reporting Initiative) commence.", "3Ri", "Rural Radio Reporting Initiative")]
    [InlineData("the W3C (World Wide Web Consortium)", "W3C", "World Wide Web Consortium")]
    public void The_acronym_may_stand_first(string text, string acronym, string name) => AssertOne(text, acronym, name);

    [Theory]
    [InlineData("La Red Iberoamericana de Telares (RITEL)", "RITEL", "Red Iberoamericana de Telares")]
    [InlineData("the Benelux Organisation (BENEO)", "BENEO", "Benelux Organisation")]
    public void Letters_inside_the_words_count_too(string text, string acronym, string name) => AssertOne(text, acronym, name);

    [Theory]
    [InlineData("L'Office national du miel (Onm) a dit.", "Onm", "Office national du miel")]
    [InlineData("Les organisations non gouvernementales (ONGs) sont là.", "ONGs", "organisations non gouvernementales")]
    public void Small_letters_are_letters(string text, string acronym, string name) => AssertOne(text, acronym, name);

    [Theory]
    [InlineData("Le rapport (PDF) est là.")]
    [InlineData("Les ministres de la ville (Paris) sont là.")]
    [InlineData("Il y a un accord (MoU) entre les villes.")]
    [InlineData("« Une voix de raison et de réflexion » (VRR)")]
    [InlineData("Le Conseil des réfugiés (Danish Refugee Council) ouvre.")]
    [InlineData("Il ouvre. Réseau (RVP).")]
    [InlineData("Les villes (voir p. 3) se parlent.")]
    [InlineData("()")]
    public void Other_parentheses_define_nothing(string text) => Assert.Empty(AcronymDefinitions.Find(text));

    [Fact]
    public void The_first_definition_of_an_acronym_stands()
    {
        var names = AcronymDefinitions.Find("Le Centre des villes mixtes (CVM) et le Centre de la ville mixte (CVM), avec le CVM.");
        Assert.Equal("Centre des villes mixtes", Assert.Single(names).Full);
    }

    [Fact]
    public void Any_text_is_searched_in_time_and_names_are_in_it() =>
        Gen.OneOf(
                "Réseau",
                "des",
                "villes",
                "(RV)",
                "(",
                ")",
                "RV",
                " ",
                " ",
                "l'",
                ".",
                ". ",
                "«",
                "É",
                "3R",
                "(Réseau des villes)",
                "\n")
            .Array[0, 200]
            .Select(string.Concat)
            .Sample(text =>
                Assert.All(AcronymDefinitions.Find(text), name => Assert.Contains(name.Acronym, text, StringComparison.Ordinal)));

    [Theory(Timeout = 20_000)]
    [InlineData("(")]
    [InlineData("A (")]
    [InlineData("(AB) ")]
    [InlineData("Ab cd (AC")]
    public Task Repetitions_made_to_be_slow_are_searched(string pattern) =>
        Task.Run(
            () => Assert.NotNull(AcronymDefinitions.Find(string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length)))),
            TestContext.Current.CancellationToken);

    [Fact]
    public void The_long_form_of_an_acronym_is_looked_for_once()
    {
        const string Piece = "International Centre for Migration Policy Development (ICMPD) ";
        var text = string.Concat(Enumerable.Repeat(Piece, 200_000 / Piece.Length));
        AcronymDefinitions.Find(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Single(AcronymDefinitions.Find(text));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2 << 20);
    }

    private static void AssertOne(string text, string acronym, string name)
    {
        var found = Assert.Single(AcronymDefinitions.Find(text));
        Assert.Equal((acronym, name), (found.Acronym, found.Full));
    }
}
