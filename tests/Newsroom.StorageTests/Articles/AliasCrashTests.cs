using Newsroom.Content;
using Newsroom.Publishing.Editions;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>A process dies that publishes or withdraws an article with old addresses, or two of them work at the same time.</summary>
/// <inheritdoc cref="Crashes" path="/remarks"/>
public sealed class AliasCrashTests(StorageEmulator emulator) : Crashes(emulator)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_article_with_old_addresses() => TestAsync(OfName(name => Upload(".md", ArticleText.WithAliases(name, 0, 1))));

    [Fact]
    public Task Other_old_addresses() => TestAsync(OfName(name =>
        Published(".md", ArticleText.WithAliases(name, 0, 1), Upload(".md", ArticleText.WithAliases(name, 1, 2)))));

    [Fact]
    public Task No_old_addresses_any_more() => TestAsync(OfName(name =>
        Published(".md", ArticleText.WithAliases(name, 0, 1), Upload(".md", ArticleText.First("Titre")))));

    [Fact]
    public Task A_withdrawal() => TestAsync(OfName(name => Published(".md", ArticleText.WithAliases(name, 0, 1), Delete(".md"))));

    [Fact]
    public Task A_withdrawn_article_that_comes_back_with_other_old_addresses() => TestAsync(OfName(name =>
        Published(".md", ArticleText.WithAliases(name, 0, 1), Withdrawn(".md", Upload(".md", ArticleText.WithAliases(name, 1, 2))))));

    [Fact]
    public Task An_old_address_in_a_correction() => TestAsync(OfName(name => Published(
        ".md", ArticleText.First("Titre"), Upload(".meta.yaml", $"aliases: {ArticleText.OldAddresses($"{name}.md")[0]}"))));

    /// <summary>Of two versions that are published at the same time, the newer decides, whichever is written last.</summary>
    [Fact]
    public async Task Of_two_versions_the_newer_decides()
    {
        var site = await Emulator.NewSiteAsync("fr");
        await InterleaveAsync(
            site,
            k => Upload(".md", ArticleText.WithAliases($"case-{k}", 0, 1)),
            k => Upload(".md", ArticleText.WithAliases($"case-{k}", 1, 2)),
            async (process, k) =>
            {
                var addresses = ArticleText.OldAddresses($"case-{k}.md");
                Assert.Empty(await OwnersAsync(process, addresses[0]));
                Assert.Single(await OwnersAsync(process, addresses[1]));
                Assert.Single(await OwnersAsync(process, addresses[2]));
            });
        Assert.Empty((await site.SnapshotAsync()).StrayAliases());
    }

    [Fact]
    public async Task Of_two_articles_with_the_same_old_address_that_come_at_the_same_time_one_says_so()
    {
        var site = await Emulator.NewSiteAsync("fr");
        await InterleaveAsync(
            site,
            k => Upload(".md", ArticleText.WithAliases($"case-{k}", 0)),
            k => Upload("-other.md", ArticleText.WithAliases($"case-{k}", 0)),
            async (process, k) =>
            {
                Assert.Equal(2, (await OwnersAsync(process, ArticleText.OldAddresses($"case-{k}.md")[0])).Count);
                var rows = new[] { await process.LedgerAsync($"case-{k}.md"), await process.LedgerAsync($"case-{k}-other.md") };
                Assert.Contains(
                    rows, row => row!.Warnings.Any(warning => warning.StartsWith("The alias '", StringComparison.Ordinal)));
            });
        Assert.Empty((await site.SnapshotAsync()).StrayAliases());
    }

    private static Task<IReadOnlyList<(Article Article, Edition Edition)>> OwnersAsync(NewsroomProcess process, string address) =>
        process.Get<AliasOwners>().FindAsync(OldAddress.KeyOf(address), Cancellation);

    /// <summary>The first operation is stopped at its k-th request until the second has ended, for every k.</summary>
    private static async Task InterleaveAsync(
        Site site, Func<int, Scenario> first, Func<int, Scenario> second, Func<NewsroomProcess, int, Task> check)
    {
        for (var (k, isStopped) = (1 + Sampling.Part, true); isStopped; k += Sampling.Step)
        {
            var stopped = new TaskCompletionSource();
            var goOn = new TaskCompletionSource();
            var running = RunAsync(await first(k)(site, $"case-{k}"), site.Start(new Network(async (number, send) =>
            {
                if (number == k)
                {
                    stopped.TrySetResult();
                    await goOn.Task;
                }

                await send();
            })));
            await Task.WhenAny(stopped.Task, running);
            isStopped = stopped.Task.IsCompleted;
            await RunAsync(await second(k)(site, $"case-{k}"), site.Start());
            goOn.SetResult();
            await running;
            await RunAsync(process => check(process, k), site.Start());
        }
    }

    private static Scenario OfName(Func<string, Scenario> scenario) => (site, name) => scenario(name)(site, name);
}
