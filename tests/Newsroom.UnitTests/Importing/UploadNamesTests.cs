using Newsroom.Importing;
using Xunit;

namespace Newsroom.Tests.Importing;

/// <summary>The paths of what moves in.</summary>
public sealed class UploadNamesTests
{
    [Theory]
    [InlineData("site/port", "old-site/port")]
    [InlineData("2026/site/port", "2026/site/port")]
    public void No_article_goes_to_the_folder_of_the_look(string wish, string path) =>
        Assert.Equal(path, new UploadNames("").Take(wish, "7"));
}
