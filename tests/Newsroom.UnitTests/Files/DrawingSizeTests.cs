using System.Text;
using Newsroom.Files;
using Xunit;

namespace Newsroom.Tests.Files;

/// <summary>The proportions of a drawing.</summary>
public sealed class DrawingSizeTests
{
    [Theory]
    [InlineData("viewBox='0 0 240 60'", 240, 60)]
    [InlineData("viewBox='0,0,240.4,60'", 240, 60)]
    [InlineData("width='120' height='40px' viewBox='0 0 240 60'", 120, 40)]
    [InlineData("width='100%' height='100%' viewBox='0 0 240 60'", 240, 60)]
    [InlineData("width='8cm' height='2cm'", null, null)]
    [InlineData("viewBox='0 0 0 60'", null, null)]
    [InlineData("viewBox='0 0 1e9 60'", null, null)]
    [InlineData("", null, null)]
    public void It_is_read_from_the_first_element(string attributes, int? width, int? height) => Assert.Equal(
        (width, height), Of($"<?xml version='1.0'?><!DOCTYPE svg><!-- logo --><svg xmlns='http://www.w3.org/2000/svg' {attributes}/>"));

    [Fact]
    public void What_is_broken_has_none() => Assert.Equal((null, null), Of("<svg viewBox='0 0 240 60'"));

    private static (int?, int?) Of(string drawing) =>
        DrawingSize.Of(Encoding.UTF8.GetBytes(drawing)) is var (width, height) ? (width, height) : (null, null);
}
