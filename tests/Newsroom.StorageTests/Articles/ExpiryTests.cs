using System.Globalization;
using Newsroom.Content;
using Xunit;
using static Newsroom.Tests.Articles.Scenarios;

namespace Newsroom.Tests.Articles;

/// <summary>An article that is public states when it expires.</summary>
public sealed class ExpiryTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    /// <summary>After the expiry, which is tomorrow or on the day after.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(4);

    private static readonly DateTimeOffset Soon = DateTimeOffset.UtcNow.AddDays(2);

    [Theory]
    [InlineData("expiryDate")]
    [InlineData("expires")]
    [InlineData("unpublishDate")]
    public async Task It_is_withdrawn_on_that_day_and_comes_back_with_a_later_one(string key)
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await PublishAsync(site, "gardens.md", Text(key, Soon));
        await using var before = site.Start();
        await before.ReconcileAsync();
        Assert.Equal(["en", "fr"], await LiveAsync(before, "gardens.md"));

        await using var after = site.Start(later: Later);
        await after.ReconcileAsync();
        Assert.Empty(await LiveAsync(after, "gardens.md"));
        var held = (await after.LedgerAsync("gardens.md"))!;
        Assert.Equal((LedgerState.Held, null), (held.State, held.Expires));
        Assert.Contains($"expired on {Soon:yyyy-MM-dd}", held.Error, StringComparison.Ordinal);

        await site.UploadAsync("gardens.md", Text(key, Soon.AddDays(30)));
        await after.IngestAsync("gardens.md");
        await after.ReconcileAsync();
        Assert.Contains("fr", await LiveAsync(after, "gardens.md"));
    }

    [Fact]
    public async Task It_is_withdrawn_too_if_a_newer_version_of_its_file_was_rejected()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await PublishAsync(site, "gardens.md", Text("expiryDate", Soon));
        await site.UploadAsync("gardens.md", "");
        await using var before = site.Start();
        await before.IngestAsync("gardens.md");
        Assert.Equal(LedgerState.Rejected, (await before.LedgerAsync("gardens.md"))!.State);
        Assert.Equal(["en", "fr"], await LiveAsync(before, "gardens.md"));

        await using var after = site.Start(later: Later);
        await after.ReconcileAsync();
        Assert.Empty(await LiveAsync(after, "gardens.md"));
        var rejected = (await after.LedgerAsync("gardens.md"))!;
        Assert.Equal((LedgerState.Rejected, null), (rejected.State, rejected.Expires));
        Assert.Contains("is empty", rejected.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_dies_meanwhile_changes_nothing(bool isRejected)
    {
        var site = await emulator.NewSiteAsync("fr,en");
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            var path = $"expiring-{k}.md";
            await PublishAsync(site, path, Text("expiryDate", Soon));
            if (isRejected)
            {
                await site.UploadAsync(path, "");
                await RunAsync(one => one.IngestAsync(path), site.Start());
            }

            // Reconciliation goes on after the failure of a step.
            var network = Network.DiesBefore(k);
            await Record.ExceptionAsync(() => RunAsync(one => one.ReconcileAsync(), site.Start(network, later: Later)));
            died = network.Requests >= k;
            await RunAsync(one => one.ReconcileAsync(), site.Start(later: Later + TimeSpan.FromHours(1)));
            await using var after = site.Start();
            Assert.Empty(await LiveAsync(after, path));
            var entry = (await after.LedgerAsync(path))!;
            Assert.Equal((isRejected ? LedgerState.Rejected : LedgerState.Held, null), (entry.State, entry.Expires));
            var end = await site.SnapshotAsync();
            Assert.Empty(end.StrayEvents());
            Assert.Empty(end.StaleGenerations());
        }
    }

    private static string Text(string key, DateTimeOffset day) => ArticleText.First("Titre").Replace(
        "language:", string.Create(CultureInfo.InvariantCulture, $"{key}: {day:yyyy-MM-dd}\nlanguage:"), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> LiveAsync(NewsroomProcess process, string path) =>
        [.. (await process.ArticleAsync(path)).Live.Select(edition => edition.Language)];
}
