using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing;

/// <summary>
/// Compares the container with the ledger and makes up for every event that was missed or whose handling was cut short. Where the ledger is lost, that is the whole container;
/// where the site has other languages than before, all articles.
/// </summary>
public sealed partial class Reconciliation(
    Inbox inbox, Ledger ledger, ArticleStore articles, Publisher publisher, Ingestion ingestion, TranslationOrders orders,
    Completion completion, Expiries expiries, Rebuild rebuild, StorageAccount storage, SiteOptions site, TimeProvider clock, ILogger<Reconciliation> log)
{
    private const int AtOnce = 4;

    /// <summary>Failures are tried again ever more rarely: after 1, 2, 4, … times <see cref="SiteOptions.ReconcileAfter"/>, at most daily.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The ledger is read before the container: what is uploaded in between has no row and is too young to be taken for forgotten,
        // and what is deleted in between keeps its row until the next run.
        var request = await rebuild.FindAsync(cancellationToken);
        var entries = await ledger.ReadAllAsync(state: null, cancellationToken).ToDictionaryAsync(entry => entry.Path, cancellationToken: cancellationToken);
        var items = await inbox.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        if (request is not null && !items.Any(item => IsOlder(entries.GetValueOrDefault(item.Path), request)))
        {
            await rebuild.EndAsync(request, cancellationToken);
        }

        Step[] steps =
        [
            .. items.Select(item => Uploaded(item, entries.GetValueOrDefault(item.Path), request)).OfType<Step>(),
            .. Deleted(entries.Values, items),
            .. await ExpiredAsync(cancellationToken),
            .. await UntranslatedAsync(items.Where(item => entries.GetValueOrDefault(item.Path)?.ETag == item.ETag).Select(item => entries[item.Path]), cancellationToken),
        ];

        // The files of an article one after the other: what corrects it, then its original, as else its translations would be ordered from another file, and in vain.
        var articlesInOrder = steps.GroupBy(step => new BlobPath(step.Path).ArticleId, (_, some) => some.OrderBy(step => Rank(new BlobPath(step.Path))));
        await Parallel.ForEachAsync(articlesInOrder, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, RunAsync);
    }

    private IEnumerable<Step> Deleted(IEnumerable<LedgerEntry> entries, IEnumerable<InboxItem> items)
    {
        var present = items.Select(item => item.Path).ToHashSet(StringComparer.Ordinal);
        return entries.Where(entry => entry.State != LedgerState.Withdrawn && !present.Contains(entry.Path))
            .Select(entry => new Step(entry.Path, token => ingestion.WithdrawAsync(entry.Path, token)));
    }

    private async Task<IEnumerable<Step>> ExpiredAsync(CancellationToken cancellationToken)
    {
        var due = await expiries.DueAsync(clock.GetUtcNow(), cancellationToken);
        return due.GroupBy(expiry => expiry.Article).Select(some => new Step(some.Key, token => ForgetCancelledAsync(some.Key, [.. some], token)));
    }

    /// <summary>What waits for translations that nobody has ordered, or whose orders were lost. While many orders wait, that can't be told, and there is no hurry.</summary>
    private async Task<IEnumerable<Step>> UntranslatedAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        var waiting = entries.Where(entry => IsBehind(entry) || IsOverdue(entry)).ToList();
        var room = waiting.Count == 0 ? 0 : await orders.RoomAsync(cancellationToken);
        return waiting.Take(room).Select(entry => new Step(entry.Path, token => IsBehind(entry) ? CatchUpAsync(entry, token) : OrderAgainAsync(entry, token)));
    }

    private int Rank(BlobPath path) => path switch
    {
        { IsCorrection: true } => int.MinValue,
        { IsTranslation: true } => int.MaxValue,
        { Language: null } => -1,
        { Language: var language } => site.Languages.Contains(language) ? site.Languages.ToList().IndexOf(language) : site.Languages.Count,
    };

    private Step? Uploaded(InboxItem item, LedgerEntry? entry, RebuildRequest? request)
    {
        var now = clock.GetUtcNow();
        var isMissed = entry?.ETag != item.ETag ? now - item.Uploaded > site.ReconcileAfter : entry.State switch
        {
            LedgerState.Received or LedgerState.Failed => Quiet(entry) > Pause(entry.Attempts),
            LedgerState.Held => entry.Due <= now,
            _ => false,
        };
        return IsOlder(entry, request) ? new Step(item.Path, token => ingestion.RetryAsync(entry!, token))
            : isMissed ? new Step(item.Path, token => ingestion.IngestAsync(item.Path, token))
            : null;
    }

    private static bool IsOlder(LedgerEntry? entry, RebuildRequest? request) => entry?.Changed < request?.Since;

    private bool IsOverdue(LedgerEntry entry) =>
        entry.State == LedgerState.Published && (entry.Due <= clock.GetUtcNow() || (entry.Due is null && Quiet(entry) > Pause(entry.Attempts)));

    private TimeSpan Quiet(LedgerEntry entry) => clock.GetUtcNow() - (entry.Changed ?? default);

    private TimeSpan Pause(int attempts)
    {
        var pause = site.ReconcileAfter * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>Whether the site had other languages when it was last seen what the article lacks.</summary>
    private bool IsBehind(LedgerEntry entry) =>
        entry is { State: LedgerState.Published or LedgerState.Complete } && new BlobPath(entry.Path) is { IsCorrection: false, IsGlossary: false }
        && (entry.SiteLanguages is { } languages ? languages != orders.SiteLanguages : site.Languages.Except(entry.Languages).Any());

    private async Task CatchUpAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        // Who was overtaken by another change of the article leaves it to the next run.
        var before = entry.SiteLanguages?.Split(',') ?? [];
        var isReordered = !before.Intersect(site.Languages).SequenceEqual(site.Languages.Intersect(before));
        if (await publisher.TryArrangeAsync(await articles.LoadAsync(entry.Article, cancellationToken), isReordered, cancellationToken) is { } article)
        {
            // The ledger first, as everywhere: should the orders not go out, it says that they are missing.
            await completion.RecordAsync(entry.Path, entry.Article, cancellationToken);
            await orders.SendAsync(orders.PlanFor(article, entry.Path), cancellationToken);
        }
    }

    private async Task OrderAgainAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        // A translation may be in the article and nowhere else: its order was lost after that.
        var article = await publisher.RepeatAsync(await articles.LoadAsync(entry.Article, cancellationToken), cancellationToken);
        var plan = orders.PlanFor(article, entry.Path);
        if (plan.IsEmpty)
        {
            await completion.RecordAsync(entry.Path, entry.Article, cancellationToken);
            return;
        }

        // Counting the attempt makes the next one wait longer: an obstacle does not go away by looking at it every minute.
        await orders.SendAsync(plan, cancellationToken);
        await ledger.UpdateAsync(entry.Path, row => Task.FromResult(row.State == LedgerState.Published ? row with { Attempts = row.Attempts + 1, Due = null } : row), cancellationToken);
    }

    private async Task ForgetCancelledAsync(string article, IReadOnlyList<Expiry> due, CancellationToken cancellationToken)
    {
        // Who was overtaken by another change of the article leaves it to the next run.
        if (await publisher.TryForgetCancelledAsync(await articles.LoadAsync(article, cancellationToken), cancellationToken) is not null)
        {
            await Task.WhenAll(due.Select(expiry => expiries.RemoveAsync(expiry, cancellationToken)));
        }
    }

    private async ValueTask RunAsync(IEnumerable<Step> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            await RunAsync(step, cancellationToken);
        }
    }

    private async Task RunAsync(Step step, CancellationToken cancellationToken)
    {
        try
        {
            LogStep(log, step.Path);
            await storage.RunAsync(() => step.Run(cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One article that fails must not keep the others waiting; its ledger row has the reason, and the next run its turn.
            LogFailed(log, step.Path, error);
        }
    }

    /// <summary>Something to be done about an upload.</summary>
    private sealed record Step(string Path, Func<CancellationToken, Task> Run);

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciling {Path}")]
    private static partial void LogStep(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not reconcile {Path}")]
    private static partial void LogFailed(ILogger logger, string path, Exception error);
}
