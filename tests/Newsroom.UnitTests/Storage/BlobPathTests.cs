using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Storage;

public sealed class BlobPathTests
{
    [Theory]
    [InlineData("2025/summit.fr.md", "2025/summit", "fr", "md", "summit")]
    [InlineData("2025/summit.md", "2025/summit", null, "md", "summit")]
    [InlineData("2025/summit.FR.MD", "2025/summit", "fr", "md", "summit")]
    [InlineData("2025/summit", "2025/summit", null, "", "summit")]
    [InlineData("v1.fr/summit.txt", "v1.fr/summit", null, "txt", "summit")]
    [InlineData("v1.fr/summit", "v1.fr/summit", null, "", "summit")]
    [InlineData("report.v2.md", "report.v2", null, "md", "report.v2")]
    [InlineData("report.zq.md", "report.zq", null, "md", "report.zq")]
    [InlineData("report.fr", "report", null, "fr", "report")]
    [InlineData(".md", ".md", null, "", ".md")]
    [InlineData("folder/.fr.md", "folder/.fr", null, "md", ".fr")]
    [InlineData("folder/.hidden", "folder/.hidden", null, "", ".hidden")]
    [InlineData("a.b.fr.md", "a.b", "fr", "md", "a.b")]
    [InlineData("fr.md", "fr", null, "md", "fr")]
    public void A_path_says_article_language_and_format(string path, string stem, string? language, string extension, string name)
    {
        var blob = new BlobPath(path);
        Assert.Equal((stem, language, extension, name), (blob.Stem, blob.Language, blob.Extension, blob.Name));
    }

    // These must never change: links to articles contain them.
    [Theory]
    [InlineData("2025/summit.fr.md", "xc4wfiehdk7ty")]
    [InlineData("2025/summit.txt", "xc4wfiehdk7ty")]
    [InlineData("été à Rabat.md", "rk3umdlecm2an")]
    [InlineData("a", "zklycewkdo64v")]
    public void An_id_is_the_same_for_ever(string path, string id) => Assert.Equal(id, new BlobPath(path).ArticleId);

    [Fact]
    public void Case_of_the_path_matters_as_it_does_in_Blob_Storage() =>
        Assert.NotEqual(new BlobPath("Summit.md").ArticleId, new BlobPath("summit.md").ArticleId);
}
