using System.Text;
using CsCheck;
using Newsroom.Content;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class TextDecoderTests
{
    private const string Text = "Rome, le 25 juin 2024 – L’été à Dakar.\nDeuxième ligne.";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<string> Marked => new("utf-8", "utf-16", "utf-16BE", "utf-32");

    [Theory, MemberData(nameof(Marked))]
    public void A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        Assert.Equal((Text, null), TextDecoder.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void UTF_16_without_a_mark_is_told_by_its_zero_bytes(bool bigEndian)
    {
        var (text, warning) = TextDecoder.Decode(
            new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes("Rome, le 25 juin 2024, des paroles sans tirets."));
        Assert.Equal("Rome, le 25 juin 2024, des paroles sans tirets.", text);
        Assert.Contains("UTF-16", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_1252_is_a_guess_with_a_warning()
    {
        var (text, warning) = TextDecoder.Decode(Windows1252.GetBytes("L’été à Dakar – déjà 100 € pour le dîner des ministres."));
        Assert.Equal("L’été à Dakar – déjà 100 € pour le dîner des ministres.", text);
        Assert.Contains("Windows-1252", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("utf-8")]
    [InlineData("windows-1252")]
    public void A_wrong_byte_in_UTF_8_costs_that_byte(string? declared)
    {
        var (text, warning) = TextDecoder.Decode([.. "Évreux, été : une lettre coupé"u8, 0xE2, 0x80, .. "... à la fin."u8], declared);
        Assert.Equal("Évreux, été : une lettre coupé\uFFFD... à la fin.", text);
        Assert.Contains("not quite UTF-8", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\r\n ")]
    [InlineData("\uFEFF")]
    public void Nothing_is_empty(string text) =>
        Assert.Equal("The file is empty.",
            Assert.Throws<UnreadableException>(() => TextDecoder.Decode(Encoding.UTF8.GetBytes(text))).Message);

    public static TheoryData<byte[]> Binary => new(
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0],
        [.. Enumerable.Range(0, 256).Select(number => (byte)number)],
        [.. Enumerable.Repeat((byte)0xFF, 100)],
        [0xFF, 0xFF],
        [0x50, 0x4B, 3, 4, 0x14, 0, 0, 0, 8, 0, 0x81, 0x8D],
        new byte[1000],
        // Cyrillic in one byte a letter: no letter of it is right in Windows-1252.
        [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xEC, 0xE8, 0xF0]);

    [Theory, MemberData(nameof(Binary))]
    public void What_is_no_text_is_refused(byte[] bytes) => Assert.Throws<UnreadableException>(() => TextDecoder.Decode(bytes));

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\u0007b", "ab")]
    [InlineData("a\u202Eb\u202Dc", "abc")]
    [InlineData("Un signe perdu: \uFFFD.", "Un signe perdu: .")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData("\uFEFFmark", "mark")]
    public void Line_ends_are_line_feeds_and_stray_control_characters_go(string written, string read) =>
        Assert.Equal((read, null), TextDecoder.Decode(Encoding.UTF8.GetBytes(written)));

    [Fact]
    public void Any_text_in_UTF_8_comes_out_as_it_is()
    {
        var anyText = Gen.Int[0x20, 0x10FFFF].Where(code => code is < 0x7F or (> 0x9F and < 0xD800) or > 0xDFFF)
            .Where(code => (code & 0xFFFF) is not (0xFFFE or 0xFFFF)
                && code is not (0xFEFF or 0xFFFD or 0x2028 or 0x2029 or 0x202D or 0x202E))
            .Select(char.ConvertFromUtf32).Array[1, 200].Select(string.Concat).Where(text => !string.IsNullOrWhiteSpace(text));
        anyText.Sample(text => Assert.Equal((text, null), TextDecoder.Decode(Encoding.UTF8.GetBytes(text))));
    }

    [Fact]
    public void Any_bytes_are_text_or_refused() => Gen.Byte.Array[0, 300].Sample(bytes =>
        Assert.True(Record.Exception(() => TextDecoder.Decode(bytes)) is null or UnreadableException));
}
