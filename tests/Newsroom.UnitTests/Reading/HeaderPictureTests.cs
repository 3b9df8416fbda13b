using Newsroom.Content;
using Newsroom.Reading;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class HeaderPictureTests
{
    [Theory]
    [InlineData("image: /images/orchard.jpg", "/images/orchard.jpg", null)]
    [InlineData("image: orchard.jpg\nimage_alt: Trees", "orchard.jpg", "Trees")]
    [InlineData("image:\n  src: orchard.jpg\n  alt: Trees in bloom", "orchard.jpg", "Trees in bloom")]
    [InlineData("cover:\n  image: orchard.jpg\n  alt: Trees", "orchard.jpg", "Trees")]
    [InlineData("featured_image: https://example.org/a.jpg", "https://example.org/a.jpg", null)]
    [InlineData("images: [a.jpg, b.jpg]", "a.jpg", null)]
    [InlineData("images:\n  - url: a.jpg\n    alt: Trees", "a.jpg", "Trees")]
    [InlineData("thumbnail: small.jpg\nimage: large.jpg", "large.jpg", null)]
    public void Site_generators_have_many_keys_for_it(string header, string source, string? alt)
    {
        var warnings = new List<string>();
        var (stated, _) = FrontMatter.Read($"---\ntitle: Orchards\n{header}\n---\nText.", warnings);
        Assert.Equal(new Picture(source, alt), stated.Image);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("image:")]
    [InlineData("image: {alt: Trees}")]
    [InlineData("images: []")]
    public void What_has_no_address_is_none(string header) =>
        Assert.Null(FrontMatter.Read($"---\ntitle: Orchards\n{header}\n---\nText.", []).Stated.Image);
}
