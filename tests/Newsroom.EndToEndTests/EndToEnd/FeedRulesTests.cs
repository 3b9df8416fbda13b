using System.Text;
using Newsroom.Cli;
using Newsroom.Tests.Feeds;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The feeds of all test articles conform to the rules of the W3C's feed validator.</summary>
public sealed class FeedRulesTests(RunningSite sites)
{
    private static readonly string[] Folders = ["tests/Newsroom.UnitTests/Reading/Golden", "tests/Newsroom.UnitTests/Reading/SecondSet"];

    [Fact]
    public async Task No_feed_gives_the_validator_anything_to_say()
    {
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr,en,es" });
        var files = Folders.Select(folder => RepositoryFolder.Find(folder)!).SelectMany(folder => folder.EnumerateFiles())
            .Where(file => file.Name is not ("README.md" or "golden.json" or ".gitattributes")).ToArray();
        Assert.True(files.Length > 60);
        await Task.WhenAll(files.Select(async file =>
            await site.UploadAsync(
                $"{file.Directory!.Name}/{file.Name}",
                await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken))));
        await Task.WhenAll(files.Select(file => site.OverAsync($"{file.Directory!.Name}/{file.Name}")));
        var items = 0;
        foreach (var language in new[] { "fr", "en", "es" })
        {
            foreach (var format in new[] { "rss.xml", "atom.xml" })
            {
                for (var address = $"{site.Http.BaseAddress}api/feeds/{language}/{format}?limit=40"; address is not null;)
                {
                    var document = await site.GetTextAsync(address);
                    FeedRules.AssertValid(Encoding.UTF8.GetBytes(document), address);
                    var view = FeedView.Read(document);
                    items += view.Items.Count;
                    address = view.Links.GetValueOrDefault("next");
                }
            }
        }

        Assert.InRange(items, 2 * 60, 2 * files.Length);
        Assert.Empty(site.Errors);
    }
}
