using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A site can get another language, and lose one, after its articles were published.</summary>
public sealed class SiteLanguagesTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);
    private static readonly Dictionary<string, string?> WithSpanish = new() { ["Newsroom:Languages"] = "fr,en,es" };
    private static readonly string[] Paths = ["un.md", "deux.fr.md"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_it_is_cut_off_every_article_gets_the_language_and_loses_it_again_and_is_paid_once()
    {
        var site = await PublishedAsync();
        var before = await ShownAsync(site);
        var paid = 0;
        for (var (k, died) = (1, true); died; k += 2)
        {
            var network = Network.DiesBefore(k);
            await Record.ExceptionAsync(() => RunAsync(one => one.ReconcileAsync(), site.Start(network, settings: WithSpanish)));
            died = network.Requests >= k;
            await using (var process = site.Start(later: Later, settings: WithSpanish))
            {
                await process.ReconcileAsync();
                await site.CarryOutOrdersAsync(process);
                foreach (var path in Paths)
                {
                    Assert.Equal(EditionKind.Machine, (await process.ArticleAsync(path)).In("es")!.Kind);
                    Assert.Equal(LedgerState.Complete, (await process.LedgerAsync(path))!.State);
                }

                var progress = await process.Get<ProgressCount>().ReadAsync(Cancellation);
                Assert.Equal(
                    [new LanguageProgress("fr", 2, 2), new LanguageProgress("en", 2, 2), new LanguageProgress("es", 2, 2)],
                    progress.Languages);
                Assert.True(progress.IsComplete);
            }

            var bill = site.Translator.Bill.Values.Sum();
            paid = paid == 0 ? bill : paid;
            Assert.Equal(paid, bill);
            await Record.ExceptionAsync(() => RunAsync(one => one.ReconcileAsync(), site.Start(Network.DiesAfter(k))));
            await RunAsync(one => one.ReconcileAsync(), site.Start(later: Later));
            Assert.Equal(before, await ShownAsync(site));
            var end = await site.SnapshotAsync();
            Assert.Empty(end.MissingBodies());
            Assert.Empty(end.StrayEvents());
            Assert.Empty(end.StaleGenerations());
        }
    }

    [Fact]
    public async Task While_many_orders_wait_none_are_added()
    {
        var site = await PublishedAsync();
        await using var process = site.Start(settings: WithSpanish);
        var orders = process.Get<TranslationOrders>();
        var many = Enumerable
            .Range(0, TranslationOrders.MaxQueued / 20)
            .Select(_ => new TranslationJob("aaaaaaaaaaaaa", "v", "es"))
            .ToList();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 20), Cancellation, async (_, token) => await orders.SendAsync(new TranslationPlan(many, []), token));
        await process.ReconcileAsync();
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync("un.md"))!.State);

        await site.ForgetOrdersAsync();
        await process.ReconcileAsync();
        Assert.Equal(LedgerState.Published, (await process.LedgerAsync("un.md"))!.State);
        Assert.Equal(TranslationOrders.MaxQueued / 3 - 1, await orders.CapacityAsync(Cancellation));
    }

    [Fact]
    public async Task A_row_that_is_older_than_the_column_is_looked_at_only_where_a_language_is_missing()
    {
        var site = await PublishedAsync();
        await using var process = site.Start();
        await process.Get<Ledger>().UpdateAsync("un.md", row => Task.FromResult(row with { SiteLanguages = null }), Cancellation);
        var row = await process.LedgerAsync("un.md");
        await process.ReconcileAsync();
        Assert.Equal(row!.RowETag, (await process.LedgerAsync("un.md"))!.RowETag);

        await using var other = site.Start(settings: WithSpanish);
        await other.ReconcileAsync();
        row = await process.LedgerAsync("un.md");
        Assert.Equal((LedgerState.Published, "fr,en,es"), (row!.State, row.SiteLanguages));
    }

    [Fact]
    public async Task Of_two_uploads_the_one_in_the_sites_first_language_becomes_the_original()
    {
        var site = await PublishedAsync();
        await using var process = site.Start(settings: new Dictionary<string, string?> { ["Newsroom:Languages"] = "en,fr" });
        Assert.Equal("fr", (await process.ArticleAsync("deux.fr.md")).Original!.Language);
        await process.ReconcileAsync();
        Assert.Equal("en", (await process.ArticleAsync("deux.fr.md")).Original!.Language);
        Assert.Equal(EditionKind.Human, (await process.ArticleAsync("deux.fr.md")).In("fr")!.Kind);
    }

    private async Task<Site> PublishedAsync()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await PublishAsync(site, "un.md", ArticleText.First("Un"));
        await PublishAsync(site, "deux.fr.md", ArticleText.First("Deux"));
        await PublishAsync(site, "deux.en.md", ArticleText.InEnglish("Two"));
        return site;
    }

    private static async Task<string> ShownAsync(Site site)
    {
        var snapshot = await site.SnapshotAsync();
        return string.Join("\n\n", Paths.Select(snapshot.ShownOf));
    }
}
