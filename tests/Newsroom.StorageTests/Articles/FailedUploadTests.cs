using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>The storage service fails while an upload is processed, again and again.</summary>
public sealed class FailedUploadTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private const string Path = "a.md";
    private const string Reason = "The storage service is away.";
    private const int MaxRequests = 30;

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task One_that_used_up_its_attempts_says_why_and_when_it_is_tried_next_and_that_is_within_two_minutes()
    {
        var site = await emulator.NewSiteAsync("fr");
        await site.UploadAsync(Path, ArticleText.First("Titre"));
        for (var attempt = 1; attempt <= LedgerEntry.MaxTriggerAttempts; attempt++)
        {
            await FailAsync(site, attempt);
        }

        await using (var early = site.Start())
        {
            await early.ReconcileAsync();
            Assert.Equal(LedgerState.Failed, (await early.LedgerAsync(Path))!.State);
        }

        await using var process = site.Start(later: MaxPause);
        await process.ReconcileAsync();
        var entry = (await process.LedgerAsync(Path))!;
        Assert.Equal((LedgerState.Complete, null, null), (entry.State, entry.Error, entry.Due));
        Assert.NotNull((await process.ArticleAsync(Path)).In("fr"));
    }

    /// <summary>Fails the first request with which processing begins.</summary>
    private static async Task FailAsync(Site site, int attempt)
    {
        for (var k = 1; k <= MaxRequests; k++)
        {
            await using var process = site.Start(new Network((number, send) => number == k ? throw new IOException(Reason) : send()));
            await Record.ExceptionAsync(() => process.IngestAsync(Path));
            await using var reader = site.Start();
            if (await reader.LedgerAsync(Path) is { } entry && entry.Attempts == attempt)
            {
                Assert.Equal(LedgerState.Failed, entry.State);
                Assert.Contains(Reason, entry.Error, StringComparison.Ordinal);
                Assert.InRange(entry.Due!.Value, process.Clock.GetUtcNow(), process.Clock.GetUtcNow() + MaxPause);
                return;
            }
        }

        Assert.Fail($"There was no attempt {attempt}.");
    }
}
