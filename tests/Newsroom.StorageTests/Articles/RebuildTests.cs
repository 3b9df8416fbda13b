using Azure.Data.Tables;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Publishing.Reconciling;
using Newsroom.Publishing.Translating;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>Tables and queues can be lost: the uploads have everything, and the container of editions has what was paid for.</summary>
public sealed class RebuildTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    private static readonly string[] Paths = ["un.md", "deux.md", "trois.fr.md"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_a_rebuild_is_cut_off_everything_is_as_before_and_nothing_is_paid_twice()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        // The other articles have enough events: every request of a rebuild is another place to interrupt it.
        await PublishAsync(site, "un.md", ArticleText.WithoutEvents("Un"));
        await PublishAsync(site, "deux.md", ArticleText.First("Deux"));
        await PublishAsync(site, "deux.md", ArticleText.Changed("Deux"));
        await PublishAsync(site, "deux.meta.yaml", "title: Titre corrigé");
        await PublishAsync(site, "trois.fr.md", ArticleText.First("Trois"));
        await PublishAsync(site, "trois.en.md", ArticleText.InEnglish("Three"));
        await PublishAsync(site, "quatre.md", ArticleText.AsDraft("Quatre"));
        var before = Shown(await site.SnapshotAsync());
        var bodies = (await site.BodiesAsync()).Order().ToList();
        var bill = site.Translator.Bill.Values.Sum();

        // Neighbouring requests are similar: some of them are enough here, because CrashTests interrupt ingestion at each.
        var died = 0;
        for (var (k, isOver) = (1 + (4 * Sampling.Part), false); !isOver; k += 4 * Sampling.Step)
        {
            await site.LoseTablesAsync();
            var network = died % 2 == 0 ? Network.DiesBefore(k) : Network.DiesAfter(k);
            await Record.ExceptionAsync(() => RunAsync(one => one.ReconcileAsync(), site.Start(network, Later)));
            isOver = network.Requests < k;
            died += isOver ? 0 : 1;

            await RunAsync(one => one.ReconcileAsync(), site.Start(later: Later * 2));
            await site.CarryOutOrdersAsync();
            var after = await site.SnapshotAsync();
            Assert.Equal(before, Shown(after));
            Assert.Equal(bodies, (await site.BodiesAsync()).Order());
            Assert.Equal(bill, site.Translator.Bill.Values.Sum());
            AssertConsistent(after);
        }

        Assert.InRange(died, 10 / Sampling.Step, 200);
    }

    [Fact]
    public async Task Events_and_dates_are_those_that_calendars_and_feeds_know()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        var path = "un.md";
        await PublishAsync(site, path, ArticleText.First("Un"));
        await PublishAsync(site, path, ArticleText.Corrected("Un"));
        await PublishAsync(site, "sans-date.md", "# Un titre\n\nLes voisins de la ville parlent.");
        await using var process = site.Start();
        var (before, dated) = (await process.ArticleAsync(path), await process.ArticleAsync("sans-date.md"));

        await site.LoseTablesAsync();
        await RunAsync(one => one.ReconcileAsync(), site.Start(later: Later));

        var after = await process.ArticleAsync(path);
        Assert.Equal(before.In("fr")!.EventKeys, after.In("fr")!.EventKeys);
        Assert.Equal(before.In("en")!.EventKeys, after.In("en")!.EventKeys);
        Assert.Equal(before.Live.Select(edition => edition.Updated), after.Live.Select(edition => edition.Updated));
        Assert.Equal(
            dated.Live.Select(edition => edition.Published),
            (await process.ArticleAsync("sans-date.md")).Live.Select(edition => edition.Published));
    }

    [Fact]
    public async Task A_copy_of_both_containers_is_enough_though_the_tags_of_all_files_are_others()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await PublishAsync(site, "un.md", ArticleText.First("Un"));
        await PublishAsync(site, "un.md", ArticleText.Changed("Un"));
        var bill = site.Translator.Bill.Values.Sum();
        await using var process = site.Start();
        var before = await process.ArticleAsync("un.md");

        await site.LoseTablesAsync();
        await site.UploadAsync("un.md", ArticleText.Changed("Un"));
        await RunAsync(one => one.IngestAsync("un.md"), site.Start());

        var after = await process.ArticleAsync("un.md");
        Assert.Equal(["en", "fr"], after.Live.Select(edition => edition.Language));
        Assert.Equal(before.Live.Select(edition => edition.Version), after.Live.Select(edition => edition.Version));
        Assert.Equal(bill, site.Translator.Bill.Values.Sum());

        // A file that has changed since becomes the next version: only its new sentences are translated.
        await site.LoseTablesAsync();
        await site.UploadAsync(
            "un.md", ArticleText.Changed("Un").Replace("Un plan commun en résulte.", "Personne ne s’en plaint.", StringComparison.Ordinal));
        await RunAsync(one => one.IngestAsync("un.md"), site.Start());
        await site.CarryOutOrdersAsync();
        Assert.Equal(bill + 1, site.Translator.Bill.Values.Sum());
        Assert.Equal(before.In("fr")!.EventKeys, (await process.ArticleAsync("un.md")).In("fr")!.EventKeys);
        AssertConsistent(await site.SnapshotAsync());
    }

    [Fact]
    public async Task A_translation_that_was_approved_stays_so_and_one_that_waits_waits()
    {
        var strict = new Dictionary<string, string?> { ["Newsroom:ReviewAbovePercent"] = "20" };
        var site = await emulator.NewSiteAsync("fr,en");
        site.Translator.Answer = (fragment, target) => $"{target}: {fragment.Replace('4', '?')}";
        foreach (var path in new[] { "un.md", "deux.md" })
        {
            await site.UploadAsync(path, "# Un titre\n\nLes voisins de la ville parlent. Il y a 4 projets à 5 sous.");
            await using var process = site.Start(settings: strict);
            await process.IngestAsync(path);
            await process.TranslateAllAsync(path);
        }

        await RunAsync(
            one => one.Get<ApproveTranslation>().ApproveAsync(new BlobPath("un.md").ArticleId, "en", Cancellation),
            site.Start(settings: strict));
        var bill = site.Translator.Bill.Values.Sum();

        await site.LoseTablesAsync();
        await using var after = site.Start(later: Later, settings: strict);
        await after.ReconcileAsync();
        await site.CarryOutOrdersAsync(after);
        Assert.NotNull((await after.ArticleAsync("un.md")).In("en"));
        Assert.Null((await after.ArticleAsync("deux.md")).In("en"));
        Assert.Equal("en", (await after.ArticleAsync("deux.md")).InReview.Single().Language);
        Assert.Equal(bill, site.Translator.Bill.Values.Sum());
    }

    [Fact]
    public async Task On_request_everything_is_read_again_once_whatever_its_rows_say()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        foreach (var path in Paths)
        {
            await PublishAsync(site, path, ArticleText.First(path[..2]));
        }

        var before = await ShownAsync(site);
        var bill = site.Translator.Bill.Values.Sum();
        await site.LoseTablesAsync("timeline", "events", "pending");
        await RunAsync(one => one.ReconcileAsync(), site.Start());
        Assert.NotEqual(before, await ShownAsync(site));

        await using var process = site.Start();
        await process.Get<Rebuild>().RequestAsync(Cancellation);
        Assert.Equal((0, 3), await ReadAsync());
        await Record.ExceptionAsync(() => RunAsync(one => one.ReconcileAsync(), site.Start(Network.DiesAfter(30))));
        await RunAsync(one => one.ReconcileAsync(), site.Start(later: Later));
        Assert.Equal((3, 3), await ReadAsync());
        Assert.Equal(before, await ShownAsync(site));
        Assert.Equal(bill, site.Translator.Bill.Values.Sum());

        // The run that finds nothing left ends it.
        await process.ReconcileAsync();
        Assert.Null(await process.Get<Rebuild>().FindAsync(Cancellation));

        async Task<(int Read, int Uploads)> ReadAsync()
        {
            var progress = await process.Get<ProgressCount>().ReadAsync(Cancellation);
            return (progress.Read, progress.Uploads);
        }
    }

    private static async Task<string> ShownAsync(Site site) => Shown(await site.SnapshotAsync());

    private static string Shown(Snapshot snapshot) => string.Join("\n\n", Paths.Select(snapshot.ShownOf));

    private static void AssertConsistent(Snapshot snapshot)
    {
        Assert.Empty(snapshot.MissingBodies());
        Assert.Empty(snapshot.StaleGenerations());
        Assert.Empty(snapshot.StrayEvents());
        Assert.Empty(snapshot.WrongChanges());
    }
}
