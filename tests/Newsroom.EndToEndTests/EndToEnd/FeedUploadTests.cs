using System.Net;
using System.Text.Json;
using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A file with several articles, such as a JSON Feed: each is an article of the site.</summary>
public sealed class FeedUploadTests(RunningSite sites)
{
    private const string Name = "ville.json";

    [Fact]
    public async Task Each_item_of_a_feed_is_an_article_and_follows_the_file()
    {
        var folder = await sites.NewFolderAsync();
        await PublishAsync(folder, Item(folder, 1), Item(folder, 2), Item(folder, 3));
        var before = await FeedAsync(folder);
        Assert.Equal([Title(folder, 1), Title(folder, 2), Title(folder, 3)], before.Select(item => item.Text("title")).Order());
        foreach (var number in new[] { 1, 2, 3 })
        {
            Assert.Equal([folder.Id(ItemName(number))], await folder.FoundAsync("fr", folder.Word(number)));
        }

        // One is new, one gone, one changed, and one as it was.
        await PublishAsync(folder, Item(folder, 4), Item(folder, 2, "Les familles aussi."), Item(folder, 1));
        await folder.Site.OverAsync(folder.Path(ItemName(3)), row => row.Text("state") == "withdrawn");
        var after = await FeedAsync(folder);
        Assert.Equal([Title(folder, 1), Title(folder, 2), Title(folder, 4)], after.Select(item => item.Text("title")).Order());
        Assert.Equal(IdsOf(before, folder, 1, 2), IdsOf(after, folder, 1, 2));
        Assert.Contains("aussi", (await folder.ArticleAsync(ItemName(2), "fr")).Text("text"), StringComparison.Ordinal);
        Assert.Empty(await folder.FoundAsync("fr", folder.Word(3)));
        using var gone = await folder.Site.GetAsync($"api/articles/{folder.Id(ItemName(3))}?lang=fr");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);

        await folder.WithdrawAsync(Name);
        Assert.Empty(await FeedAsync(folder));
        Assert.Empty(await folder.ListedAsync("en"));
    }

    [Fact]
    public async Task Items_are_translated_and_only_the_draft_is_held_back()
    {
        var folder = await sites.NewFolderAsync();
        var file = await PublishAsync(folder, Item(folder, 1), Item(folder, 2, field: "\"status\": \"draft\""));
        Assert.Equal("complete", file.Text("state"));
        Assert.Equal([folder.Path(ItemName(1)), folder.Path(ItemName(2))], file.Texts("items"));

        var row = await folder.Site.OverAsync(folder.Path(ItemName(1)));
        Assert.Equal((folder.Path(Name), "complete"), (row.Text("parent"), row.Text("state")));
        Assert.Equal("machine", (await folder.ArticleAsync(ItemName(1), "en")).Text("kind"));

        var draft = await folder.Site.StatusAsync(folder.Path(ItemName(2)));
        Assert.Equal(("held", "It is marked as a draft."), (draft.Text("state"), draft.Text("error")));
        Assert.Equal([folder.Id(ItemName(1))], await folder.ListedAsync("fr"));
    }

    private static async Task<JsonElement> PublishAsync(SiteFolder folder, params string[] items)
    {
        var row = await folder.PublishAsync(
            Name,
            $$"""{"version": "https://jsonfeed.org/version/1.1", "language": "fr", "items": [{{string.Join(", ", items)}}]}""");
        foreach (var item in row.Texts("items"))
        {
            await folder.Site.OverAsync(item);
        }

        return row;
    }

    private static string Item(SiteFolder folder, int number, string more = "", string? field = null) =>
        $$"""
        {"id": "{{number}}", "title": "{{Title(folder, number)}}", "tags": ["{{folder.Tag}}"], "date_published": "2025-02-0{{number}}",
         "content_html": "<p>Les voisins {{folder.Word(number)}} vivent dans la ville. {{more}}</p>"{{(field is null ? "" : $", {field}")}}}
        """;

    private static string Title(SiteFolder folder, int number) => $"{number} voisins {folder.Word(number)}";

    private static string ItemName(int number) => new BlobPath(Name).ItemPath(ListItem.Key($"{number}"));

    private static async Task<IReadOnlyList<JsonElement>> FeedAsync(SiteFolder folder) =>
        (await folder.Site.GetJsonAsync($"api/feeds/fr/feed.json?tag={folder.Tag}")).List("items");

    private static IReadOnlyList<string?> IdsOf(IReadOnlyList<JsonElement> feed, SiteFolder folder, params int[] numbers) =>
        [.. numbers.Select(number => feed.Single(item => item.Text("title") == Title(folder, number)).Text("id"))];
}
