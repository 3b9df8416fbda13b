using System.Text;
using CsCheck;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

/// <summary>Texts and paragraphs that say the same in nearly the same words.</summary>
public sealed class LikenessTests
{
    private const string Paragraph =
        "La moitié des feux du réseau ne sont plus habités que l'été, et les autres servent de station météorologique, de refuge ou de "
            + "salle de classe pour les enfants.";

    private static readonly Gen<string[]> Words = Gen.Char['a', 'z'].Array[2, 9].Select(letters => new string(letters)).Array[200, 400];

    [Fact]
    public void The_second_of_two_paragraphs_that_are_nearly_the_same_is_cut_and_told()
    {
        var copy = Read($"Le titre\n\n{Paragraph}\n\n{Paragraph.Replace("refuge", "abri", StringComparison.Ordinal)}\n\nLa suite.");
        Assert.Equal($"{Paragraph}\n\nLa suite.", copy.Text);
        Assert.Single(copy.Repeated);
        Assert.Equal(copy.Repeated, copy.Cut);
    }

    [Fact]
    public void Paragraphs_that_are_only_alike_stay_and_are_told()
    {
        var copy = Read(
            $"Le titre\n\n{Paragraph}\n\n{Paragraph.Replace("de refuge ou de salle de classe pour les enfants", "de gîte et parfois d'école", StringComparison.Ordinal)}\n\nLa suite."
        );
        Assert.Contains("gîte", copy.Text, StringComparison.Ordinal);
        Assert.Single(copy.Repeated);
        Assert.Empty(copy.Cut);
    }

    [Fact]
    public void The_same_paragraph_in_two_chapters_is_meant()
    {
        var chapter = string.Join(
            "\n\n",
            Enumerable.Range(0, 5).Select(number => $"Le paragraphe {number} du chapitre parle d'autre chose."));
        var copy = Read($"Le titre\n\n{Paragraph}\n\n{chapter}\n\n{Paragraph}\n\nLa suite.");
        Assert.Empty(copy.Repeated);
        Assert.Empty(copy.Cut);
    }

    [Theory]
    [InlineData("La séance du 3 mai", "La séance du 4 mai")]
    [InlineData("10 h", "14 h")]
    public void The_same_words_with_another_number_say_something_else(string one, string other)
    {
        var copy = Read($"Le titre\n\n{one} {Paragraph}\n\n{other} {Paragraph}\n\nLa suite.");
        Assert.Empty(copy.Repeated);
        Assert.Empty(copy.Cut);
    }

    [Fact]
    public void Fingerprints_of_texts_that_differ_in_a_few_words_are_near() => Gen.Select(Words, Gen.Int[0, 199]).Sample((words, at) =>
    {
        var text = string.Join(' ', words);
        words[at] = "another";
        Assert.InRange(SimHash.Distance(SimHash.Of(text), SimHash.Of(string.Join(' ', words))), 0, 16);
    });

    [Fact]
    public void Fingerprints_of_other_texts_are_far() => Gen.Select(Words, Words).Sample((one, other) =>
        Assert.InRange(SimHash.Distance(SimHash.Of(string.Join(' ', one)), SimHash.Of(string.Join(' ', other))), 9, 64));

    [Fact]
    public void A_few_words_have_none()
    {
        Assert.Equal(0UL, SimHash.Of("Les villes se parlent.", minWords: 40));
        Assert.Equal(0UL, SimHash.Of(""));
        Assert.NotEqual(0UL, SimHash.Of("Les villes se parlent."));
    }

    [Fact]
    public void Case_and_punctuation_make_no_difference() =>
        Assert.Equal(SimHash.Of("Les villes, dit-on, se parlent."), SimHash.Of("les VILLES « dit on » se parlent"));

    private static Copy Read(string text) => CopyEditor.Edit(new PlainTextFormat(new HtmlCleaner()).Read(Encoding.UTF8.GetBytes(text), []));
}
