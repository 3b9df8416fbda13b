using CsCheck;
using Newsroom.Content;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class LeadTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
            "Les ministres",
            "Rabat",
            "M.",
            "oui",
            ".",
            ". ",
            "!",
            "? ",
            "…",
            ", ",
            "; ",
            " : ",
            " – ",
            "(",
            ")",
            "« ",
            " »",
            "“",
            "”",
            "„",
            "\"",
            " ",
            "\n",
            "😀",
            "é",
            "Rome, le 25 juin 2024 – ",
            new string('x', 130))
        .Array[0, 60]
        .Select(string.Concat);

    [Theory]
    [InlineData("Les ministres se sont réunis à Rabat. Ils ont conclu.", "Les ministres se sont réunis à Rabat")]
    [InlineData("Rome, le 25 juin 2024 – Les ministres se sont réunis. Ils ont conclu.", "Les ministres se sont réunis")]
    [InlineData("M. Simon a pris la parole. Les autres aussi.", "M. Simon a pris la parole")]
    [InlineData("Selon M. Simon, tout va bien. Les autres le disent.", "Selon M. Simon, tout va bien")]
    [InlineData(
        "Le plan (voir p. 3. Voir aussi le rapport) est adopté. La suite.",
        "Le plan (voir p. 3. Voir aussi le rapport) est adopté"
    )]
    [InlineData("Que faire? Les ministres cherchent.", "Que faire?")]
    [InlineData("Sans point final", "Sans point final")]
    public void The_title_is_the_first_sentence(string lead, string title) => Assert.Equal(title, Lead.Title(lead));

    [Theory]
    [InlineData(
        "Les ministres de vingt pays d’Afrique et d’Europe se sont réunis à Rabat, où ils ont adopté un plan commun pour les cinq "
            + "années à venir.",
        "Les ministres de vingt pays d’Afrique et d’Europe se sont réunis à Rabat")]
    [InlineData(
        "Les ministres des pays membres (Maroc, Sénégal, Italie, France, Espagne, Portugal, Mali, Niger, Tchad, Gabon, Ghana, Togo) "
            + "sont là.",
        "Les ministres des pays membres…")]
    public void A_long_sentence_is_cut_outside_of_parentheses(string lead, string title) => Assert.Equal(title, Lead.Title(lead));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("...")]
    public void Where_nothing_is_said_there_is_no_title(string lead) => Assert.Null(Lead.Title(lead));

    [Fact]
    public void Any_title_is_short_whole_and_balanced() => Text.Sample(lead =>
    {
        if (Lead.Title(lead) is not { } title)
        {
            return;
        }

        Assert.InRange(title.Length, 1, 110);
        AssertWhole(title);
        if (title.EndsWith('…') && !lead.Contains(title, StringComparison.Ordinal))
        {
            Assert.Equal(title.Count(c => c == '('), title.Count(c => c == ')'));
            Assert.Equal(title.Count(c => c == '«'), title.Count(c => c == '»'));
        }
    });

    [Fact]
    public void A_summary_ends_with_a_sentence()
    {
        var sentence = $"{string.Join(' ', Enumerable.Repeat("parole", 15))}. ";
        var lead = string.Concat(Enumerable.Range(0, 9).Select(_ => "Une " + sentence)).Trim();
        var summary = Lead.Summary(lead)!;
        Assert.InRange(summary.Length, 200, 300);
        Assert.EndsWith("parole.", summary, StringComparison.Ordinal);
        Assert.StartsWith(summary, lead, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_summary_is_bounded_and_whole() => Text.Sample(lead =>
    {
        if (Lead.Summary(lead) is { } summary)
        {
            Assert.True(summary.Length <= 300);
            AssertWhole(summary);
        }
        else
        {
            Assert.Equal("", lead);
        }
    });

    [Fact]
    public void A_limit_holds_and_splits_no_character() => Gen.Select(Text, Gen.Int[2, 200]).Sample((text, longest) =>
    {
        var limited = TextLimits.Shorten(text, longest);
        Assert.True(limited.Length <= longest);
        AssertWhole(limited);
    });

    private static void AssertWhole(string text) => Assert.DoesNotContain('\uFFFD', string.Concat(text.EnumerateRunes()));
}
