using System.Text.RegularExpressions;
using Xunit;

namespace Newsroom.Tests.Architecture;

public sealed partial class PatternTests
{
    // A second goes by on a loaded machine without any work being done: what a file may take is counted for the whole of its reading.
    [Fact]
    public void No_pattern_has_a_time_limit_of_its_own() => Assert.Empty(
        from file in SourceFile.All("functions")
        from line in file.Text.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where OwnLimit().IsMatch(line.Text)
        select $"{file.Path}:{line.Number}: use ReadingBudget.MatchTimeout");

    [GeneratedRegex("matchTimeoutMilliseconds: *[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex OwnLimit();
}
