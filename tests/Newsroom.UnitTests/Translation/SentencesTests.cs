using CsCheck;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class SentencesTests
{
    private static readonly string[] Pieces =
    [
        ". ",
        "… ",
        "M. ",
        "« ",
        " »",
        "! ",
        "?",
        "。",
        "\u2028",
        " ",
        "Un",
        "mot",
        "3",
        "(",
        ")",
        "p",
        "U.S",
        "\u00A0",
        "😀",
        "\ud83d",
        "ل",
        "؟ ",
    ];

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.String, Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]).Array[0, 12].Select(string.Concat));

    [Theory]
    [InlineData("Un mot. | Deux mots ! | Trois ? | Quatre…")]
    [InlineData("Il a dit : « Venez. » | Elle est venue.")]
    [InlineData("He said: “Come.” | She came. | (They did not.) | – No.")]
    [InlineData("M. Dupont et Mme. Diop, de l’O.I.M. à Genève, sont venus. | L’art. 5 et la p. 12 le disent.")]
    [InlineData("Dr. Smith met J. F. Kennedy of the U.S. Army at 5 p.m. on Monday. | It rained.")]
    [InlineData("Er kam am 3. Mai 2024. | Die Tagung fand in Wien statt.")]
    [InlineData("1. Ouverture. | Le président parle.")]
    [InlineData("Cela coûte 1.500 euros, soit 12.5 % de plus. | C’est cher.")]
    [InlineData("Écrivez à a.b@example.org ou lisez www.example.org. | Merci.")]
    [InlineData("El Sr. García llegó. | ¿Quién era? | ¡Nadie!")]
    [InlineData("Réunion (env. 30 personnes, cf. Annexe). | Suite.")]
    [InlineData("Vraiment ?! | Oui... | Non.")]
    [InlineData("Attention… peut-être. | Oui.")]
    [InlineData("انتهى الاجتماع. | هل تم الاتفاق؟ | نعم.")]
    [InlineData("会议结束了。|大家回家。")]
    [InlineData("Rue X\u2028|Dakar")]
    [InlineData("Le n° 3. mai")]
    [InlineData("En déc. 2023, rien. | En 2024. | Puis tout.")]
    [InlineData("He said no. | Then he left.")]
    public void Sentences_end_where_readers_would_end_them(string marked)
    {
        var expected = marked.Split('|').Select(sentence => sentence.Trim());
        var text = marked.Replace(" | ", " ", StringComparison.Ordinal).Replace("|", "", StringComparison.Ordinal);
        Assert.Equal(expected, Sentences.Of(text).Select(sentence => text[sentence.Start..sentence.End]));
    }

    [Fact]
    public void Nothing_but_white_space_is_left_out_and_nothing_twice() => AnyText.Sample(text =>
    {
        var at = 0;
        foreach (var (start, end) in Sentences.Of(text))
        {
            Assert.True(start >= at && end > start);
            Assert.True(string.IsNullOrWhiteSpace(text[at..start]));
            Assert.False(char.IsWhiteSpace(text[start]) || char.IsWhiteSpace(text[end - 1]));
            at = end;
        }

        Assert.True(string.IsNullOrWhiteSpace(text[at..]));
    });
}
