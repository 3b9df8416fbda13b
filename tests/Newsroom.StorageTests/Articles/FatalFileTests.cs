using Newsroom.Content;
using Newsroom.Storage.Stores;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>A process ends over a file, for example because reading it takes too much memory.</summary>
public sealed class FatalFileTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Path = "fatal.md";
    private const int MaxRequests = 30;

    /// <summary>No pause between attempts is longer.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_over_which_the_process_ended_twice_is_rejected_and_says_so()
    {
        var site = await SiteWithInterruptedFileAsync();
        await EndUntilAsync(site, entry => entry?.ReadAlone is not null);

        await using (var another = site.Start())
        {
            // It could be read by another process just now.
            await another.IngestAsync(Path);
            Assert.Equal(LedgerState.Received, (await EntryAsync(site)).State);
        }

        await using var process = site.Start(later: Later);
        await process.ReconcileAsync();
        var entry = await EntryAsync(site);
        Assert.Equal((LedgerState.Rejected, null), (entry.State, entry.ReadAlone));
        Assert.Contains("ended twice", entry.Error, StringComparison.Ordinal);

        await site.UploadAsync(Path, ArticleText.Changed("Titre"));
        await process.IngestAsync(Path);
        Assert.Equal(LedgerState.Complete, (await EntryAsync(site)).State);
    }

    [Fact]
    public async Task A_file_that_was_only_read_at_the_same_time_is_read_by_itself_and_published()
    {
        var site = await SiteWithInterruptedFileAsync();
        await using var process = site.Start(later: Later);
        await process.ReconcileAsync();
        var entry = await EntryAsync(site);
        Assert.Equal((LedgerState.Complete, 2, null), (entry.State, entry.Attempts, entry.ReadAlone));
    }

    [Fact]
    public async Task A_file_that_became_an_article_of_another_id_stays_that_article()
    {
        const string path = "content/fr/gardens.md";
        const string before = "aaaaaaaaaaaaa";
        var site = await emulator.NewSiteAsync("fr");
        await site.UploadAsync(path, ArticleText.First("Titre"));
        await using var process = site.Start();
        await process.IngestAsync(path);
        var entry = (await process.Get<Ledger>().FindAsync(path, Cancellation))!;
        Assert.NotNull(await process.Get<Ledger>().TryTakeOverAsync(entry with { Article = before }, Cancellation));

        await site.UploadAsync(path, ArticleText.Changed("Titre"));
        await process.IngestAsync(path);
        entry = (await process.Get<Ledger>().FindAsync(path, Cancellation))!;
        Assert.Equal((LedgerState.Complete, before), (entry.State, entry.Article));
        Assert.Single((await process.Get<ArticleStore>().LoadAsync(before, Cancellation)).Article.Sources);
    }

    private async Task<Site> SiteWithInterruptedFileAsync()
    {
        var site = await emulator.NewSiteAsync("fr");
        await site.UploadAsync(Path, ArticleText.First("Titre"));
        await EndUntilAsync(site, entry => entry is not null);
        var first = await EntryAsync(site);
        Assert.Equal((LedgerState.Received, 1, null), (first.State, first.Attempts, first.ReadAlone));
        return site;
    }

    /// <summary>Ends one process after the other, each a request later, until the ledger row is as it should be.</summary>
    private static async Task EndUntilAsync(Site site, Predicate<LedgerEntry?> isReached)
    {
        for (var request = 1; !isReached(await FindAsync(site)); request++)
        {
            Assert.True(request < MaxRequests);
            await using var process = site.Start(Network.DiesAfter(request));
            await Record.ExceptionAsync(() => process.IngestAsync(Path));
        }
    }

    private static async Task<LedgerEntry> EntryAsync(Site site) => (await FindAsync(site))!;

    private static async Task<LedgerEntry?> FindAsync(Site site)
    {
        await using var process = site.Start();
        return await process.Get<Ledger>().FindAsync(Path, Cancellation);
    }
}
