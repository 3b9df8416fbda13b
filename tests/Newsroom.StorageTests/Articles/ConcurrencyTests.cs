using Xunit;
using static Newsroom.Tests.Articles.ListText;
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
    private static readonly string Two = Feed(Item("1", "Un"), Item("2", "Deux"));

    private static readonly string Referring = $"{First}\n\n[Le rapport annuel](r.pdf) dit ce que la ville fera de ses quais.";
    private const string Pdf = "%PDF-1.7 Rapport";

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

    [Fact]
    public Task Of_two_versions_of_a_file_with_several_articles_the_newer_wins() => TestListAsync(
        Published(".json", Two, Upload(".json", Feed(Item("3", "Trois"), Item("1", "Un nouveau")))),
        Upload(".json", Feed(Item("1", "Un autre"), Item("2", "Deux nouveau"))));

    [Fact]
    public Task An_article_that_comes_back_unchanged_while_it_is_withdrawn_is_there() =>
        TestListAsync(Published(".json", Two, Upload(".json", Feed(Item("1", "Un")))), Upload(".json", Two));

    [Fact]
    public Task An_article_that_is_gone_while_it_is_published_is_gone() =>
        TestListAsync(Published(".json", Feed(Item("1", "Un")), Upload(".json", Two)), Upload(".json", Feed(Item("1", "Un"))));

    [Fact]
    public Task A_file_with_several_articles_that_comes_back_while_it_is_withdrawn_is_there() =>
        TestListAsync(Published(".json", Two, Delete(".json")), Upload(".json", Two));

    [Fact]
    public Task A_file_with_several_articles_that_is_deleted_while_it_is_published_is_gone() =>
        TestListAsync(Published(".json", Feed(Item("1", "Un")), Upload(".json", Two)), Delete(".json"));

    [Fact]
    public Task Of_two_contents_of_a_file_the_newer_wins() =>
        TestFileAsync(Ingested("/a.md", Referring, Upload("/r.pdf", Pdf)), Upload("/r.pdf", $"{Pdf} new"));

    [Fact]
    public Task A_file_and_an_article_that_refers_to_it_come_at_the_same_time() =>
        TestFileAsync(Upload("/a.md", Referring), Upload("/r.pdf", Pdf));

    [Fact]
    public Task An_article_and_a_file_that_it_refers_to_come_at_the_same_time() =>
        TestFileAsync(Upload("/r.pdf", Pdf), Upload("/a.md", Referring));

    [Fact]
    public Task A_file_that_is_deleted_while_it_is_read_is_gone() =>
        TestFileAsync(Ingested("/a.md", Referring, Ingested("/r.pdf", Pdf, Upload("/r.pdf", $"{Pdf} new"))), Delete("/r.pdf"));

    [Fact]
    public Task A_file_that_is_uploaded_again_while_it_is_withdrawn_is_there() =>
        TestFileAsync(Ingested("/a.md", Referring, Ingested("/r.pdf", Pdf, Delete("/r.pdf"))), Upload("/r.pdf", Pdf));

    [Fact]
    public Task Two_versions_of_an_article_refer_to_different_files() => TestFileAsync(
        Ingested("/a.md", Referring, Upload("/a.md", Changed)), Upload("/a.md", $"{Changed}\n\n[Une autre annexe](s.pdf) dit ce que la ville fera de ses quais."));

    private Task TestFileAsync(Scenario prepareFirst, Scenario prepareSecond) =>
        TestAsync(prepareFirst, prepareSecond, languages: "fr", endings: ["/a.md", "/r.pdf"]);

    /// <summary>
    /// An article of a file may come back with the content that it had, which its row cannot tell from before: reconciliation does.
    /// </summary>
    private Task TestListAsync(Scenario prepareFirst, Scenario prepareSecond) => TestAsync(
        prepareFirst, prepareSecond, reconciles: true, languages: "fr", endings: [".json", Ending("1"), Ending("2"), Ending("3")]);

    private async Task TestAsync(
        Scenario prepareFirst,
        Scenario prepareSecond,
        int from = 1,
        bool reconciles = false,
        string languages = "fr,en,es",
        IReadOnlyList<string>? endings = null)
    {
        var site = await emulator.NewSiteAsync(languages);
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
        if (reconciles)
        {
            await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(1)));
        }

        var snapshot = await site.SnapshotAsync();
        foreach (var ending in endings ?? [".md"])
        {
            var expected = Present(snapshot.ShownOf($"{Undisturbed}{ending}"));
            Assert.All(stops, k => Assert.Equal(expected, Present(snapshot.ShownOf($"{Name(k)}{ending}"))));
        }

        Assert.Empty(snapshot.MissingBodies());
        Assert.Empty(snapshot.StrayEvents());
        Assert.Empty(snapshot.KeptForEver());
        Assert.Empty(snapshot.WrongChanges());
        Assert.Empty(snapshot.StrayReferences());
        Assert.Empty(snapshot.StrayAliases());
        Assert.Empty(snapshot.UnseenFiles());
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

    /// <summary>Without what is left of a file that was withdrawn: it may have been deleted before any process knew of it.</summary>
    private static string Present(string facts) => string.Join('\n', facts.Split('\n').Where(fact =>
        !fact.Contains("State=Withdrawn", StringComparison.Ordinal) && fact != "articles <article> article: Article="));

    private static string Name(int k) => $"case-{k:00}";
}
