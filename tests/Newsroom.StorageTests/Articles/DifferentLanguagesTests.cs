using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Content;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;
using Newsroom.Triggers;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>Two instances run on one storage account, by mistake with different languages.</summary>
public sealed class DifferentLanguagesTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly Dictionary<string, string?> WithSpanish = new() { ["Newsroom:Languages"] = "fr,en,es" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_one_that_was_started_last_orders_and_both_say_so()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var older = site.Start();
        await ReconcileAsync(older);
        Assert.Null(await OtherAsync(older));
        await using var newer = site.Start(settings: WithSpanish);
        await ReconcileAsync(newer);
        await ReconcileAsync(older);

        Assert.Equal((true, "fr,en,es"), Describe(await OtherAsync(older)));
        Assert.Equal((false, "fr,en"), Describe(await OtherAsync(newer)));

        await site.UploadAsync("un.md", ArticleText.First("Un"));
        await older.IngestAsync("un.md");
        Assert.Empty(await site.OrdersAsync());
        await ReconcileAsync(newer);
        Assert.Equal(["en", "es"], (await site.OrdersAsync()).Select(job => job.Language).Order());
    }

    [Fact]
    public async Task They_do_not_undo_each_others_work_and_pay_once()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var older = site.Start();
        await using var newer = site.Start(settings: WithSpanish);
        await ReconcileAsync(newer);
        await site.UploadAsync("un.md", ArticleText.First("Un"));
        await newer.IngestAsync("un.md");
        await site.CarryOutOrdersAsync(newer);
        foreach (var process in new[] { older, newer, older, newer })
        {
            await ReconcileAsync(process);
            Assert.Empty(await site.OrdersAsync());
            Assert.Equal(EditionKind.Machine, (await newer.ArticleAsync("un.md")).In("es")?.Kind);
        }

        Assert.Equal(LedgerState.Complete, (await newer.LedgerAsync("un.md"))!.State);
        var paid = site.Translator.Bill.Values.Sum();
        Assert.Equal(paid, await PaidByOneAsync());
    }

    [Fact]
    public async Task An_instance_that_is_gone_is_forgotten()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var older = site.Start();
        await using var newer = site.Start(settings: WithSpanish);
        await ReconcileAsync(newer);
        await ReconcileAsync(older);
        newer.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await OtherAsync(newer));
    }

    private async Task<int> PaidByOneAsync()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var process = site.Start(settings: WithSpanish);
        await site.UploadAsync("un.md", ArticleText.First("Un"));
        await process.IngestAsync("un.md");
        await site.CarryOutOrdersAsync(process);
        return site.Translator.Bill.Values.Sum();
    }

    /// <summary>The timer fires.</summary>
    private static Task ReconcileAsync(NewsroomProcess process) =>
        ActivatorUtilities.CreateInstance<Reconcile>(process.Services).RunAsync(new TimerInfo(), Cancellation);

    private static Task<OtherLanguages?> OtherAsync(NewsroomProcess process) => process.Get<SiteLanguages>().FindOtherAsync(Cancellation);

    private static (bool, string) Describe(OtherLanguages? other) => (other!.IsOverruled, string.Join(',', other.Languages));
}
