using System.Net;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Addresses under which articles were known elsewhere: <c>aliases</c> in front matter.</summary>
public sealed class AliasTests(RunningSite sites)
{
    private const string Text = "Les voisins vivent dans la ville et parlent de leurs projets.";

    [Theory]
    [InlineData("/{0}/2019/Titre/", "/{0}/2019/titre")]
    [InlineData("https://old.example.org/{0}/%C3%A9t%C3%A9", "/{0}/été/?utm_source=mail")]
    [InlineData("{0}/comments", "/{0}/comments?replytocom=5")]
    [InlineData("/?p={0}", "/?p={0}")]
    [InlineData("/{0}/index.php?id=7&page=2", "/{0}/index.php?page=2&id=7")]
    public async Task An_old_address_leads_to_the_page_of_the_article(string alias, string requested)
    {
        var folder = await sites.NewFolderAsync();
        var row = await folder.PublishAsync("a.md", Article(Of(alias, folder)));

        Assert.Empty(row.Texts("warnings"));
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await folder.Site.SendAsync(method, Of(requested, folder));
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal($"{folder.Site.Http.BaseAddress}fr/{folder.Id("a.md")}", answer.Headers.Location!.OriginalString);
            Assert.True(answer.Headers.CacheControl!.MaxAge <= TimeSpan.FromHours(1));
        }

        using var page = await folder.Site.GetAsync($"fr/{folder.Id("a.md")}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task An_old_address_may_have_the_form_of_a_page_here()
    {
        var folder = await sites.NewFolderAsync();
        var address = $"/fr/monde-{folder.Word()[..7]}";
        await folder.PublishAsync("a.md", Article(address));
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync(folder, address));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(folder, "/fr/monde-inconnu"));
        await folder.PublishAsync("b.md", Article("/zqx"));
        Assert.Equal(folder.Id("b.md"), await TargetAsync(folder, "/zqx/"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(folder, "/zqy"));
    }

    [Fact]
    public async Task An_alias_never_stands_before_an_address_of_the_site()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("autre.md", Text);
        var page = $"/fr/{folder.Id("autre.md")}";
        var row = await folder.PublishAsync(
            "a.md", Article("/", "/api/health", "/robots.txt", "/?q=ville", "/files/current/a.jpg", "//evil.example/x", "mailto:a@b.example", page));

        Assert.Equal(7, row.Texts("warnings").Count(warning => warning.StartsWith("The alias ", StringComparison.Ordinal)));
        Assert.EndsWith("/search?q=ville", await LocationAsync(folder, "/?q=ville"), StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/api/health", "/robots.txt", page })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(folder, address));
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(folder, "/evil.example/x"));
    }

    [Fact]
    public async Task An_alias_goes_with_its_line_and_says_that_the_article_is_gone_when_it_is()
    {
        var folder = await sites.NewFolderAsync();
        var (first, second) = ($"/{folder.Tag}/first", $"/{folder.Tag}/second");
        await folder.PublishAsync("a.md", Article(first, second));
        await folder.PublishAsync("a.md", Article(second));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(folder, first));
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync(folder, second));

        await folder.PublishAsync("a.md", $"---\naliases: [{second}]\ndraft: true\n---\n{Text}");
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(folder, second));
        await folder.PublishAsync("a.md", Article(second));
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync(folder, second));

        await folder.WithdrawAsync("a.md");
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(folder, second));
        await folder.PublishAsync("a.md", Text);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(folder, second));
    }

    [Fact]
    public async Task Of_two_articles_with_one_alias_the_older_wins_until_it_is_gone()
    {
        var folder = await sites.NewFolderAsync();
        var address = $"/{folder.Tag}/both";
        await folder.PublishAsync("a.md", Article(address));
        await folder.Site.NextSecondAsync();
        var row = await folder.PublishAsync("b.md", Article(address));
        Assert.Equal(
            [$"The alias '{address}' is also one of {folder.Path("a.md")}. It leads there, as that article was published first."],
            row.Texts("warnings"));
        Assert.Equal(folder.Id("a.md"), await TargetAsync(folder, address));

        row = await folder.PublishAsync("a.md", $"{Article(address)} Ils ont raison.");
        Assert.Equal(
            [$"The alias '{address}' is also one of {folder.Path("b.md")}. It leads here, as this article was published first."],
            row.Texts("warnings"));
        Assert.Equal(folder.Id("a.md"), await TargetAsync(folder, address));

        await folder.WithdrawAsync("a.md");
        Assert.Equal(folder.Id("b.md"), await TargetAsync(folder, address));
    }

    [Fact]
    public async Task Each_edition_has_its_own_old_addresses_and_the_machine_translation_that_takes_its_place_keeps_them()
    {
        var folder = await sites.NewFolderAsync();
        var (french, english) = ($"/{folder.Tag}/titre", $"/en/{folder.Tag}/title");
        await folder.PublishAsync("a.fr.md", Article(french));
        Assert.EndsWith($"/fr/{folder.Id("a.fr.md")}", await LocationAsync(folder, french), StringComparison.Ordinal);

        await folder.PublishAsync("a.en.md", $"---\naliases: {english}\n---\nThe neighbours live in the town and talk about their plans.");
        Assert.EndsWith($"/fr/{folder.Id("a.fr.md")}", await LocationAsync(folder, french), StringComparison.Ordinal);
        Assert.EndsWith($"/en/{folder.Id("a.fr.md")}", await LocationAsync(folder, english), StringComparison.Ordinal);

        await folder.WithdrawAsync("a.fr.md");
        Assert.Equal(folder.Id("a.fr.md"), await TargetAsync(folder, french));
        await folder.Site.EventuallyAsync(
            () => folder.ArticleAsync("a.fr.md", "fr"), article => article.Text("kind") == "machine" && article.Text("language") == "fr");
        Assert.EndsWith($"/fr/{folder.Id("a.fr.md")}", await LocationAsync(folder, french), StringComparison.Ordinal);
    }

    private static string Article(params string[] aliases) =>
        $"---\naliases:\n{string.Concat(aliases.Select(alias => $"  - \"{alias}\"\n"))}---\n{Text}";

    private static string Of(string address, SiteFolder folder) => address.Replace("{0}", folder.Tag, StringComparison.Ordinal);

    private static async Task<HttpStatusCode> StatusAsync(SiteFolder folder, string address)
    {
        using var answer = await folder.Site.GetAsync(address);
        return answer.StatusCode;
    }

    private static async Task<string> LocationAsync(SiteFolder folder, string address)
    {
        using var answer = await folder.Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>The id of the article that an old address leads to.</summary>
    private static async Task<string> TargetAsync(SiteFolder folder, string address) => (await LocationAsync(folder, address))[^13..];
}
