using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that publishes an article, or a new version of it and of its events.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class CrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private static readonly string First = ArticleText.First("Titre");
    private static readonly string Changed = ArticleText.Changed("Titre nouveau");
    private static readonly string English = ArticleText.InEnglish("Title");

    [Fact]
    public Task A_first_publication() => TestAsync(Upload(".md", First));

    [Fact]
    public Task A_new_version_with_another_text_date_and_events() =>
        TestAsync(Published(".md", First, Upload(".md", Changed)), languages: "fr,en,es");

    [Fact]
    public Task A_new_version_that_corrects_the_date_and_the_title_of_events() =>
        TestAsync(Published(".md", First, Upload(".md", ArticleText.Corrected("Titre"))));

    [Fact]
    public Task A_new_version_without_the_events() => TestAsync(Published(".md", First, Upload(".md", ArticleText.WithoutEvents("Titre"))));

    [Fact]
    public Task Events_that_come_back_after_they_were_called_off() =>
        TestAsync(
            Published(".md", First, Published(".md", ArticleText.WithoutEvents("Titre"), Upload(".md", ArticleText.Corrected("Titre")))));

    [Fact]
    public async Task Events_that_were_called_off_are_forgotten_after_thirty_days_whatever_happens()
    {
        var month = TimeSpan.FromDays(31);
        var site = await Emulator.NewSiteAsync("fr,en");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
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
            Assert.Equal((0, 0), (end.CancelledEvents, end.CancelledEventExpirations));
            Assert.Empty(end.StrayEvents());
            Assert.Empty(end.StaleGenerations());
            await site.DeleteAsync(path);
            await RunAsync(one => one.IngestAsync(path), site.Start());
        }
    }

    [Fact]
    public Task A_new_version_in_another_language() => TestAsync(Published(".md", First, Upload(".md", English)), languages: "fr,en,es");

    [Fact]
    public async Task Whoever_repairs_tells_readers_that_something_changed()
    {
        var site = await Emulator.NewSiteAsync("fr");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"seen-{k}.md";
            await PublishAsync(site, path, ArticleText.First("Titre"));
            await site.UploadAsync(path, ArticleText.Changed("Titre"));
            died = await Record.ExceptionAsync(() => RunAsync(one => one.IngestAsync(path), site.Start(Network.DiesBefore(k)))) is not null;
            await RunAsync(one => one.IngestAsync(path), site.Start());
            Assert.Empty((await site.SnapshotAsync()).StaleGenerations());
        }
    }
}
