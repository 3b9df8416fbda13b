using System.Collections.Concurrent;
using Newsroom.Articles;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>
/// Every write can be interrupted and repeated. A process dies at the k-th storage request of an operation, for every k; another one
/// repairs what it left. Then everything is as if nothing had happened. All cases of a test share an account, each with an article of its own.
/// </summary>
public sealed class CrashTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Undisturbed = "undisturbed";

    private static readonly string First = ArticleText.First("Titre");
    private static readonly string Changed = ArticleText.Changed("Titre nouveau");
    private static readonly string English = ArticleText.InEnglish("Title");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_first_publication() => TestAsync(Upload(".md", First));

    [Fact]
    public Task A_new_version_with_another_text_date_and_events() => TestAsync(Published(".md", First, Upload(".md", Changed)), languages: "fr,en,es");

    [Fact]
    public Task A_new_version_that_corrects_the_date_and_the_title_of_events() => TestAsync(Published(".md", First, Upload(".md", ArticleText.Corrected("Titre"))));

    [Fact]
    public Task A_new_version_without_the_events() => TestAsync(Published(".md", First, Upload(".md", ArticleText.WithoutEvents("Titre"))));

    [Fact]
    public Task Events_that_come_back_after_they_were_called_off() =>
        TestAsync(Published(".md", First, Published(".md", ArticleText.WithoutEvents("Titre"), Upload(".md", ArticleText.Corrected("Titre")))));

    [Fact]
    public Task A_withdrawn_article_that_comes_back() => TestAsync(Published(".md", First, Withdrawn(".md", Upload(".md", First))));

    [Fact]
    public async Task Events_that_were_called_off_are_forgotten_after_thirty_days_whatever_happens()
    {
        var month = TimeSpan.FromDays(31);
        var site = await emulator.NewSiteAsync("fr,en");
        for (var (k, died) = (1, true); died; k++)
        {
            var path = $"forgotten-{k}.md";
            await PublishAsync(site, path, ArticleText.First("Titre"));
            await PublishAsync(site, path, ArticleText.WithoutEvents("Titre"));
            Assert.Equal(4, (await site.SnapshotAsync()).CancelledEvents);
            // Reconciliation goes on after the failure of a step, and this is its only one.
            var network = Network.DiesBefore(k);
            await Record.ExceptionAsync(() => RunAsync(one => one.ReconcileAsync(), site.Start(network, later: month)));
            died = network.Requests >= k;
            await RunAsync(one => one.ReconcileAsync(), site.Start(later: month));
            var end = await site.SnapshotAsync();
            Assert.Equal((0, 0), (end.CancelledEvents, end.Expiries));
            Assert.Empty(end.StrayEvents());
            Assert.Empty(end.StaleGenerations());
            await site.DeleteAsync(path);
            await RunAsync(one => one.IngestAsync(path), site.Start());
        }
    }

    [Fact]
    public Task A_new_version_in_another_language() => TestAsync(Published(".md", First, Upload(".md", English)), languages: "fr,en,es");

    [Fact]
    public Task A_human_translation_in_place_of_the_machines() => TestAsync(Published(".fr.md", First, Upload(".en.md", English)));

    [Fact]
    public Task An_original_that_comes_after_its_translation() => TestAsync(Published(".en.md", English, Upload(".fr.md", First)));

    [Fact]
    public Task An_original_that_leaves_its_human_translation_outdated() => TestAsync(Published(".fr.md", First, Published(".en.md", English, Upload(".fr.md", Changed))));

    [Fact]
    public Task A_human_translation_that_is_brought_up_to_date() =>
        TestAsync(Published(".fr.md", First, Published(".en.md", English, Published(".fr.md", Changed, Upload(".en.md", ArticleText.InEnglish("New title"))))));

    [Fact]
    public Task A_translation_by_machine() => TestAsync(Ingested(".md", First, Translate(".md", "en")), byOrders: true);

    [Fact]
    public Task A_withdrawal() => TestAsync(Published(".md", First, Delete(".md")));

    [Fact]
    public Task A_withdrawal_of_an_original_that_leaves_a_translation() =>
        TestAsync(Published(".en.md", English, Published(".fr.md", First, Delete(".fr.md"))));

    // Equal times of upload are decided by the path, so the second wins in any case.
    [Fact]
    public Task A_withdrawal_that_uncovers_an_older_file() => TestAsync(Published(".txt", First, Published(".fr.md", Changed, Delete(".fr.md"))));

    [Fact]
    public Task Becoming_a_draft() => TestAsync(Published(".md", First, Upload(".md", ArticleText.AsDraft("Titre"))));

    [Fact]
    public Task A_correction_by_an_editor() => TestAsync(Published(".md", First, Upload(".meta.yaml", "title: Titre corrigé")));

    [Fact]
    public Task A_correction_that_is_taken_back() =>
        TestAsync(Published(".md", First, Published(".meta.yaml", "title: Titre corrigé\ndate: 2024-06-28", Delete(".meta.yaml"))));

    [Fact]
    public async Task What_was_translated_is_paid_once()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        var paid = 0;
        for (var died = true; died; paid++)
        {
            var path = $"paid-{paid}.md";
            await site.UploadAsync(path, ArticleText.First($"Titre {paid}"));
            await using var process = site.Start();
            await process.IngestAsync(path);
            var job = (await process.JobsAsync(path)).Single();
            died = await Record.ExceptionAsync(() => RunAsync(one => one.TranslateAsync(job), site.Start(Network.DiesAfter(paid + 1)))) is not null;
            var isKept = (await site.SnapshotAsync()).HasAlignment(job.Article, job.Version, "en");
            await RunAsync(one => one.TranslateAsync(job), site.Start());
            var bills = site.Translator.Bill[($"Titre {paid} en fr", "en")];
            Assert.True(isKept ? bills == 1 : bills <= 2);
        }

        Assert.InRange(paid, 5, 100);
    }

    [Fact]
    public async Task A_translation_that_is_renewed_for_the_glossary_is_there_once()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        for (var (k, died) = (1, true); died; k++)
        {
            var path = $"terms-{k}.md";
            await PublishAsync(site, path, $"# Un titre\n\nLes voisins parlent du terme{k}. Puis ils rient.");
            await site.UploadAsync($"glossary/{k}.csv", $"fr,en\nterme{k},term{k}\n");
            await using var process = site.Start();
            var original = (await process.ArticleAsync(path)).Original!;
            var job = new TranslationJob(original.Article, original.Version, "en", Renew: true);
            died = await Record.ExceptionAsync(() => RunAsync(one => one.TranslateAsync(job), site.Start(Network.DiesAfter(k)))) is not null;
            await RunAsync(one => one.TranslateAsync(job), site.Start());

            var english = (await process.ArticleAsync(path)).In("en")!;
            Assert.Equal(original.Version, english.SourceVersion);
            Assert.NotEqual(original.Version, english.Version);
            Assert.Equal(
                [$"{english.Version}/en", $"{english.Version}/en.alignment", $"{original.Version}/fr"],
                (await site.BodiesAsync()).Where(name => name.StartsWith(original.Article, StringComparison.Ordinal)).Select(name => name[14..]).Where(name => !name.StartsWith($"{original.Version}/en", StringComparison.Ordinal)).Order());
            Assert.Empty((await site.SnapshotAsync()).StaleGenerations());
            await site.DeleteAsync($"glossary/{k}.csv");
        }
    }

    [Fact]
    public async Task Whoever_repairs_tells_readers_that_something_changed()
    {
        var site = await emulator.NewSiteAsync("fr");
        for (var (k, died) = (1, true); died; k++)
        {
            var path = $"seen-{k}.md";
            await PublishAsync(site, path, ArticleText.First("Titre"));
            await site.UploadAsync(path, ArticleText.Changed("Titre"));
            died = await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(path), site.Start(Network.DiesBefore(k)))) is not null;
            await RunAsync(one => one.IngestAsync(path), site.Start());
            Assert.Empty((await site.SnapshotAsync()).StaleGenerations());
        }
    }

    /// <param name="prepare">Brings an article of that name to where the operation starts, and gives the operation.</param>
    /// <param name="byOrders">Whether reconciliation repairs by new orders, so that states are the same only when those are carried out.</param>
    /// <param name="languages">Of the site: every one more makes a case longer, and more of them.</param>
    private async Task TestAsync(Scenario prepare, bool byOrders = false, string languages = "fr,en")
    {
        var site = await emulator.NewSiteAsync(languages);

        // A rehearsal counts the requests; a few more, as those at the same time come in any order.
        var rehearsal = await prepare(site, "rehearsal");
        await using var counted = site.Start();
        await rehearsal(counted);
        var most = counted.Network.Requests + 2;

        // To die after one request or before the next leaves the same behind: one of them is repaired in this way, the other in that.
        Case[] cases = [.. Enumerable.Range(1, most).SelectMany(k => new[]
        {
            new Case($"before-{k:00}", () => Network.DiesBefore(k), ByReconciliation: k % 2 == 0),
            new Case($"after-{k:00}", () => Network.DiesAfter(k), ByReconciliation: k % 2 == 0),
        })];
        var undisturbed = await prepare(site, Undisturbed);
        var operations = new ConcurrentDictionary<Case, Func<NewsroomProcess, Task>>();
        await ForEachAsync(cases, async one => operations[one] = await prepare(site, one.Name));
        await site.ForgetOrdersAsync();

        await RunAsync(undisturbed, site.Start());
        var died = 0;
        await ForEachAsync(cases, async one =>
        {
            if (await Record.ExceptionAsync(() => RunAsync(operations[one], site.Start(one.Network()))) is not null)
            {
                Interlocked.Increment(ref died);
            }
        });
        Assert.InRange(died, cases.Length / 2, cases.Length - 2);

        await ForEachAsync(cases.Where(one => !one.ByReconciliation), one => RunAsync(operations[one], site.Start()));
        await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1)));
        AssertAllAsUndisturbed(await site.SnapshotAsync(), cases.Where(one => !byOrders || !one.ByReconciliation));

        await site.CarryOutOrdersAsync();
        var end = await site.SnapshotAsync();
        AssertAllAsUndisturbed(end, cases);
        Assert.Empty(end.MissingBodies());
        Assert.Empty(end.StaleGenerations());
        Assert.Empty(end.StrayEvents());
        Assert.Empty(end.KeptForEver());
    }

    private static void AssertAllAsUndisturbed(Snapshot snapshot, IEnumerable<Case> cases)
    {
        var expected = snapshot.Of($"{Undisturbed}.md");
        Assert.All(cases, one =>
        {
            var found = snapshot.Of($"{one.Name}.md");
            var missing = string.Join('\n', expected.Split('\n').Except(found.Split('\n')));
            Assert.True(expected == found, $"Missing:\n{missing}\nInstead:\n{string.Join('\n', found.Split('\n').Except(expected.Split('\n')))}");
        });
    }

    private static Task ForEachAsync(IEnumerable<Case> cases, Func<Case, Task> act) => Parallel.ForEachAsync(
        cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (one, _) => await act(one));

    private sealed record Case(string Name, Func<Network> Network, bool ByReconciliation);
}
