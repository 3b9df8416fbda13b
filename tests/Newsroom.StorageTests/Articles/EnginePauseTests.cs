using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Storage.Stores;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>An engine that is down, throttled or over its budget delays only translations, and only until it is back.</summary>
public sealed class EnginePauseTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    /// <summary>The clock of a process stands still, and what is uploaded after its start must not be in its future.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_that_come_while_the_engine_is_down_for_ten_minutes_are_live_at_once_and_translated_once()
    {
        // More than the queue delivers at once.
        const int count = 80;
        var site = await emulator.NewSiteAsync("fr,en");
        string[] paths = [.. Enumerable.Range(1, count).Select(i => $"import/{i}.md")];
        await using var process = site.Start(later: Ahead);
        var up = process.Clock.GetUtcNow() + TimeSpan.FromMinutes(10);
        var asked = 0;
        site.Translator.Work = () =>
        {
            Interlocked.Increment(ref asked);
            return process.Clock.GetUtcNow() < up
                ? throw new TranslationException("It cannot be reached.") { IsOutage = true }
                : Task.CompletedTask;
        };

        var options = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation };
        await Parallel.ForEachAsync(paths, options, async (path, _) =>
        {
            await site.UploadAsync(path, $"# Titre de {path}\n\nLes voisins de {path} parlent de leurs projets. Ils se voient souvent.");
            await process.IngestAsync(path);
        });
        Assert.Equal(Enumerable.Repeat(LedgerState.Published, count), (await AllAsync(site, process)).Select(entry => entry.State));
        await site.CarryOutOrdersAsync(process);
        Assert.All(await AllAsync(site, process), entry =>
        {
            Assert.Equal("Not translated into English yet: It cannot be reached.", entry.Error);
            Assert.InRange(
                entry.Due!.Value,
                process.Clock.GetUtcNow() + EnginePause.MinPause,
                process.Clock.GetUtcNow() + EnginePause.MinPause + Step);
        });

        while (process.Clock.GetUtcNow() < up)
        {
            process.Clock.Advance(Step);
            await process.ReconcileAsync();
            await site.CarryOutOrdersAsync(process);
        }

        // Requests at the same moment are sent together; all others keep the pause.
        Assert.InRange(asked, 3, count);
        for (var steps = 0; steps < 40 && (await AllAsync(site, process)).Any(entry => entry.State != LedgerState.Complete); steps++)
        {
            process.Clock.Advance(Step);
            await process.ReconcileAsync();
            await site.CarryOutOrdersAsync(process);
        }

        Assert.All(
            await AllAsync(site, process),
            entry => Assert.Equal((LedgerState.Complete, null, null), (entry.State, entry.Error, entry.Due)));
        Assert.All(
            site.Translator.Bill.Where(item => item.Key.Fragment.Contains("import/", StringComparison.Ordinal)),
            item => Assert.Equal(1, item.Value));
        Assert.Equal(2 * count, site.Translator.Bill.Keys.Count(key => key.Fragment.Contains("import/", StringComparison.Ordinal)));
        Assert.Equal(
            site.Translator.Bill.Sum(item => (long)item.Key.Fragment.Length * item.Value),
            (await process.Get<CharacterBudget>().ReadAsync(Cancellation)).Characters);
        Assert.Null(await process.Get<EnginePause>().FindAsync(Cancellation));
    }

    [Fact]
    public async Task All_instances_keep_the_pause_that_an_engine_asks_one_of_them_for()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var one = site.Start(later: Ahead);
        await using var other = site.Start(later: Ahead);
        var busy = true;
        var asked = 0;
        site.Translator.Work = () =>
        {
            asked++;
            return busy
                ? throw new TranslationException("It is throttled.") { IsOutage = true, RetryAfter = TimeSpan.FromMinutes(2) }
                : Task.CompletedTask;
        };
        foreach (var (path, process) in new[] { ("un.md", one), ("deux.md", other) })
        {
            await site.UploadAsync(path, "# Un titre\n\nLes voisins parlent de leurs projets.");
            await process.IngestAsync(path);
            await process.TranslateAllAsync(path);
        }

        Assert.Equal(1, asked);
        Assert.Equal("Not translated into English yet: It is throttled.", (await other.LedgerAsync("deux.md"))!.Error);

        busy = false;
        other.Clock.Advance(TimeSpan.FromMinutes(1));
        await other.TranslateAllAsync("deux.md");
        Assert.Equal(1, asked);
        other.Clock.Advance(TimeSpan.FromMinutes(1.1));
        await other.TranslateAllAsync("deux.md");
        Assert.Equal(2, asked);
        Assert.Equal(LedgerState.Complete, (await other.LedgerAsync("deux.md"))!.State);
    }

    [Fact]
    public async Task Pauses_double_while_the_engine_is_down_and_are_short_again_after_it_has_answered()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var process = site.Start(later: Ahead);
        var pause = process.Get<EnginePause>();
        var failure = new TranslationException("Down.") { IsOutage = true };
        var lengths = new List<double>();
        for (var i = 0; i < 7; i++)
        {
            var until = await pause.BeginAsync(failure, Cancellation);
            Assert.Equal(until, await pause.BeginAsync(failure, Cancellation));
            lengths.Add((until - process.Clock.GetUtcNow()).TotalSeconds);
            process.Clock.SetUtcNow(until);
            Assert.Null(await pause.FindAsync(Cancellation));
        }

        Assert.Equal([30, 60, 120, 240, 480, 600, 600], lengths);
        await pause.ResetAsync(Cancellation);
        Assert.Equal(EnginePause.MinPause, await pause.BeginAsync(failure, Cancellation) - process.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Translations_over_the_budget_of_a_month_wait_for_the_next_month()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var process = site.Start(
            later: Ahead, settings: new Dictionary<string, string?> { ["Newsroom:TranslationBudget"] = "100" });
        foreach (var path in new[] { "un.md", "deux.md" })
        {
            await site.UploadAsync(path, "# Un titre\n\nLes voisins de la ville parlent de tous leurs projets.");
            await process.IngestAsync(path);
            await process.TranslateAllAsync(path);
        }

        // The title, and one sentence for summary and body, which are the same.
        const int each = 62;
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync("un.md"))!.State);
        var waiting = (await process.LedgerAsync("deux.md"))!;
        var now = process.Clock.GetUtcNow();
        var next = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
        Assert.Equal(
            $"Not translated into English yet: the budget of this month is 100 characters; {each} are used and this takes {each}. "
            + $"It waits until {next:yyyy-MM-dd}, or until Newsroom__TranslationBudget is raised.",
            waiting.Error);
        Assert.InRange(waiting.Due!.Value, next, next.AddMinutes(1));
        Assert.Equal(each, (await process.Get<CharacterBudget>().ReadAsync(Cancellation)).Characters);

        process.Clock.SetUtcNow(next.AddMinutes(2));
        await process.ReconcileAsync();
        await site.CarryOutOrdersAsync(process);
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync("deux.md"))!.State);
        Assert.Equal(each, (await process.Get<CharacterBudget>().ReadAsync(Cancellation)).Characters);
    }

    [Fact]
    public async Task Instances_that_send_at_the_same_time_count_all_characters()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var one = site.Start(later: Ahead);
        await using var other = site.Start(later: Ahead);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, 40),
            Cancellation,
            async (i, _) => await (i % 2 == 0 ? one : other).Get<CharacterBudget>().ReserveAsync(i, Cancellation));
        Assert.Equal(820, (await one.Get<CharacterBudget>().ReadAsync(Cancellation)).Characters);
    }

    [Fact]
    public async Task Characters_of_a_failed_translation_are_not_counted()
    {
        var site = await emulator.NewSiteAsync("fr,en");
        await using var process = site.Start(later: Ahead);
        site.Translator.Work = () => throw new TranslationException("It is broken.");
        await site.UploadAsync("un.md", "# Un titre\n\nLes voisins parlent de leurs projets.");
        await process.IngestAsync("un.md");
        await Assert.ThrowsAsync<TranslationException>(() => process.TranslateAllAsync("un.md"));
        Assert.Equal(0, (await process.Get<CharacterBudget>().ReadAsync(Cancellation)).Characters);
        Assert.Null(await process.Get<EnginePause>().FindAsync(Cancellation));
        Assert.Equal("Not translated into English yet: It is broken.", (await process.LedgerAsync("un.md"))!.Error);
    }

    private static async Task<IReadOnlyList<LedgerEntry>> AllAsync(Site site, NewsroomProcess process) =>
        await process.Get<Ledger>().ReadAllAsync(state: null, Cancellation).ToListAsync(Cancellation);
}
