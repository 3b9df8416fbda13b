using System.Collections.Concurrent;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>What crash tests have in common.</summary>
/// <remarks>
/// Every write can be interrupted and repeated. A process dies at the k-th storage request of an operation, for every k; another one
/// repairs what it left. Then everything is as if nothing had happened. All cases of a test share an account, each with its own article.
/// </remarks>
public abstract class Crashes(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const int AtOnce = 8;
    private const string Undisturbed = "undisturbed";

    protected StorageEmulator Emulator => emulator;

    /// <summary>How many runs of reconciliation repair what is left.</summary>
    protected virtual int Reconciliations => 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="prepare">Prepares an article of that name for an operation, and returns the operation.</param>
    /// <param name="byOrders">
    /// Whether reconciliation repairs with new orders, so that states are equal only after those are carried out.
    /// </param>
    /// <param name="languages">The site's languages. Each one makes a case longer, and adds cases.</param>
    /// <param name="endings">What the paths of the articles in question have behind the name.</param>
    protected async Task TestAsync(
        Scenario prepare, bool byOrders = false, string languages = "fr,en", IReadOnlyList<string>? endings = null)
    {
        endings ??= [".md"];
        var site = await Emulator.NewSiteAsync(languages);

        // A rehearsal counts the requests. Operations side by side need more: they repeat what another one's write has overtaken.
        var rehearsal = await prepare(site, "rehearsal");
        await using var counted = site.Start();
        await rehearsal(counted);
        var most = counted.Network.Requests * 5 / 4 + 2;

        // Dying after a request and before the next one leaves the same state: one is repaired in this way, the other in that.
        Case[] cases = [.. Sampling.From(1, most).SelectMany(k => new[]
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
        Assert.InRange(
            died,
            2 * Sampling.From(1, most).Count(k => k <= counted.Network.Requests / 2),
            Sampling.IsExhaustive ? cases.Length - 2 : cases.Length);

        await ForEachAsync(cases.Where(one => !one.ByReconciliation), one => RunAsync(operations[one], site.Start()));
        for (var run = 1; run <= Reconciliations; run++)
        {
            await RunAsync(process => process.ReconcileAsync(), site.Start(later: TimeSpan.FromHours(run)));
        }

        AssertAllAsUndisturbed(await site.SnapshotAsync(), cases.Where(one => !byOrders || !one.ByReconciliation), endings);

        await site.CarryOutOrdersAsync();
        var end = await site.SnapshotAsync();
        AssertAllAsUndisturbed(end, cases, endings);
        Assert.Empty(end.MissingBodies());
        Assert.Empty(end.StaleGenerations());
        Assert.Empty(end.StrayEvents());
        Assert.Empty(end.KeptForEver());
        Assert.Empty(end.WrongChanges());
        Assert.Empty(end.StrayReferences());
        Assert.Empty(end.StrayAliases());
        Assert.Empty(end.UnseenFiles());
    }

    private static void AssertAllAsUndisturbed(Snapshot snapshot, IEnumerable<Case> cases, IReadOnlyList<string> endings) =>
        Assert.All(cases, one => Assert.All(endings, ending =>
        {
            var expected = snapshot.Of($"{Undisturbed}{ending}");
            var found = snapshot.Of($"{one.Name}{ending}");
            var missing = string.Join('\n', expected.Split('\n').Except(found.Split('\n')));
            Assert.True(
                expected == found, $"Missing:\n{missing}\nInstead:\n{string.Join('\n', found.Split('\n').Except(expected.Split('\n')))}");
        }));

    private static Task ForEachAsync(IEnumerable<Case> cases, Func<Case, Task> act) => Parallel.ForEachAsync(
        cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Cancellation }, async (one, _) => await act(one));

    private sealed record Case(string Name, Func<Network> Network, bool ByReconciliation);
}
