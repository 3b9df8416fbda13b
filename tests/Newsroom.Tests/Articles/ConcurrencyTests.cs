using Newsroom.Articles;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>
/// Two processes at work on one article: the first is stopped at its k-th storage request, for every k, until the second has come to its end.
/// Whoever is last, the state is that of the newest content.
/// </summary>
public sealed class ConcurrencyTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Undisturbed = "undisturbed";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Of_two_first_versions_the_newer_wins() => TestAsync(
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.First("Titre"));
            return process => process.IngestAsync($"{name}.md");
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.Changed("Titre nouveau"));
            return process => process.IngestAsync($"{name}.md");
        });

    [Fact]
    public Task Of_two_later_versions_the_newer_wins() => TestAsync(
        async (site, name) =>
        {
            await PublishAsync(site, $"{name}.md", ArticleText.InEnglish("Title"));
            await site.UploadAsync($"{name}.md", ArticleText.First("Titre"));
            return process => process.IngestAsync($"{name}.md");
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.Changed("Titre nouveau"));
            return process => process.IngestAsync($"{name}.md");
        });

    [Fact]
    public Task An_original_and_its_translation_come_at_the_same_time() => TestAsync(
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.fr.md", ArticleText.First("Titre"));
            return process => process.IngestAsync($"{name}.fr.md");
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.en.md", ArticleText.InEnglish("Title"));
            return process => process.IngestAsync($"{name}.en.md");
        });

    [Fact]
    public Task A_translation_and_its_original_come_at_the_same_time() => TestAsync(
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.en.md", ArticleText.InEnglish("Title"));
            return process => process.IngestAsync($"{name}.en.md");
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.fr.md", ArticleText.First("Titre"));
            return process => process.IngestAsync($"{name}.fr.md");
        });

    [Fact]
    public Task A_machine_never_writes_over_a_person() => TestAsync(
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.fr.md", ArticleText.First("Titre"));
            await using var process = site.Start();
            await process.IngestAsync($"{name}.fr.md");
            var job = (await process.JobsAsync($"{name}.fr.md")).Single(order => order.Language == "en");
            return one => one.TranslateAsync(job);
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.en.md", ArticleText.InEnglish("Title"));
            return process => process.IngestAsync($"{name}.en.md");
        });

    [Fact]
    public Task What_is_uploaded_again_while_it_is_withdrawn_is_there() => TestAsync(
        async (site, name) =>
        {
            await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
            await site.DeleteAsync($"{name}.md");
            return process => process.IngestAsync($"{name}.md");
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.Changed("Titre nouveau"));
            return process => process.IngestAsync($"{name}.md");
        });

    [Fact]
    public Task What_is_deleted_while_it_is_published_is_gone() => TestAsync(
        async (site, name) =>
        {
            await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
            await site.UploadAsync($"{name}.md", ArticleText.Changed("Titre nouveau"));
            return process => process.IngestAsync($"{name}.md");
        },
        async (site, name) =>
        {
            await site.DeleteAsync($"{name}.md");
            return process => process.IngestAsync($"{name}.md");
        });

    [Fact]
    public Task A_draft_that_is_released_while_it_is_held_back_is_there() => TestAsync(
        async (site, name) =>
        {
            await PublishAsync(site, $"{name}.md", ArticleText.First("Titre"));
            await site.UploadAsync($"{name}.md", ArticleText.AsDraft("Titre"));
            return process => process.IngestAsync($"{name}.md");
        },
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.Changed("Titre nouveau"));
            return process => process.IngestAsync($"{name}.md");
        });

    [Fact]
    public Task Two_translations_that_end_together_complete_the_article() => TestAsync(
        async (site, name) =>
        {
            await site.UploadAsync($"{name}.md", ArticleText.First("Titre"));
            await using var process = site.Start();
            await process.IngestAsync($"{name}.md");
            var job = (await process.JobsAsync($"{name}.md")).Single(order => order.Language == "en");
            return one => one.TranslateAsync(job);
        },
        async (site, name) =>
        {
            await using var process = site.Start();
            var job = (await process.JobsAsync($"{name}.md")).Single(order => order.Language == "es");
            return one => one.TranslateAsync(job);
        });

    private static async Task PublishAsync(Site site, string path, string text)
    {
        await site.UploadAsync(path, text);
        await using var process = site.Start();
        await process.IngestAsync(path);
        await process.TranslateAllAsync(path);
    }

    private async Task TestAsync(
        Func<Site, string, Task<Func<NewsroomProcess, Task>>> prepareFirst, Func<Site, string, Task<Func<NewsroomProcess, Task>>> prepareSecond)
    {
        var site = await emulator.NewSiteAsync("fr,en,es");
        var first = await prepareFirst(site, Undisturbed);
        await using var counted = site.Start();
        await first(counted);
        await RunAsync(await prepareSecond(site, Undisturbed), site.Start());
        var most = counted.Network.Requests + 1;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, most),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (k, _) => await InterleaveAsync(site, k, await prepareFirst(site, Name(k)), prepareSecond));
        await site.CarryOutOrdersAsync();
        var snapshot = await site.SnapshotAsync();
        var expected = snapshot.ShownOf($"{Undisturbed}.md");
        Assert.All(Enumerable.Range(1, most), k => Assert.Equal(expected, snapshot.ShownOf($"{Name(k)}.md")));
        Assert.Empty(snapshot.MissingBodies());
    }

    private static async Task InterleaveAsync(
        Site site, int k, Func<NewsroomProcess, Task> first, Func<Site, string, Task<Func<NewsroomProcess, Task>>> prepareSecond)
    {
        var stopped = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var running = RunAsync(first, site.Start(new Network(async (number, send) =>
        {
            if (number == k)
            {
                stopped.TrySetResult();
                await goOn.Task;
            }

            await send();
        })));
        await Task.WhenAny(stopped.Task, running);
        await RunAsync(await prepareSecond(site, Name(k)), site.Start());
        goOn.SetResult();
        await running;
    }

    private static string Name(int k) => $"case-{k:00}";

    private static async Task RunAsync(Func<NewsroomProcess, Task> operation, NewsroomProcess process)
    {
        await using (process)
        {
            await operation(process);
        }
    }
}
