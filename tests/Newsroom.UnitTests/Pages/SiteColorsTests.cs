using System.Text.RegularExpressions;
using Newsroom.Pages.Assets;
using Newsroom.Settings;
using Xunit;

namespace Newsroom.Tests.Pages;

/// <summary>The colour of an organisation in the style sheet.</summary>
public sealed partial class SiteColorsTests
{
    /// <summary>Grounds on which links and texts stand, as site.css has them.</summary>
    private static readonly (string[] Day, string[] Night) Grounds = (["#ffffff", "#f4f5f7"], ["#14171b", "#1e2228"]);

    [Fact]
    public void Every_colour_can_be_read_by_day_and_night()
    {
        foreach (var color in from red in Parts from green in Parts from blue in Parts select new Color(red, green, blue).ToString())
        {
            var colors = SiteColors.Of(color);
            Assert.All(Grounds.Day, ground => Assert.True(Color.Contrast(colors.Day, Color.Parse(ground)) >= 4.5, color));
            Assert.All(Grounds.Night, ground => Assert.True(Color.Contrast(colors.Night, Color.Parse(ground)) >= 4.5, color));
        }
    }

    [Fact]
    public void The_grounds_are_those_of_the_style_sheet()
    {
        var style = System.Text.Encoding.UTF8.GetString(new SiteAssets(new SiteOptions()).Style.Bytes);
        Assert.Equal(
            ["--page:#fff", "--raised:#f4f5f7", "--page:#14171b", "--raised:#1e2228"],
            Ground().Matches(style).Select(match => match.Value).Take(4));
    }

    [Theory]
    [InlineData("#0a55c4", "#0a55c4")]
    [InlineData("#ffcc00", "#886d00")]
    public void A_colour_that_can_be_read_stays_and_another_one_is_darker_by_day(string color, string day) =>
        Assert.Equal(day, SiteColors.Of(color).Day.ToString());

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#0000ff", "#ffffff", 8.59)]
    public void Contrasts_are_those_of_the_guidelines(string one, string other, double contrast) =>
        Assert.Equal(contrast, Color.Contrast(Color.Parse(one), Color.Parse(other)), tolerance: 0.01);

    [Fact]
    public void Another_colour_is_another_file()
    {
        var plain = new SiteAssets(new SiteOptions());
        var own = new SiteAssets(new SiteOptions { SiteColor = "#b00020" });
        Assert.NotEqual(plain.StylePath, own.StylePath);
        Assert.Equal(plain.ScriptPath, own.ScriptPath);
        Assert.Contains("%23b00020", own.Icon, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Parts => [0, 51, 102, 153, 204, 255];

    [GeneratedRegex("--(page|raised):#[0-9a-f]+")]
    private static partial Regex Ground();
}
