using Azure.Storage.Blobs;
using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Storage.Stores;
using Xunit;
using static Newsroom.Tests.Articles.ListText;

namespace Newsroom.Tests.Articles;

/// <summary>Files with several articles: what becomes of each article when the file changes.</summary>
public sealed class ListTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Path = "town/feed.json";

    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private const string Draft = "\"draft\": true";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_article_has_a_row_and_an_id_of_its_own_and_the_row_of_the_file_lists_them()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));

        var file = (await process.LedgerAsync(Path))!;
        Assert.Equal((LedgerState.Complete, null), (file.State, file.Error));
        Assert.Equal([PathOf("1"), PathOf("2")], file.ItemPaths);
        foreach (var (id, title) in new[] { ("1", "Un"), ("2", "Deux") })
        {
            var row = (await process.LedgerAsync(PathOf(id)))!;
            Assert.Equal((LedgerState.Complete, new BlobPath(PathOf(id)).ArticleId), (row.State, row.Article));
            Assert.Equal((title, PathOf(id)), await LiveAsync(process, id));
        }
    }

    [Fact]
    public async Task An_article_that_has_not_changed_is_not_touched_when_the_file_changes()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        var before = await RowAsync(process, "1");
        await IngestAsync(site, process, Feed(Item("3", "Trois"), Item("1", "Un"), Item("2", "Deux bis")));

        Assert.Equal(before.RowETag, (await RowAsync(process, "1")).RowETag);
        Assert.Equal("Deux bis", (await LiveAsync(process, "2"))?.Title);
        Assert.Equal("Trois", (await LiveAsync(process, "3"))?.Title);
    }

    [Fact]
    public async Task An_article_that_is_gone_is_withdrawn_and_comes_back_as_the_same_in_another_version()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        var first = (await process.ArticleAsync(PathOf("2"))).In("fr")!.Version;
        await IngestAsync(site, process, Feed(Item("1", "Un")));
        Assert.Null(await LiveAsync(process, "2"));
        Assert.Equal(LedgerState.Withdrawn, (await RowAsync(process, "2")).State);
        Assert.Equal([PathOf("1")], (await process.LedgerAsync(Path))!.ItemPaths);

        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);
        Assert.Equal(LedgerState.Complete, (await RowAsync(process, "2")).State);
        Assert.NotEqual(first, (await process.ArticleAsync(PathOf("2"))).In("fr")!.Version);
    }

    [Fact]
    public async Task A_feed_without_any_item_withdraws_all()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        await IngestAsync(site, process, Feed());
        Assert.Null(await LiveAsync(process, "1"));
        Assert.Null(await LiveAsync(process, "2"));
        var file = (await process.LedgerAsync(Path))!;
        Assert.Equal((LedgerState.Complete, "It has no article any more."), (file.State, Assert.Single(file.Warnings)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"message\": \"not found\"}")]
    [InlineData("[{\"title\": ")]
    public async Task A_version_that_cannot_be_read_takes_nothing_away(string text)
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        await IngestAsync(site, process, text);
        Assert.Equal(LedgerState.Rejected, (await process.LedgerAsync(Path))!.State);
        await using var later = site.Start(later: Later);
        await later.ReconcileAsync();
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);

        await IngestAsync(site, process, Feed(Item("2", "Deux")));
        Assert.Null(await LiveAsync(process, "1"));
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);
    }

    [Fact]
    public async Task Only_the_article_that_is_a_draft_dated_in_the_future_or_not_understood_is_held_back()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(
            Item("1", "Un"),
            Item("2", "Deux", Draft),
            Item("3", "Trois", "\"publishDate\": \"2200-01-01\""),
            Item("4", "Quatre", "\"expiryDate\": \"soon\""),
            """{"id": "5", "title": {}}""",
            Item("6", "Six"),
            Item("6", "Six, un brouillon", Draft),
            Item("7", "Sept", "\"date_published\": \"2200-01-01T10:00:00Z\"")));

        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync(Path))!.State);
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);
        Assert.Equal(
            [LedgerState.Held, LedgerState.Held, LedgerState.Held, LedgerState.Rejected, LedgerState.Rejected],
            await Task.WhenAll(Enumerable.Range(2, 5).Select(async id => (await RowAsync(process, $"{id}")).State)));
        Assert.Equal(LedgerState.Held, (await RowAsync(process, "7")).State);
        for (var id = 2; id <= 7; id++)
        {
            Assert.NotEmpty((await RowAsync(process, $"{id}")).Error!);
            Assert.Null(await LiveAsync(process, $"{id}"));
        }
    }

    [Fact]
    public async Task A_public_article_that_becomes_a_draft_is_withdrawn()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        await IngestAsync(site, process, Feed(Item("1", "Un", Draft), Item("2", "Deux")));
        Assert.Null(await LiveAsync(process, "1"));
        Assert.Equal(LedgerState.Held, (await RowAsync(process, "1")).State);
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);
    }

    [Fact]
    public async Task An_article_comes_due_and_expires_by_itself()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        var (soon, end) = (DateTimeOffset.UtcNow.AddDays(2), DateTimeOffset.UtcNow.AddDays(9));
        await IngestAsync(site, process, Feed(
            Item("1", "Un", $"\"publishDate\": \"{soon:O}\""), Item("2", "Deux", $"\"expiryDate\": \"{end:O}\"")));
        Assert.Null(await LiveAsync(process, "1"));
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);

        await using var later = site.Start(later: TimeSpan.FromDays(3));
        await later.ReconcileAsync();
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);
        await using var atEnd = site.Start(later: TimeSpan.FromDays(10));
        await atEnd.ReconcileAsync();
        Assert.Null(await LiveAsync(process, "2"));
    }

    [Fact]
    public async Task An_article_expires_also_if_its_file_cannot_be_read_any_more()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        var end = DateTimeOffset.UtcNow.AddDays(2);
        await IngestAsync(site, process, Feed(Item("1", "Un", $"\"expiryDate\": \"{end:O}\""), Item("2", "Deux")));
        await IngestAsync(site, process, "[");
        await using var later = site.Start(later: TimeSpan.FromDays(3));
        await later.ReconcileAsync();
        await later.ReconcileAsync();
        Assert.Null(await LiveAsync(process, "1"));
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);
    }

    [Fact]
    public async Task A_deletion_withdraws_all_whichever_way_it_is_noticed()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start(later: Later);
        foreach (var notice in new[] { () => process.IngestAsync(Path), process.ReconcileAsync })
        {
            await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
            await site.DeleteAsync(Path);
            await notice();
            Assert.Null(await LiveAsync(process, "1"));
            Assert.Null(await LiveAsync(process, "2"));
            Assert.Equal(LedgerState.Withdrawn, (await process.LedgerAsync(Path))!.State);
        }
    }

    [Fact]
    public async Task What_no_event_announced_is_found_in_the_container()
    {
        var site = await emulator.NewSiteAsync("fr");
        await site.UploadAsync(Path, Feed(Item("1", "Un"), Item("2", "Deux")));
        await using var process = site.Start(later: Later);
        await process.ReconcileAsync();
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);
    }

    [Fact]
    public async Task An_article_whose_row_says_wrongly_that_it_was_withdrawn_is_published_again_or_withdrawn()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start(later: Later);
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        await process.Get<Ledger>().WithdrawAsync(await RowAsync(process, "1"), DateTimeOffset.UtcNow, Cancellation);
        await process.Get<Ledger>().WithdrawAsync(await RowAsync(process, "2"), DateTimeOffset.UtcNow, Cancellation);
        await process.ReconcileAsync();
        Assert.Equal(LedgerState.Complete, (await RowAsync(process, "1")).State);
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);

        await process.Get<Ledger>().WithdrawAsync(await RowAsync(process, "2"), DateTimeOffset.UtcNow, Cancellation);
        await IngestAsync(site, process, Feed(Item("1", "Un")));
        Assert.Null(await LiveAsync(process, "2"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rebuild_reads_all_again_with_the_same_ids(bool isLost)
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux"), Item("3", "Trois", Draft)));
        await site.CarryOutOrdersAsync();
        var before = await RowAsync(process, "1");
        var (versions, bill) = (await VersionsAsync(process), site.Translator.Bill.Values.Sum());
        if (isLost)
        {
            await site.LoseTablesAsync();
        }
        else
        {
            await process.Get<Rebuild>().RequestAsync(Cancellation);
        }

        await using var later = site.Start(later: Later);
        await later.ReconcileAsync();
        await site.CarryOutOrdersAsync();
        Assert.NotEqual(before.RowETag, (await RowAsync(process, "1")).RowETag);
        Assert.Equal(versions, await VersionsAsync(process));
        Assert.Equal(bill, site.Translator.Bill.Values.Sum());
        Assert.Null(await LiveAsync(process, "3"));
        await later.ReconcileAsync();
        Assert.Null(await later.Get<Rebuild>().FindAsync(Cancellation));
    }

    [Fact]
    public async Task A_translation_and_a_correction_of_one_article_have_its_path()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        // Its clock stands still: files that are uploaded meanwhile must not be of the future.
        await using var process = site.Start(later: TimeSpan.FromMinutes(1));
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        var name = PathOf("1")[..^".json".Length];
        await site.UploadAsync($"{name}.en.md", "# One\n\nThe neighbours of the town talk.");
        await process.IngestAsync($"{name}.en.md");
        await site.UploadAsync($"{name}.meta.yaml", "title: Titre corrigé");
        await process.IngestAsync($"{name}.meta.yaml");
        Assert.Equal("Titre corrigé", (await LiveAsync(process, "1"))?.Title);
        var english = (await process.ArticleAsync(PathOf("1"))).In("en")!;
        Assert.Equal(("One", EditionKind.Human), (english.Title, english.Kind));
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);

        // The file changes, and both stay.
        await IngestAsync(site, process, Feed(Item("1", "Un, encore")));
        Assert.Equal("Titre corrigé", (await LiveAsync(process, "1"))?.Title);
        await site.DeleteAsync($"{name}.meta.yaml");
        await process.IngestAsync($"{name}.meta.yaml");
        Assert.Equal("Un, encore", (await LiveAsync(process, "1"))?.Title);
    }

    [Fact]
    public async Task A_correction_of_the_file_is_rejected_and_says_how_one_article_is_corrected()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        await site.UploadAsync("town/feed.meta.yaml", "title: Titre");
        await process.IngestAsync("town/feed.meta.yaml");
        var row = (await process.LedgerAsync("town/feed.meta.yaml"))!;
        Assert.Equal(LedgerState.Rejected, row.State);
        Assert.Contains($"{PathOf("1")[..^".json".Length]}.meta.yaml", row.Error, StringComparison.Ordinal);
        await IngestAsync(site, process, Feed(Item("1", "Un nouveau")));
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync(Path))!.State);
        Assert.Equal("Un nouveau", (await LiveAsync(process, "1"))?.Title);
    }

    [Fact]
    public async Task A_file_that_a_correction_holds_back_lets_nothing_out_when_it_gets_several_articles()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await site.UploadAsync("town/feed.meta.yaml", "draft: true");
        await process.IngestAsync("town/feed.meta.yaml");
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        var file = (await process.LedgerAsync(Path))!;
        Assert.Equal(LedgerState.Rejected, file.State);
        Assert.Contains("town/feed.meta.yaml can't correct them all", file.Error, StringComparison.Ordinal);
        Assert.Null(await LiveAsync(process, "1"));

        await site.DeleteAsync("town/feed.meta.yaml");
        await process.IngestAsync("town/feed.meta.yaml");
        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);
    }

    [Fact]
    public async Task A_file_that_was_one_article_goes_on_as_the_article_of_that_title_when_there_are_more()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, """{"title": "Un", "text": "Les voisins parlent.", "language": "fr", "date": "2024-06-25"}""");
        var id = new BlobPath(Path).ArticleId;
        Assert.Equal("Un", (await process.ArticleAsync(Path)).In("fr")?.Title);
        await IngestAsync(site, process, Feed(Item("2", "Deux"), Item("1", "Un")));

        Assert.Equal(id, (await RowAsync(process, "1")).Article);
        var article = (await process.Get<ArticleStore>().LoadAsync(id, Cancellation)).Article;
        Assert.Equal(PathOf("1"), Assert.Single(article.Sources).Path);
        Assert.Equal(PathOf("1"), article.In("fr")?.Path);
        Assert.Equal("Deux", (await LiveAsync(process, "2"))?.Title);

        await IngestAsync(site, process, Feed(Item("1", "Un autre titre")));
        Assert.Equal("Un autre titre", (await process.Get<ArticleStore>().LoadAsync(id, Cancellation)).Article.In("fr")?.Title);
    }

    [Fact]
    public async Task A_feed_of_one_item_that_is_an_article_already_stays_that_article()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, """{"title": "Un", "text": "Les voisins parlent.", "language": "fr", "date": "2024-06-25"}""");
        await IngestAsync(site, process, Feed(Item("1", "Un de plus")));
        Assert.Equal("Un de plus", (await process.ArticleAsync(Path)).In("fr")?.Title);
        Assert.False((await process.LedgerAsync(Path))!.IsList);
        Assert.Null(await process.LedgerAsync(PathOf("1")));
    }

    [Fact]
    public async Task A_file_with_a_name_like_that_of_such_an_article_is_rejected_and_takes_nothing_from_it()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start(later: Later);
        var container = new BlobContainerClient(site.Connection, Inbox.Container);
        await container.UploadBlobAsync(PathOf("1"), new BinaryData("""{"title": "Autre", "text": "Autre."}"""), Cancellation);
        await process.ReconcileAsync();
        var row = await RowAsync(process, "1");
        Assert.Equal(LedgerState.Rejected, row.State);
        Assert.StartsWith("A name that ends with '#'", row.Error, StringComparison.Ordinal);

        await IngestAsync(site, process, Feed(Item("1", "Un"), Item("2", "Deux")));
        await process.IngestAsync(PathOf("1"));
        await process.ReconcileAsync();
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);
        Assert.Equal(LedgerState.Complete, (await RowAsync(process, "1")).State);

        await IngestAsync(site, process, Feed(Item("2", "Deux")));
        await process.ReconcileAsync();
        Assert.Null(await LiveAsync(process, "1"));
        await container.DeleteBlobAsync(PathOf("1"), cancellationToken: Cancellation);
        await process.ReconcileAsync();
        Assert.Equal(LedgerState.Withdrawn, (await RowAsync(process, "1")).State);
    }

    [Fact]
    public async Task A_file_with_too_many_articles_is_rejected_and_takes_nothing_away()
    {
        var site = await emulator.NewSiteAsync("fr");
        await using var process = site.Start();
        await IngestAsync(site, process, Feed(Item("1", "Un")));
        await IngestAsync(site, process, Feed([.. Enumerable.Range(1, 201).Select(id => Item($"{id}", $"Titre {id}"))]));
        var file = (await process.LedgerAsync(Path))!;
        Assert.Equal(LedgerState.Rejected, file.State);
        Assert.Contains("at most 200", file.Error, StringComparison.Ordinal);
        Assert.Equal("Un", (await LiveAsync(process, "1"))?.Title);
    }

    private static string PathOf(string id) => new BlobPath(Path).ItemPath(ListItem.Key(id));

    private static async Task IngestAsync(Site site, NewsroomProcess process, string text)
    {
        await site.UploadAsync(Path, text);
        await process.IngestAsync(Path);
    }

    private static async Task<LedgerEntry> RowAsync(NewsroomProcess process, string id) => (await process.LedgerAsync(PathOf(id)))!;

    private static async Task<(string Title, string? Path)?> LiveAsync(NewsroomProcess process, string id) =>
        (await process.ArticleAsync(PathOf(id))).In("fr") is { } edition ? (edition.Title, edition.Path) : null;

    private static async Task<IReadOnlyList<string>> VersionsAsync(NewsroomProcess process)
    {
        var articles = new[] { await process.ArticleAsync(PathOf("1")), await process.ArticleAsync(PathOf("2")) };
        return [.. articles.SelectMany(article => article.Live).Select(one => $"{one.Article} {one.Language} {one.Version}")];
    }
}
