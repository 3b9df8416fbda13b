using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>Many articles that one process publishes at the same time.</summary>
public sealed class BulkTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int Count = 32;

    private static readonly string[] Paths = [.. Enumerable.Range(0, Count).Select(number => $"2026/a{number:D2}.md")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_share_requests_and_none_is_forgotten()
    {
        var site = await emulator.NewSiteAsync("fr");
        foreach (var path in Paths)
        {
            await site.UploadAsync(path, ArticleText.First(path));
        }

        await using var process = site.Start(new Network(createsAll: true));
        await Task.WhenAll(Paths.Select(process.IngestAsync));

        // Alone each has 14 or more.
        Assert.InRange(process.Network.Requests, Count * 6, Count * 12);
        var snapshot = await site.SnapshotAsync();
        Assert.Empty(snapshot.MissingBodies());
        Assert.Empty(snapshot.StaleGenerations());
        Assert.Empty(snapshot.StrayEvents());
        Assert.Empty(snapshot.WrongChanges());
        Assert.All(Paths, path => Assert.NotEmpty(snapshot.ShownOf(path)));
    }

    [Fact]
    public async Task A_file_whose_boilerplate_becomes_known_is_read_again_once()
    {
        var site = await emulator.NewSiteAsync("fr");
        string[] paths = [.. Paths.Select(path => Path.ChangeExtension(path, ".txt"))];
        foreach (var path in paths)
        {
            await site.UploadAsync(path, $"""
                Les communes se parlent {path}

                Les maires de {path} se retrouvent à la mairie de Tunis, et parlent de leurs projets communs pour les écoles.

                La commune de {path} a déjà annoncé qu'elle enverrait deux personnes. Le programme sera publié plus tard.

                Rejoignez-nous le samedi au jardin des tilleuls
                """);
        }

        await using var process = site.Start(new Network(createsAll: true));
        await Task.WhenAll(paths.Select(process.IngestAsync));

        Assert.InRange(process.Network.Requests, Count * 6, Count * 12);
        foreach (var path in paths)
        {
            var edition = (await process.ArticleAsync(path)).In("fr")!;
            var body = await process.Get<EditionStore>().ReadAsync(edition.Article, edition.Version, "fr", Cancellation);
            Assert.EndsWith("plus tard.</p>", body!.Html.TrimEnd(), StringComparison.Ordinal);
        }
    }
}
