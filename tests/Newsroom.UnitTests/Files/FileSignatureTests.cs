using System.Text;
using Newsroom.Files;
using Xunit;

namespace Newsroom.Tests.Files;

public sealed class FileSignatureTests
{
    [Theory]
    [InlineData("\u00ff\u00d8\u00ff\u00e0", "txt", "image/jpeg")]
    [InlineData("\u0089PNG\r\n\u001a\n", "pdf", "image/png")]
    [InlineData("RIFF....WEBPVP8 ", "", "image/webp")]
    [InlineData("RIFF....WAVEfmt ", "", "audio/wav")]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0avifmif1", "jpg", "image/avif")]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif", "jpg", "image/avif")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "jpg", "image/heic")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0isommp42", "jpg", "video/mp4")]
    [InlineData("%PDF-1.4", "jpg", "application/pdf")]
    [InlineData("\u00d0\u00cf\u0011\u00e0", "xls", "application/vnd.ms-excel")]
    [InlineData("PK\u0003\u0004rest", "zip", "application/zip")]
    [InlineData("PK\u0003\u0004[Content_Types].xml xl/", "zip",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("a,b\n1,2", "csv", "text/csv; charset=utf-8")]
    [InlineData("<html><script>", "svg", "text/plain; charset=utf-8")]
    [InlineData("<!-- drawn --><svg viewBox='0 0 1 1'>", "txt", "image/svg+xml")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE svg PUBLIC \"a\" \"b\" [<!ENTITY c 'd'>]><svg>", "txt", "image/svg+xml")]
    [InlineData("\u0001\u0000\u0002", "jpg", "application/octet-stream")]
    [InlineData("", "jpg", "application/octet-stream")]
    public void A_file_is_what_its_content_says(string content, string extension, string type) =>
        Assert.Equal(type, FileSignature.TypeOf(Encoding.Latin1.GetBytes(content), extension));

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/zip")]
    [InlineData("text/csv; charset=utf-8")]
    [InlineData("application/octet-stream")]
    public void What_browsers_must_not_run_is_saved(string type) => Assert.False(FileSignature.IsShown(type));

    [Fact]
    public void A_letter_that_is_cut_at_the_end_of_the_first_bytes_is_no_reason_to_take_a_text_for_something_else()
    {
        foreach (var shift in new[] { "", "a", "ab" })
        {
            var text = Encoding.UTF8.GetBytes(shift + new string('€', FileSignature.Length));
            Assert.Equal("text/plain; charset=utf-8", FileSignature.TypeOf(text.AsSpan(0, FileSignature.Length), ""));
        }
    }
}
