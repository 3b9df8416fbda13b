using CsCheck;
using Newsroom.Content;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class SentenceChecksTests
{
    [Theory]
    [InlineData(
        "Le 25 juin 2024, 1 500 personnes ont reçu 12,5 millions d’euros.",
        "On June 25, 2024, 1,500 people received 12.5 million euros."
    )]
    [InlineData("De 08:30 à 14 h 45, le 1er mai.", "From 8:30 am to 2:45 pm, on May 1st.")]
    [InlineData("L’OIM et l’UE ont signé avec le MMC.", "IOM and the EU signed with MMC.")]
    [InlineData(
        "Écrivez à <a href=\"mailto:a.b@example.org\">a.b@example.org</a> (https://example.org/x?a=1&amp;b=2).",
        "Write to <a href=\"mailto:a.b@example.org\">a.b@example.org</a> (https://example.org/x?a=1&amp;b=2)."
    )]
    [InlineData("Il a dit « venez » aux « voisins ».", "He said “come” to the \"neighbours\".")]
    [InlineData("COMMUNIQUÉ DE PRESSE SUR LES VILLES", "PRESS RELEASE ON CITIES")]
    [InlineData("Rabat, Dakar", "Rabat, Dakar")]
    [InlineData("Non non non non.", "No no no no.")]
    [InlineData("Le projet « 4Mi » de 2018-2020.", "The « 4Mi » project of 2018–2020.")]
    [InlineData("خمسة ٢٥ يونيو", "25 June")]
    public void A_faithful_translation_raises_no_flag(string source, string target) => Assert.Empty(SentenceChecks.Of(source, target));

    [Theory]
    [InlineData("Le 25 juin 2024 à Rome.", "On June 25, 2042 in Rome.", SegmentFlag.Number)]
    [InlineData("Il y a 1 500 personnes.", "There are 150 people.", SegmentFlag.Number)]
    [InlineData("À 14 h précises.", "At 2 sharp.", SegmentFlag.Number)]
    [InlineData("Écrivez à a@example.org demain.", "Write to a@exemple.org tomorrow.", SegmentFlag.Address)]
    [InlineData(
        "<a href=\"https://example.org/a\">Le rapport</a>",
        "<a href=\"https://example.org/b\">The report</a>",
        SegmentFlag.Address
    )]
    [InlineData("Le MMC a publié un rapport.", "The centre has published a report.", SegmentFlag.Acronym)]
    [InlineData("Le projet 4Mi continue ici.", "The project continues here.", SegmentFlag.Acronym)]
    [InlineData("Il a dit « venez ».", "He said come.", SegmentFlag.Quotation)]
    [InlineData("Les voisins parlent de leurs projets.", "Neighbours.", SegmentFlag.Length)]
    [InlineData("Les voisins parlent de leurs projets.", "les voisins parlent de leurs projets.", SegmentFlag.Untranslated)]
    [InlineData("Les voisins parlent de leurs projets.", "They talk of it of it of it of it of it.", SegmentFlag.Repetition)]
    public void What_is_lost_or_odd_raises_its_flag(string source, string target, SegmentFlag flag) =>
        Assert.Equal([flag], SentenceChecks.Of(source, target));

    [Fact]
    public void Any_texts_can_be_compared() =>
        Gen.Select(Gen.String, Gen.String).Sample((source, target) => _ = SentenceChecks.Of(source, target));

    [Fact]
    public void A_number_that_is_left_out_never_goes_unnoticed() => Gen.Int[10, 9_999_999].Sample(number =>
        Assert.Contains(SegmentFlag.Number, SentenceChecks.Of($"Il y a {number} familles.", "There are families.")));
}
