namespace Newsroom.Articles;

/// <summary>Compares the container with the ledger and makes up for every event that was missed or whose handling was cut short.</summary>
public sealed partial class Reconciliation(
    Inbox inbox, Ledger ledger, ArticleStore articles, Publisher publisher, Ingestion ingestion, TranslationOrders orders,
    Completion completion, Expiries expiries, SiteOptions site, TimeProvider clock, ILogger<Reconciliation> log)
{
    private const int AtOnce = 4;

    /// <summary>Failures are tried again ever more rarely: after 1, 2, 4, … times <see cref="SiteOptions.ReconcileAfter"/>, at most daily.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // The ledger is read before the container: what is uploaded in between has no row and is too young to be taken for forgotten,
        // and what is deleted in between keeps its row until the next run.
        var entries = await ledger.ReadAllAsync(state: null, cancellationToken).ToDictionaryAsync(entry => entry.Path, cancellationToken: cancellationToken);
        var present = new HashSet<string>(StringComparer.Ordinal);
        var steps = new List<(string Path, Func<CancellationToken, Task> Run)>();
        await foreach (var item in inbox.ListAsync(cancellationToken))
        {
            present.Add(item.Path);
            if (Step(item, entries.GetValueOrDefault(item.Path)) is { } step)
            {
                steps.Add((item.Path, step));
            }
        }

        steps.AddRange(entries.Values
            .Where(entry => entry.State != LedgerState.Withdrawn && !present.Contains(entry.Path))
            .Select(entry => (entry.Path, (Func<CancellationToken, Task>)(token => ingestion.WithdrawAsync(entry.Path, token)))));
        var due = await expiries.DueAsync(clock.GetUtcNow(), cancellationToken).ToListAsync(cancellationToken);
        steps.AddRange(due.GroupBy(expiry => expiry.Article)
            .Select(some => (some.Key, (Func<CancellationToken, Task>)(token => ForgetCancelledAsync(some.Key, [.. some], token)))));

        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, RunAsync);
    }

    private Func<CancellationToken, Task>? Step(InboxItem item, LedgerEntry? entry)
    {
        var now = clock.GetUtcNow();
        if (entry is null || entry.ETag != item.ETag)
        {
            return now - item.Uploaded > site.ReconcileAfter ? token => ingestion.IngestAsync(item.Path, token) : null;
        }

        var quiet = now - (entry.Changed ?? default);
        return entry.State switch
        {
            LedgerState.Received or LedgerState.Failed when quiet > Pause(entry.Attempts) => token => ingestion.IngestAsync(item.Path, token),
            LedgerState.Held when entry.Due <= now => token => ingestion.IngestAsync(item.Path, token),
            LedgerState.Published when entry.Due <= now || (entry.Due is null && quiet > Pause(entry.Attempts)) => token => OrderAgainAsync(entry, token),
            _ => null,
        };
    }

    private TimeSpan Pause(int attempts)
    {
        var pause = site.ReconcileAfter * Math.Pow(2, Math.Clamp(attempts - 1, 0, 20));
        return pause < LongestPause ? pause : LongestPause;
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

    private async ValueTask RunAsync((string Path, Func<CancellationToken, Task> Run) step, CancellationToken cancellationToken)
    {
        try
        {
            LogStep(log, step.Path);
            await step.Run(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One article that fails must not keep the others waiting; its ledger row has the reason, and the next run its turn.
            LogFailed(log, step.Path, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reconciling {Path}")]
    private static partial void LogStep(ILogger logger, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Could not reconcile {Path}")]
    private static partial void LogFailed(ILogger logger, string path, Exception error);
}
