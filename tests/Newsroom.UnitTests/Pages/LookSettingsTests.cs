using Microsoft.Extensions.Configuration;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Pages;

/// <summary>The settings of the look: a colour and a font, and nothing that could end a rule of the style sheet.</summary>
public sealed class LookSettingsTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData(" ", null)]
    [InlineData("#FC0", "#ffcc00")]
    [InlineData(" #0A55C4 ", "#0a55c4")]
    public void A_colour_is_read(string? setting, string? color) => Assert.Equal(color, Read("SiteColor", setting).SiteColor);

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#ggg")]
    [InlineData("#fff;}body{display:none")]
    [InlineData("#fff\n#fff")]
    [InlineData("#fff</style><script>")]
    public void Anything_else_is_refused_in_words(string setting)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => Read("SiteColor", setting));
        Assert.Contains("is not a colour such as", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_is_one_of_two()
    {
        Assert.False(Read("SiteFont", null).HasSansFont);
        Assert.False(Read("SiteFont", "serif").HasSansFont);
        Assert.True(Read("SiteFont", "Sans").HasSansFont);
        Assert.Throws<InvalidOperationException>(() => Read("SiteFont", "Comic"));
    }

    private static SiteOptions Read(string name, string? setting) => SiteOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create($"Newsroom:{name}", setting)]).Build());
}
