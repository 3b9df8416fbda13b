using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A person's translation stays when the original changes, and is marked as outdated.</summary>
public sealed class OutdatedTests(RunningSite sites)
{
    private const string First = "Les voisins vivent dans la ville. Ils parlent de leurs projets.";
    private const string English = "Our neighbours live in town. They talk about their plans.";

    [Theory]
    [InlineData("x.fr.md", "x.en.md")]
    [InlineData("x.en.md", "x.fr.md")]
    public async Task What_changed_in_the_original_since_is_told_until_a_new_translation_comes(string first, string second)
    {
        var folder = await sites.NewFolderAsync();
        foreach (var name in new[] { first, second })
        {
            await folder.PublishAsync(name, name == "x.fr.md" ? Text(folder, First) : Text(folder, English));
        }

        Assert.False((await folder.ArticleAsync("x.md", "en")).TryGetProperty("outdated", out _));
        var before = await BodiesAsync(folder);
        await folder.PublishAsync(
            "x.fr.md", Text(folder, "Les voisins vivent dans la ville. Ils parlent de leurs familles. Ils dansent aussi."));

        var english = await folder.ArticleAsync("x.md", "en");
        Assert.Equal("human", english.Text("kind"));
        Assert.Contains("Our neighbours", english.Text("text"), StringComparison.Ordinal);
        var outdated = english.GetProperty("outdated");
        Assert.Equal(["Ils parlent de leurs familles.", "Ils dansent aussi."], outdated.Texts("changed"));
        Assert.Equal(["Ils parlent de leurs projets."], outdated.Texts("removed"));
        Assert.Equal((await folder.ArticleAsync("x.md", "fr")).Time("updated"), outdated.Time("since"));
        Assert.Equal(
            ["The original has changed since: 2 sentences are new, 1 is gone."],
            (await folder.Site.StatusAsync(folder.Path("x.en.md"))).Texts("warnings"));
        Assert.Contains(
            "The original has changed since this translation was made.",
            await folder.Site.GetTextAsync($"en/{folder.Id("x.md")}"),
            StringComparison.Ordinal);
        Assert.DoesNotContain("a été modifié", await folder.Site.GetTextAsync($"fr/{folder.Id("x.md")}"), StringComparison.Ordinal);

        // The body of its original is kept as long as it is needed.
        Assert.Empty(before.Except(await BodiesAsync(folder)));
        var row = await folder.PublishAsync(
            "x.en.md", Text(folder, "Our neighbours live in town. They talk about their families. They dance, too."));
        Assert.Empty(row.Texts("warnings"));
        Assert.False((await folder.ArticleAsync("x.md", "en")).TryGetProperty("outdated", out _));
        await folder.Site.EventuallyAsync(() => BodiesAsync(folder), bodies => bodies.Count == 2 && !bodies.Intersect(before).Any());
    }

    [Fact]
    public async Task What_is_no_sentence_makes_nothing_outdated()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("x.fr.md", Text(folder, First));
        await folder.PublishAsync("x.en.md", Text(folder, English));
        await folder.PublishAsync("x.fr.md", Text(folder, First, tag: "ville"));

        Assert.Contains("ville", (await folder.ArticleAsync("x.md", "fr")).Texts("tags"));
        Assert.False((await folder.ArticleAsync("x.md", "en")).TryGetProperty("outdated", out _));
        await folder.Site.EventuallyAsync(() => BodiesAsync(folder), bodies => bodies.Count == 2);
    }

    [Fact]
    public async Task A_version_that_comes_back_makes_a_translation_current_again_and_a_deletion_leaves_nothing()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("x.fr.md", Text(folder, First));
        await folder.PublishAsync("x.en.md", Text(folder, English));
        await folder.PublishAsync("x.fr.md", Text(folder, "Les familles dansent."));
        Assert.True((await folder.ArticleAsync("x.md", "en")).TryGetProperty("outdated", out _));

        await folder.PublishAsync("x.fr.md", Text(folder, First));
        Assert.False((await folder.ArticleAsync("x.md", "en")).TryGetProperty("outdated", out _));
        Assert.Empty((await folder.Site.StatusAsync(folder.Path("x.en.md"))).Texts("warnings"));

        await folder.PublishAsync("x.fr.md", Text(folder, "Les familles dansent."));
        await folder.WithdrawAsync("x.fr.md");
        await folder.WithdrawAsync("x.en.md");
        await folder.Site.EventuallyAsync(() => BodiesAsync(folder), bodies => bodies.Count == 0);
    }

    private static async Task<IReadOnlyList<string>> BodiesAsync(SiteFolder folder) =>
    [
        .. (await folder.Site.BodiesAsync())
            .Where(name => name.StartsWith($"{folder.Id("x.md")}/", StringComparison.Ordinal))
            .OrderBy(name => name.Split('/')[2], StringComparer.Ordinal),
    ];

    private static string Text(SiteFolder folder, string text, string tag = "voisins") =>
        $"---\ntitle: Voisins\nsummary: Voisins.\ndate: 2025-01-02\ntags: [{folder.Tag}, {tag}]\n---\n{text}";
}
