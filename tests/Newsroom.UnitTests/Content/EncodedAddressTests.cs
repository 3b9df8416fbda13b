using CsCheck;
using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Content;

/// <summary>Addresses that editors wrote, as they go out.</summary>
public sealed class EncodedAddressTests
{
    [Theory]
    [InlineData("https://example.org/un rapport.pdf", "https://example.org/un%20rapport.pdf")]
    [InlineData(" https://example.org/a\n", "https://example.org/a")]
    [InlineData("https://example.org/\"a\"?q=<b>\\c|d", "https://example.org/%22a%22?q=%3Cb%3E%5Cc%7Cd")]
    [InlineData("https://example.org/un%20rapport.pdf?a=1&b=2#c", "https://example.org/un%20rapport.pdf?a=1&b=2#c")]
    [InlineData("https://example.org/100%.pdf", "https://example.org/100%25.pdf")]
    [InlineData("https://example.org/%zz", "https://example.org/%25zz")]
    [InlineData("https://example.org/été.pdf", "https://example.org/été.pdf")]
    [InlineData("https://example.org/a\u00A0b\u2028c\u0085d", "https://example.org/a%C2%A0b%E2%80%A8c%C2%85d")]
    [InlineData("https://[2001:db8::1]/", "https://[2001:db8::1]/")]
    [InlineData("https://exam\tple.org/\ra", "https://example.org/a")]
    [InlineData("images\\le quai.jpg", "images/le%20quai.jpg")]
    [InlineData("mailto:info@example.org?subject=Bonne nuit", "mailto:info@example.org?subject=Bonne%20nuit")]
    [InlineData("mailto:a\\b@example.org", "mailto:a%5Cb@example.org")]
    [InlineData("tel:+33 1 23", "tel:+33%201%2023")]
    [InlineData("#le bas", "#le%20bas")]
    [InlineData("", "")]
    public void What_breaks_an_address_is_encoded_and_nothing_else(string written, string encoded) =>
        Assert.Equal(encoded, EncodedAddress.Of(written));

    [Fact]
    public void Encoding_again_changes_nothing() => Gen.String[Gen.Char["ab%25zé/\\?#:\"<> \u00A0\t\u0001\uD83D\uDE00"], 0, 30].Sample(
        text => EncodedAddress.Of(EncodedAddress.Of(text)) == EncodedAddress.Of(text) && OutgoingAddress.IsSound(EncodedAddress.Of(text)),
        iter: Sampling.Of(10_000));
}
