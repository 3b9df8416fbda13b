using System.Text.Json;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Translations by people, uploaded beside the original: <c>x.fr.md</c>, <c>x.en.md</c>.</summary>
public sealed class HumanTranslationTests(RunningSite sites)
{
    private static readonly string[] Pair = ["x.fr.md", "x.en.md"];

    [Theory]
    [InlineData("x.fr.md", "x.en.md")]
    [InlineData("x.en.md", "x.fr.md")]
    public async Task A_pair_ends_in_the_same_state_whichever_file_comes_first(string first, string second)
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(first, Text(folder, first));
        await folder.PublishAsync(second, Text(folder, second));

        await AssertPairAsync(folder);
    }

    [Fact]
    public async Task A_pair_that_arrives_at_once_ends_in_the_same_state()
    {
        var folder = await sites.NewFolderAsync();
        await Task.WhenAll(Pair.Select(name => folder.Site.UploadAsync(folder.Path(name), Text(folder, name))));
        foreach (var name in Pair)
        {
            await folder.Site.OverAsync(folder.Path(name), row => row.Text("state") == "complete" && row.Texts("languages").Count == 2);
        }

        await AssertPairAsync(folder);
    }

    [Fact]
    public async Task A_file_without_language_in_its_name_is_the_original_of_a_translation_beside_it()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("x.en.md", Text(folder, "x.en.md"));
        await folder.PublishAsync("x.md", Text(folder, "x.md"));

        await AssertPairAsync(folder);
    }

    [Fact]
    public async Task A_persons_translation_replaces_the_machines_and_its_deletion_brings_a_machines_back()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("x.fr.md", Text(folder, "x.fr.md"));
        Assert.Equal("machine", (await folder.ArticleAsync("x.fr.md", "en")).Text("kind"));

        await folder.PublishAsync("x.en.md", Text(folder, "x.en.md"));
        await AssertPairAsync(folder);

        await folder.WithdrawAsync("x.en.md");
        var english = await EventuallyAsync(folder, "en", "machine");
        Assert.StartsWith("The neighbours live in the city", english.Text("text"), StringComparison.Ordinal);
        Assert.Empty(await folder.FoundAsync("en", folder.Word(1)));
        Assert.Equal([folder.Id("x.md")], await folder.FoundAsync("en", folder.Word(0)));
        Assert.Equal([folder.Id("x.md")], await folder.ListedAsync("en"));
        Assert.Equal("complete", (await folder.Site.OverAsync(folder.Path("x.fr.md"))).Text("state"));
    }

    [Fact]
    public async Task When_the_original_goes_its_translation_by_a_person_becomes_the_original()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("x.fr.md", Text(folder, "x.fr.md"));
        await folder.PublishAsync("x.en.md", Text(folder, "x.en.md"));
        await folder.WithdrawAsync("x.fr.md");

        await EventuallyAsync(folder, "en", "original");
        var french = await EventuallyAsync(folder, "fr", "machine");
        Assert.Contains(folder.Word(1), french.Text("text"), StringComparison.Ordinal);
        Assert.Empty(await folder.FoundAsync("fr", folder.Word(0)));
    }

    private static Task<JsonElement> EventuallyAsync(SiteFolder folder, string language, string kind) =>
        folder.Site.EventuallyAsync(
            () => folder.ArticleAsync("x.md", language), article => article.Text("kind") == kind && article.Text("language") == language);

    private static async Task AssertPairAsync(SiteFolder folder)
    {
        var (french, english) = (await folder.ArticleAsync("x.md", "fr"), await folder.ArticleAsync("x.md", "en"));
        Assert.Equal(("fr", "original"), (french.Text("language"), french.Text("kind")));
        Assert.Equal(("en", "human"), (english.Text("language"), english.Text("kind")));
        Assert.Equal("human", Assert.Single(french.List("alternates")).Text("kind"));
        Assert.Equal("original", Assert.Single(english.List("alternates")).Text("kind"));
        Assert.False(english.TryGetProperty("engine", out _));
        Assert.Equal([folder.Id("x.md")], await folder.FoundAsync("fr", folder.Word(0)));
        Assert.Equal([folder.Id("x.md")], await folder.FoundAsync("en", folder.Word(1)));
        Assert.Empty(await folder.FoundAsync("fr", folder.Word(1)));
        Assert.Empty(await folder.FoundAsync("en", folder.Word(0)));
        foreach (var (language, kind) in new[] { ("fr", "original"), ("en", "human") })
        {
            Assert.Equal(
                kind,
                Assert.Single(
                    (await folder.Site.GetJsonAsync($"api/articles?lang={language}&tag={folder.Tag}")).List("items")).Text("kind"));
        }
    }

    private static string Text(SiteFolder folder, string name) => name.Contains(".en.", StringComparison.Ordinal)
        ? $"---\ntitle: How the neighbours live\ndate: 2025-01-02\ntags: [{folder.Tag}]\n---\n"
            + $"Our neighbours {folder.Word(1)} make the city their home."
        : $"---\ntitle: Comment vivent les voisins\ndate: 2025-01-02\ntags: [{folder.Tag}]\n---\n"
            + $"Les voisins vivent dans la ville {folder.Word(0)} et parlent de leurs projets.";
}
