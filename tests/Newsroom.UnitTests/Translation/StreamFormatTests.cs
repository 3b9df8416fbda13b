using CsCheck;
using Newsroom.Translation.Apertium;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class StreamFormatTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char[@"\[]{}^$/@<>~*#+.!?… aé0\u0000\n\ud83d\ude00\uffff"], 0, 40]);

    [Fact]
    public void Any_text_goes_through_unharmed() =>
        Texts.Select(InOneSpace).Sample(text =>
        {
            var pieces = TextPieces.Split(text).ToList();
            Assert.Equal(Html(pieces), Html(StreamFormat.Decode(StreamFormat.Encode(pieces), pieces)));
        });

    [Fact]
    public void Any_text_among_tags_goes_through_unharmed() =>
        Texts.Select(InOneSpace).Array[1, 5].Sample(texts =>
        {
            var pieces = texts
                .SelectMany(text => TextPieces.Split(text)
                    .Prepend(new Opaque("<b>", OpaqueKind.Opening))
                    .Append(new Opaque("</b>", OpaqueKind.Closing)))
                .Append(new Words(" "))
                .ToList();
            var decoded = StreamFormat.Decode(StreamFormat.Encode(pieces), pieces);
            Assert.Equal(Html(pieces), Html(decoded));
            Assert.True(MarkupFidelity.IsKept(pieces, decoded));
        });

    [Fact]
    public void What_is_sent_has_neither_control_characters_nor_bare_symbols() =>
        Texts.Sample(text =>
        {
            var stream = StreamFormat.Encode([.. TextPieces.Split(text)]);
            Assert.DoesNotContain(stream, character => char.IsControl(character) || character is '~' or '\uFFFF');
            Assert.DoesNotMatch(@"(?<!\\)(?:\\\\)*[{}^$/@<>]", stream);
        });

    [Fact]
    public void Any_html_keeps_its_text_and_its_tags_when_cut_and_joined() =>
        Gen.Select(Texts, Gen.Int[0, 300]).Sample((text, times) =>
        {
            var pieces = InlineHtml.Parse(
                string.Concat(Enumerable.Repeat("<i>" + System.Net.WebUtility.HtmlEncode(text) + "</i>. x", times)));
            Assert.Equal(Html(pieces), Html(Passages.Cut(pieces).SelectMany(passage => passage)));
        });

    [Theory]
    [InlineData("un [1]deux[0]", false)]
    [InlineData("un [0]deux", false)]
    [InlineData("un deux [0][1]", false)]
    [InlineData("[0]deux[1] un", true)]
    public void Torn_markup_is_noticed(string answer, bool holds)
    {
        Piece[] asked = [new Opaque("<b>", OpaqueKind.Opening), new Words("x"), new Opaque("</b>", OpaqueKind.Closing), new Words(" y")];
        answer = answer.Replace("[1]", "[2]", StringComparison.Ordinal);
        Assert.Equal(holds, MarkupFidelity.IsKept(asked, StreamFormat.Decode(answer + ".", asked)));
    }

    [Fact]
    public void A_leaked_symbol_is_dropped() =>
        Assert.Equal("Hernández Castro", Html(StreamFormat.Decode(@"Hernández \<prn\> Castro.", [new Words("Hernández y Castro")])));

    private static string Html(IEnumerable<Piece> pieces) => InlineHtml.Write(pieces);

    private static string InOneSpace(string text)
    {
        while (text.Contains("  ", StringComparison.Ordinal))
        {
            text = text.Replace("  ", " ", StringComparison.Ordinal);
        }

        return text;
    }
}
