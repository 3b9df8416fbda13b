using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Content;

public sealed class OldAddressTests
{
    [Theory]
    [InlineData("/2019/03/title/", "/2019/03/title")]
    [InlineData("2019/03/title", "/2019/03/title")]
    [InlineData("//", null)]
    [InlineData("/2019//Title/#comments", "/2019/title")]
    [InlineData("https://old.example.org/2019/title/?utm_source=x&fbclid=y", "/2019/title")]
    [InlineData("https://old.example.org", "/")]
    [InlineData("/?p=123", "/?p=123")]
    [InlineData("/index.php?page=2&id=7", "/index.php?id=7&page=2")]
    [InlineData("/%C3%89t%c3%a9", "/été")]
    [InlineData("/e\u0301te\u0301", "/été")]
    [InlineData("/a+b?c=d+e%20f", "/a+b?c=d e f")]
    [InlineData("/zum/10:30", "/zum/10:30")]
    public void Addresses_that_mean_the_same_are_written_in_the_same_way(string written, string? normal) =>
        Assert.Equal(normal, OldAddress.Normalise(written));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("#top")]
    [InlineData("//evil.example/x")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/a")]
    [InlineData("/a/../b")]
    [InlineData("/a/%2e%2e/b")]
    [InlineData("/a\\b")]
    [InlineData("/a%00b")]
    public void What_is_no_address_inside_a_site_is_none(string written) => Assert.Null(OldAddress.Normalise(written));

    [Theory]
    [InlineData("/", true)]
    [InlineData("/api/health", true)]
    [InlineData("/files/current/a.jpg", true)]
    [InlineData("/robots.txt", true)]
    [InlineData("/?q=port", true)]
    [InlineData("/?lang=fr&p=1", true)]
    [InlineData("/?p=123", false)]
    [InlineData("/apis", false)]
    public void Addresses_that_the_site_answers_itself_are_known(string address, bool isOwn) =>
        Assert.Equal(isOwn, OldAddress.IsOwn(address));

    [Fact]
    public void The_form_of_an_address_is_its_own_form() => Assert.All(
        ["/2019/03/Title/", "/?p=123&utm_source=x", "/%C3%89t%C3%A9/"],
        address => Assert.Equal(OldAddress.Normalise(address), OldAddress.Normalise(OldAddress.Normalise(address))));
}
