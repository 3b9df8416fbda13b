using Newsroom.Content;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>Records the outcome of an upload in the ledger, and orders its translations.</summary>
public sealed class UploadOutcome(
    Ledger ledger,
    TranslationOrders orders,
    TranslationProgress progress,
    UploadRemarks remarks,
    NewsroomMetrics metrics,
    TimeProvider clock,
    ILogger<UploadOutcome> log)
{
    /// <returns>False if the row belongs to another process by now.</returns>
    public async Task<bool> PublishedAsync(
        Article before, Article article, Upload upload, Draft draft, LedgerEntry entry, CancellationToken cancellationToken)
    {
        // The ledger is written before the orders are sent: a translation that is faster than this method must find its row.
        var plan = orders.Plan(article);
        var awaits = article.Original?.Path == entry.Path && !plan.IsEmpty;
        var now = clock.GetUtcNow();
        var row = entry with
        {
            State = awaits ? LedgerState.Published : LedgerState.Complete,
            Published = now,
            Complete = awaits ? null : now,
            Error = awaits ? plan.Explanation : null,
            Warnings = [.. draft.Warnings, .. await remarks.WarningsAsync(article, draft, entry.Path, cancellationToken)],
            Outdated = await remarks.OutdatedAsync(article, entry.Path, cancellationToken),
            Cut = draft.Cut,
            Files = draft.Files,
            Languages = [.. article.Live.Select(edition => edition.Language)],
            SiteLanguages = orders.SiteLanguages,
            ReadAgain = draft.ReadAgain,
            Expires = draft.Expires,
        };
        if (!await ledger.TryWriteAsync(row, cancellationToken))
        {
            return false;
        }

        Measure(before, upload, draft, entry, now);
        if (awaits)
        {
            await orders.SendAsync(plan, cancellationToken);
        }
        else if (article.Live.Any(edition => edition.Kind == EditionKind.Machine))
        {
            // They existed before: their cost must be added to the row.
            await progress.RecordAsync(entry.Path, article.Id, cancellationToken);
        }

        log.Published(entry.Article, entry.Path, draft.Body.Language);
        return true;
    }

    /// <returns>False if the row belongs to another process by now.</returns>
    public Task<bool> HeldAsync(Draft draft, LedgerEntry entry, CancellationToken cancellationToken) => ledger.TryWriteAsync(
        entry with
        {
            State = LedgerState.Held,
            Error = draft.HeldBecause is { } reason ? $"It is held: {reason}"
                : draft.IsDraft ? "It is marked as a draft."
                : draft.Expires <= clock.GetUtcNow() ? $"It expired on {draft.Expires:yyyy-MM-dd HH:mm zzz}."
                : $"It is to be published on {draft.Due:yyyy-MM-dd HH:mm zzz}.",
            Due = draft.IsHeld(clock.GetUtcNow()) ? null : draft.Due,
            Expires = null,
            Warnings = draft.Warnings,
            Cut = draft.Cut,
            Files = draft.Files,
        },
        cancellationToken);

    /// <summary>Measures only the first publication of an upload, not later readings for another reason.</summary>
    private void Measure(Article before, Upload upload, Draft draft, LedgerEntry entry, DateTimeOffset now)
    {
        if (entry.State == LedgerState.Received && before.Sources.All(source => source.Path != entry.Path || source.ETag != upload.ETag))
        {
            var due = draft.Due > upload.Uploaded ? draft.Due : upload.Uploaded;
            metrics.Ingested(now - due, draft.Body.Language);
        }
    }
}
