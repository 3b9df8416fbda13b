using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>
/// Two processes work on one article: the first is stopped at its k-th storage request, for every k, until the second has finished.
/// Whichever is last, the state is that of the newest content.
/// </summary>
public sealed class ConcurrencyTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Undisturbed = "undisturbed";

    private static readonly string First = ArticleText.First("Titre");
    private static readonly string Changed = ArticleText.Changed("Titre nouveau");
    private static readonly string English = ArticleText.InEnglish("Title");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Of_two_first_versions_the_newer_wins() => TestAsync(Upload(".md", First), Upload(".md", Changed));

    [Fact]
    public Task Of_two_later_versions_the_newer_wins() =>
        TestAsync(Published(".md", English, Upload(".md", First)), Upload(".md", Changed));

    [Fact]
    public Task An_original_and_its_translation_come_at_the_same_time() => TestAsync(Upload(".fr.md", First), Upload(".en.md", English));

    [Fact]
    public Task A_translation_and_its_original_come_at_the_same_time() => TestAsync(Upload(".en.md", English), Upload(".fr.md", First));

    [Fact]
    public Task A_machine_never_writes_over_a_person() =>
        TestAsync(Ingested(".fr.md", First, Translate(".fr.md", "en")), Upload(".en.md", English));

    [Fact]
    public Task What_is_uploaded_again_while_it_is_withdrawn_is_there() =>
        TestAsync(Published(".md", First, Delete(".md")), Upload(".md", Changed));

    [Fact]
    public Task A_corrected_date_comes_while_the_article_is_withdrawn() =>
        TestAsync(Published(".md", First, Delete(".md")), Upload(".md", ArticleText.Corrected("Titre")));

    [Fact]
    public Task What_is_deleted_while_it_is_published_is_gone() =>
        TestAsync(Published(".md", First, Upload(".md", Changed)), Delete(".md"));

    [Fact]
    public Task What_is_deleted_while_it_is_published_for_the_first_time_is_gone() =>
        TestAsync(Ingested(".md", ArticleText.AsDraft("Titre"), Upload(".md", First)), Delete(".md"));

    /// <summary>
    /// A process checks the schema first. Before two more requests are answered only the process itself knows of the upload: then
    /// reconciliation detects a deletion.
    /// </summary>
    [Fact]
    public Task What_is_deleted_once_it_is_in_the_ledger_is_gone() => TestAsync(Upload(".md", First), Delete(".md"), from: 4);

    [Fact]
    public Task A_draft_that_is_released_while_it_is_held_back_is_there() =>
        TestAsync(Published(".md", First, Upload(".md", ArticleText.AsDraft("Titre"))), Upload(".md", Changed));

    [Fact]
    public Task Two_translations_that_end_together_complete_the_article() =>
        TestAsync(Ingested(".md", First, Translate(".md", "en")), Translate(".md", "es"));

    private async Task TestAsync(Scenario prepareFirst, Scenario prepareSecond, int from = 1)
    {
        var site = await emulator.NewSiteAsync("fr,en,es");
        var first = await prepareFirst(site, Undisturbed);
        await using var counted = site.Start();
        await first(counted);
        await RunAsync(await prepareSecond(site, Undisturbed), site.Start());
        var most = counted.Network.Requests + 1;
        var stops = Sampling.From(from, most - from + 1).ToArray();
        await Parallel.ForEachAsync(
            stops,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation },
            async (k, _) => await InterleaveAsync(site, k, await prepareFirst(site, Name(k)), prepareSecond));
        await site.CarryOutOrdersAsync();
        var snapshot = await site.SnapshotAsync();
        var expected = snapshot.ShownOf($"{Undisturbed}.md");
        Assert.All(stops, k => Assert.Equal(expected, snapshot.ShownOf($"{Name(k)}.md")));
        Assert.Empty(snapshot.MissingBodies());
        Assert.Empty(snapshot.StrayEvents());
        Assert.Empty(snapshot.KeptForEver());
        Assert.Empty(snapshot.WrongChanges());
    }

    private static async Task InterleaveAsync(Site site, int k, Func<NewsroomProcess, Task> first, Scenario prepareSecond)
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
}
