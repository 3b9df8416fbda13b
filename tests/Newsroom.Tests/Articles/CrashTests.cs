using System.Collections.Concurrent;
using Newsroom.Articles;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>
/// Every write can be interrupted and repeated. A process dies at the k-th storage request of an operation, for every k; another one
/// repairs what it left. Then everything is as if nothing had happened. All cases of a test share an account, each with an article of its own.
/// </summary>
public sealed class CrashTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Undisturbed = "undisturbed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_first_publication() => TestAsync(async (site, name) =>
    {
        await site.UploadAsync($"{name}.md", ArticleText.First("Titre"));
        return process => process.IngestAsync($"{name}.md");
    });

    [Fact]
    public Task A_new_version_with_another_text_date_and_events() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
        await site.UploadAsync($"{name}.md", ArticleText.Changed("Titre nouveau"));
        return process => process.IngestAsync($"{name}.md");
    });

    [Fact]
    public Task A_new_version_in_another_language() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
        await site.UploadAsync($"{name}.md", ArticleText.InEnglish("Title"));
        return process => process.IngestAsync($"{name}.md");
    });

    [Fact]
    public Task A_human_translation_in_place_of_the_machines() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.fr.md", ArticleText.First("Titre"));
        await site.UploadAsync($"{name}.en.md", ArticleText.InEnglish("Title"));
        return process => process.IngestAsync($"{name}.en.md");
    });

    [Fact]
    public Task An_original_that_comes_after_its_translation() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.en.md", ArticleText.InEnglish("Title"));
        await site.UploadAsync($"{name}.fr.md", ArticleText.First("Titre"));
        return process => process.IngestAsync($"{name}.fr.md");
    });

    [Fact]
    public Task A_translation_by_machine() => TestAsync(
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.First("Titre"));
            await using var process = site.Start();
            await process.IngestAsync($"{name}.md");
            var job = (await process.JobsAsync($"{name}.md")).Single(order => order.Language == "en");
            return one => one.TranslateAsync(job);
        },
        byOrders: true);

    [Fact]
    public Task A_withdrawal() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
        await site.DeleteAsync($"{name}.md");
        return process => process.IngestAsync($"{name}.md");
    });

    [Fact]
    public Task A_withdrawal_of_an_original_that_leaves_a_translation() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.en.md", ArticleText.InEnglish("Title"));
        await PublishAsync(site, $"{name}.fr.md", ArticleText.First("Titre"));
        await site.DeleteAsync($"{name}.fr.md");
        return process => process.IngestAsync($"{name}.fr.md");
    });

    [Fact]
    public Task A_withdrawal_that_uncovers_an_older_file() => TestAsync(async (site, name) =>
    {
        // Equal times of upload are decided by the path, so this one wins in any case.
        await PublishAsync(site, $"{name}.txt", ArticleText.First("Titre"));
        await PublishAsync(site, $"{name}.fr.md", ArticleText.Changed("Titre du deuxième"));
        await site.DeleteAsync($"{name}.fr.md");
        return process => process.IngestAsync($"{name}.fr.md");
    });

    [Fact]
    public Task Becoming_a_draft() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
        await site.UploadAsync($"{name}.md", ArticleText.AsDraft("Titre"));
        return process => process.IngestAsync($"{name}.md");
    });

    [Fact]
    public Task A_correction_by_an_editor() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
        await site.UploadAsync($"{name}.meta.yaml", "title: Titre corrigé");
        return process => process.IngestAsync($"{name}.meta.yaml");
    });

    [Fact]
    public Task A_correction_that_is_taken_back() => TestAsync(async (site, name) =>
    {
        await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
        await PublishAsync(site, $"{name}.meta.yaml", "title: Titre corrigé\ndate: 2024-06-28");
        await site.DeleteAsync($"{name}.meta.yaml");
        return process => process.IngestAsync($"{name}.meta.yaml");
    });

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
            var isKept = (await site.SnapshotAsync()).HasBody(job.Article, job.Version, "en");
            await RunAsync(one => one.TranslateAsync(job), site.Start());
            var bills = site.Translator.Bill[($"Titre {paid} en fr", "en")];
            Assert.True(isKept ? bills == 1 : bills <= 2);
        }

        Assert.InRange(paid, 5, 100);
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

    private static async Task PublishAsync(Site site, string path, string text)
    {
        await site.UploadAsync(path, text);
        await using var process = site.Start();
        await process.IngestAsync(path);
        await process.TranslateAllAsync(path);
    }

    /// <param name="prepare">Brings an article of that name to where the operation starts, and gives the operation.</param>
    /// <param name="byOrders">Whether reconciliation repairs by new orders, so that states are the same only when those are carried out.</param>
    private async Task TestAsync(Func<Site, string, Task<Func<NewsroomProcess, Task>>> prepare, bool byOrders = false)
    {
        var site = await emulator.NewSiteAsync("fr,en,es");

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

    private static async Task RunAsync(Func<NewsroomProcess, Task> operation, NewsroomProcess process)
    {
        await using (process)
        {
            await operation(process);
        }
    }

    private sealed record Case(string Name, Func<Network> Network, bool ByReconciliation);
}
