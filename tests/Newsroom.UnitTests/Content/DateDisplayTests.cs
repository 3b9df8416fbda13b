using System.Globalization;
using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Content;

public sealed class DateDisplayTests
{
    [Theory]
    [InlineData("fr", 1, "1er septembre 2026")]
    [InlineData("fr", 11, "11 septembre 2026")]
    [InlineData("fr", 21, "21 septembre 2026")]
    [InlineData("it", 1, "1º settembre 2026")]
    [InlineData("en", 1, "September 1, 2026")]
    [InlineData("es", 1, "1 de septiembre de 2026")]
    [InlineData("pt", 1, "1 de setembro de 2026")]
    [InlineData("de", 1, "1. September 2026")]
    [InlineData("ar", 1, "1 سبتمبر 2026")]
    public void A_day_is_written_as_its_language_writes_it(string language, int day, string expected) =>
        Assert.Equal(expected, DateDisplay.Day(new DateTime(2026, 9, day), CultureInfo.GetCultureInfo(language)).Replace("\u200f", ""));

    [Fact]
    public void Literal_letters_of_a_pattern_stay() =>
        Assert.Equal("le 1er d", DateDisplay.Write(new DateTime(2026, 9, 1), "'le' d 'd'", CultureInfo.GetCultureInfo("fr")));
}
