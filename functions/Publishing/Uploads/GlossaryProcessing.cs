using Newsroom.Content;
using Newsroom.Publishing.Translating;
using Newsroom.Storage.Stores;

namespace Newsroom.Publishing.Uploads;

/// <summary>Uploads that are glossaries (<c>glossary/names.csv</c>).</summary>
public sealed class GlossaryProcessing(
    Inbox inbox, Ledger ledger, Glossaries glossaries, TimeProvider clock, ILogger<GlossaryProcessing> log)
{
    /// <summary>Checks a glossary, and applies it at once on this instance.</summary>
    public async Task ProcessAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            if (await glossaries.CheckAsync(entry.Path, cancellationToken) is { } warnings)
            {
                await ledger.TryWriteAsync(
                    entry with { State = LedgerState.Complete, Complete = clock.GetUtcNow(), Warnings = warnings }, cancellationToken);
            }
            else
            {
                await WithdrawAsync(entry.Path, cancellationToken);
            }
        }
        catch (UnreadableException reason)
        {
            await ledger.TryWriteAsync(entry with { State = LedgerState.Rejected, Error = reason.Message }, cancellationToken);
            log.Rejected(entry.Article, entry.Path);
        }
    }

    /// <summary>Forgets a deleted glossary, unless its blob exists again.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is { State: not LedgerState.Withdrawn } entry
            && !await inbox.HasAsync(path, cancellationToken))
        {
            glossaries.Forget();
            await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
            log.Withdrawn(entry.Article, path);
        }
    }
}
