using System.Globalization;
using NCrontab;
using Newsroom.Content;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Hosting;

/// <summary>
/// Azurite raises no Event Grid events: under Core Tools uploads are found by <c>Reconcile</c>, as
/// <c>functions/local.settings.json</c> sets it.
/// </summary>
public sealed class CoreToolsTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly IReadOnlyDictionary<string, string> Settings = Repository.CoreToolsSettings();

    /// <summary>How long the trigger has before an upload counts as missed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.Parse(Settings["Newsroom__ReconcileAfter"], CultureInfo.InvariantCulture);

    [Fact]
    public void It_runs_so_often_that_an_upload_is_taken_up_within_ten_seconds()
    {
        var day = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        DateTime[] runs =
        [
            .. CrontabSchedule
                .Parse(Settings["NewsroomReconcileSchedule"], new() { IncludingSeconds = true })
                .GetNextOccurrences(day, day.AddDays(1)),
        ];
        Assert.InRange(runs.Zip(runs.Skip(1), (run, next) => next - run).Max() + Grace, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task It_publishes_an_upload_of_that_age_that_nothing_has_announced()
    {
        var site = await emulator.NewSiteAsync("fr");
        await site.UploadAsync("ville.md", "Les voisins vivent dans la ville et parlent de leurs projets.");
        await using var process = site.Start(
            later: Grace + TimeSpan.FromSeconds(1),
            settings: Settings
                .ToDictionary(
                    setting => setting.Key.Replace("__", ":", StringComparison.Ordinal),
                    string? (setting) => setting.Value)
                .Where(setting => setting.Key.StartsWith("Newsroom:", StringComparison.Ordinal))
                .ToDictionary());
        await process.ReconcileAsync();

        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync("ville.md"))!.State);
        Assert.Equal("fr", (await process.ArticleAsync("ville.md")).Original!.Language);
    }

    [Fact]
    public void Core_Tools_use_an_emulator_that_somebody_started_and_run_isolated_workers()
    {
        Assert.Equal("UseDevelopmentStorage=true", Settings["AzureWebJobsStorage"]);
        Assert.Equal("dotnet-isolated", Settings["FUNCTIONS_WORKER_RUNTIME"]);
    }
}
