using System.Text;
using Newsroom.Http.Events;
using Xunit;

namespace Newsroom.Tests.Http;

public sealed class CalendarFileTests
{
    [Theory]
    [InlineData("Newsroom (fr): Genève, 2026", "Newsroom (fr)- Genève, 2026.ics")]
    [InlineData("a/b\\c<d>e\"f|g?h*i\nj", "a-b-c-d-e-f-g-h-i-j.ics")]
    [InlineData(" Fête... ", "Fête.ics")]
    [InlineData("日本の祭り 🎉", "日本の祭り 🎉.ics")]
    public void A_name_is_valid_on_every_system(string text, string name) => Assert.Equal(name, CalendarFile.Name(text));

    [Fact]
    public void A_long_name_is_cut_between_characters()
    {
        var name = CalendarFile.Name("a" + string.Concat(Enumerable.Repeat("🎉", 80)));
        Assert.InRange(name.Length, 100, 104);
        Assert.DoesNotContain(name.EnumerateRunes(), rune => rune == Rune.ReplacementChar);
    }
}
