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

    [Theory]
    [InlineData("news/gardens.pt-br.md", "news/gardens", "pt")]
    [InlineData("news/gardens.pt_BR.md", "news/gardens", "pt")]
    [InlineData("news/gardens.zh-Hans.md", "news/gardens", "zh")]
    [InlineData("news/gardens_fr.md", "news/gardens", "fr")]
    [InlineData("news/Communique_FR.docx", "news/Communique", "fr")]
    [InlineData("news/gardens_pt-br.md", "news/gardens", "pt")]
    [InlineData("content/fr/gardens.md", "content/gardens", "fr")]
    [InlineData("site/content/en/news/gardens.md", "site/content/news/gardens", "en")]
    [InlineData("content/pt-br/gardens/index.md", "content/gardens/index", "pt")]
    [InlineData("content/it/gardens.md", "content/gardens", "it")]
    [InlineData("content/fr/gardens.en.md", "content/gardens", "en")]
    [InlineData("content/fr/gardens.meta.yaml", "content/gardens", "fr")]
    public void A_language_is_also_stated_with_its_region_behind_an_underscore_or_by_a_folder_of_content(
        string path, string stem, string language)
    {
        var blob = new BlobPath(path);
        Assert.Equal((stem, language), (blob.Stem, blob.Language));
    }

    [Theory]
    [InlineData("how_to.md")]
    [InlineData("user_id.md")]
    [InlineData("budget_it.md")]
    [InlineData("check_in.md")]
    [InlineData("plan_no.md")]
    [InlineData("Report_Fr.md")]
    [InlineData("list.to-do.md")]
    [InlineData("talk.no-go.md")]
    [InlineData("v1.2_fr.md")]
    [InlineData("fr/gardens.md")]
    [InlineData("2026/it/report.md")]
    [InlineData("content/hr/report.md")]
    [InlineData("content/frogs/gardens.md")]
    [InlineData("content/fr.md")]
    [InlineData("_fr.md")]
    public void What_may_be_a_word_states_no_language_and_the_path_stays_an_article_of_its_own(string path)
    {
        var blob = new BlobPath(path);
        Assert.Equal((path[..path.LastIndexOf('.')], null), (blob.Stem, blob.Language));
    }

    [Theory]
    [InlineData(".DS_Store")]
    [InlineData("2026/.DS_Store")]
    [InlineData("Thumbs.db")]
    [InlineData("2026/desktop.ini")]
    [InlineData("2026/~$summit.docx")]
    [InlineData("2026/._summit.docx")]
    [InlineData("2026/.~lock.summit.odt#")]
    [InlineData("__MACOSX/2026/summit.md")]
    [InlineData("content/_index.md")]
    [InlineData("content/fr/_index.fr.md")]
    [InlineData("README.md")]
    [InlineData("news/readme.txt")]
    [InlineData("README")]
    [InlineData("README.fr.md")]
    [InlineData("AGENTS.md")]
    public void Files_that_systems_and_programs_leave_beside_articles_are_none(string path) => Assert.True(new BlobPath(path).IsSideFile);

    [Theory]
    [InlineData("2026/index.md")]
    [InlineData("agents.md")]
    [InlineData("2026/readme-first.md")]
    [InlineData("2026/README.docx")]
    [InlineData("...and then.md")]
    [InlineData("2026/_draft.md")]
    [InlineData("thumbs.md")]
    public void Files_with_like_names_are_articles(string path) => Assert.False(new BlobPath(path).IsSideFile);

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

    [Theory]
    [InlineData("feed.json", "feed#abcdefghijk27.json")]
    [InlineData("town/feed.fr.json", "town/feed#abcdefghijk27.fr.json")]
    [InlineData("town/feed_fr.json", "town/feed#abcdefghijk27_fr.json")]
    [InlineData("town/feed.pt-br.json", "town/feed#abcdefghijk27.pt-br.json")]
    [InlineData("content/fr/feed.JSON", "content/fr/feed#abcdefghijk27.JSON")]
    [InlineData("town.v2/a.b_fr.json", "town.v2/a.b_fr#abcdefghijk27.json")]
    [InlineData("été/C# et F#.json", "été/C# et F##abcdefghijk27.json")]
    public void An_article_in_a_file_with_several_has_a_path_of_its_own(string file, string item)
    {
        Assert.Equal(item, new BlobPath(file).ItemPath("abcdefghijk27"));
        var path = new BlobPath(item);
        Assert.Equal((file, "abcdefghijk27"), (path.List, path.ItemKey));
        Assert.Equal(new BlobPath(file).Language, path.Language);
        Assert.NotEqual(new BlobPath(file).ArticleId, path.ArticleId);
        Assert.Null(new BlobPath(file).List);
    }

    [Fact]
    public void A_translation_or_correction_beside_such_an_article_belongs_to_it()
    {
        var item = new BlobPath("town/feed#abcdefghijk27.fr.json");
        Assert.Equal(item.ArticleId, new BlobPath("town/feed#abcdefghijk27.en.md").ArticleId);
        var correction = new BlobPath("town/feed#abcdefghijk27.fr.meta.yaml");
        Assert.Equal((item.ArticleId, item.Base, null), (correction.ArticleId, correction.Base, correction.List));
    }

    [Theory]
    [InlineData("feed#abcdefghijk27.md")]
    [InlineData("feed#abcdefghijk2.json")]
    [InlineData("feed#abcdefghijk278.json")]
    [InlineData("feed#ABCDEFGHIJK27.json")]
    [InlineData("feed#abcdefghijk21.json")]
    [InlineData("#abcdefghijk27.json")]
    [InlineData("town/#abcdefghijk27.json")]
    public void Files_with_like_names_are_files(string path) => Assert.Null(new BlobPath(path).List);
}
