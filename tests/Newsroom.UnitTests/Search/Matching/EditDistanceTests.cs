using CsCheck;
using Newsroom.Search.Matching;
using Xunit;

namespace Newsroom.Tests.Search.Matching;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> Word = Gen.Frequency((9, Gen.Char["abé"].Array[0, 8]), (1, Gen.Char["abé"].Array[90, 120]))
        .Select(letters => new string(letters));

    [Fact]
    public void Is_what_its_definition_says() => Gen.Select(Word, Word, Gen.Int[0, 4]).Sample((one, other, max) =>
        Assert.Equal(
            NaiveSearch.Distance(one, other) is var distance && distance <= max ? distance : null,
            EditDistance.Between(one, other, max)));

    [Theory]
    [InlineData("rabat", "rabta", 1)]
    [InlineData("rabat", "raba", 1)]
    [InlineData("rabat", "rrabat", 1)]
    [InlineData("rabat", "rebat", 1)]
    [InlineData("rabat", "rabat", 0)]
    public void Swapped_neighbours_are_one_mistake(string one, string other, int edits) =>
        Assert.Equal(edits, EditDistance.Between(one, other, 2));
}
