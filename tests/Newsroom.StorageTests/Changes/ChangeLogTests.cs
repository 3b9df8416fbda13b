using Newsroom.Content;
using Newsroom.Publishing.Reconciling;
using Newsroom.Storage.Changes;
using Newsroom.Tests.Articles;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Changes;

/// <summary>What the log of changes says to one who reads on from a position.</summary>
public sealed class ChangeLogTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edition_that_changes_again_moves_to_the_end_and_comes_once()
    {
        var site = await emulator.NewSiteAsync("fr");
        await PublishAsync(site, "a.md", ArticleText.First("A"));
        await PublishAsync(site, "b.md", ArticleText.First("B"));
        await PublishAsync(site, "a.md", ArticleText.Changed("A2"));

        var (entries, next) = await ReadAsync(site, 0);
        Assert.Equal(["B en fr", "A2 en fr"], entries.Select(entry => entry.Edition!.Title));
        Assert.Empty((await ReadAsync(site, next)).Entries);
    }

    [Fact]
    public async Task A_withdrawn_edition_leaves_no_title()
    {
        var site = await emulator.NewSiteAsync("fr");
        await PublishAsync(site, "a.md", ArticleText.First("A"));
        var (_, next) = await ReadAsync(site, 0);
        await RunAsync(await Delete(".md")(site, "a"), site.Start());

        // Also for one at the beginning: it may have stored the edition, and ended before it noted how far it had read.
        Assert.Single((await ReadAsync(site, 0)).Entries);
        var withdrawn = Assert.Single((await ReadAsync(site, next)).Entries);
        Assert.Null(withdrawn.Version);
        Assert.Null(withdrawn.Edition);
    }

    [Fact]
    public async Task An_event_that_changed_is_known_by_the_position_of_the_change()
    {
        var site = await emulator.NewSiteAsync("fr");
        await PublishAsync(site, "a.md", ArticleText.First("A"));
        var (_, next) = await ReadAsync(site, 0);
        await PublishAsync(site, "a.md", ArticleText.Changed("A"));

        var changed = Assert.Single((await ReadAsync(site, next)).Entries);
        // One is called off, one is new, and one stays as it was.
        Assert.Equal(3, changed.Events.Count);
        Assert.Equal(2, changed.Events.Values.Count(@event => @event.Position > next));
    }

    [Fact]
    public async Task Reading_everything_again_changes_nothing()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await PublishAsync(site, "a.md", ArticleText.First("A"));
        var (_, next) = await ReadAsync(site, 0);
        await using var process = site.Start();
        await process.Get<Rebuild>().RequestAsync(Cancellation);
        await process.ReconcileAsync();
        Assert.Empty((await ReadAsync(site, next)).Entries);
    }

    [Fact]
    public async Task Articles_that_are_older_than_the_log_are_added_wherever_that_is_interrupted()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        foreach (var path in new[] { "a.md", "b.md" })
        {
            await PublishAsync(site, path, ArticleText.First("A"));
        }

        await site.LoseTablesAsync("changes");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            died = await Record.ExceptionAsync(() => RunAsync(
                process => process.Get<ChangeLog>().CompleteAsync(Cancellation), site.Start(Network.DiesAfter(k)))) is not null;
        }

        Assert.Empty((await site.SnapshotAsync()).WrongChanges());
        Assert.Equal(4, (await ReadAsync(site, 0)).Entries.Count);
        await using var last = site.Start();
        Assert.True((await last.Get<ChangeLog>().ReadHeadAsync(Cancellation)).IsComplete);
    }

    [Fact]
    public async Task An_article_whose_row_was_lost_keeps_its_entry()
    {
        // It is published as a new one, and the log has it already.
        var site = await emulator.NewSiteAsync("fr");
        await PublishAsync(site, "a.md", ArticleText.First("A"));
        await PublishAsync(site, "b.md", ArticleText.First("B"));
        await site.LoseTablesAsync("articles", "ledger");
        await using var process = site.Start(later: TimeSpan.FromHours(1));
        await process.ReconcileAsync();

        Assert.Empty((await site.SnapshotAsync()).WrongChanges());
        Assert.Equal(["A en fr", "B en fr"], (await ReadAsync(site, 0)).Entries.Select(entry => entry.Edition!.Title).Order());
    }

    [Fact]
    public async Task Positions_are_given_out_once_however_many_processes_write()
    {
        var site = await emulator.NewSiteAsync("fr");
        var names = Enumerable.Range(0, 24).Select(number => $"p{number}").ToList();
        var watched = Task.Run(async () =>
        {
            // One who reads all the time misses nothing, as nothing appears before what was read.
            var (seen, next) = (new HashSet<string>(), 0L);
            while (seen.Count < names.Count)
            {
                (var entries, next) = await ReadAsync(site, next);
                seen.UnionWith(entries.Select(entry => entry.Article));
                Cancellation.ThrowIfCancellationRequested();
            }

            return seen;
        }, Cancellation);
        await Parallel.ForEachAsync(
            names, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation },
            async (name, _) => await PublishAsync(site, $"{name}.md", ArticleText.First(name)));

        Assert.Equal(names.Select(name => new BlobPath($"{name}.md").ArticleId).Order(), (await watched).Order());
        Assert.Empty((await site.SnapshotAsync()).WrongChanges());
    }

    private static async Task<(IReadOnlyList<ChangeEntry> Entries, long Next)> ReadAsync(Site site, long since)
    {
        await using var process = site.Start();
        var log = process.Get<ChangeLog>();
        var page = await log.ReadAsync(await log.ReadHeadAsync(Cancellation), since, 100, Cancellation);
        return (page.Entries, page.Next);
    }
}
