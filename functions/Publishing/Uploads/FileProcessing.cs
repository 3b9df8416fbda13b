using Azure;
using Azure.Storage.Blobs.Models;
using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;

namespace Newsroom.Publishing.Uploads;

/// <summary>
/// Uploads that are no articles, but files that articles can refer to. What they are is written first, then the generations of the
/// editions that refer to them, the ledger last. An edition writes that it refers to a file before its own generation: so whichever comes
/// first, the later generation is that of an answer with both.
/// </summary>
public sealed class FileProcessing(
    FileInspection inspection,
    FileStore files,
    PictureStore pictures,
    Ledger ledger,
    FileToken token,
    Generations generations,
    TimeProvider clock)
{
    /// <summary>Attempts that were interrupted: after these, the file is taken for the reason.</summary>
    private const int MaxInterruptions = 3;

    private const string EndedOften =
        "The app ended each time that it read this picture. Save it in another format or size, and upload it again.";

    /// <summary>Records what a file is, and has readers see it.</summary>
    /// <param name="entry">Its ledger row, which this process has taken over.</param>
    /// <param name="hints">What else editors should know of it.</param>
    /// <param name="cancellationToken">Stops at a point from which the work can be repeated.</param>
    public async Task ProcessAsync(LedgerEntry entry, IReadOnlyList<string> hints, CancellationToken cancellationToken)
    {
        using var span = Spans.Start(Spans.Read, entry.Path);
        if (await RecordAsync(entry, cancellationToken) is not { } file)
        {
            await WithdrawAsync(entry.Path, cancellationToken);
            return;
        }

        await CompleteAsync(
            entry with { ETag = file.ETag },
            file.Refusal is { } reason ? [$"The file is not public: {reason}", .. hints] : hints,
            cancellationToken);
    }

    /// <summary>Records what a file is for readers of articles that refer to it, whatever else it is.</summary>
    /// <returns>The file as it is stored now; null if its blob does not exist.</returns>
    public async Task<StoredFile?> RecordAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var file = await ReadAsync(entry, cancellationToken);
        if (file is not null)
        {
            await AdvanceAsync(entry.Path, cancellationToken);
        }

        return file;
    }

    /// <summary>Records in the ledger that a file is no article.</summary>
    /// <returns>False if the row belongs to another process by now.</returns>
    public Task<bool> CompleteAsync(LedgerEntry entry, IReadOnlyList<string> warnings, CancellationToken cancellationToken) =>
        ledger.TryWriteAsync(entry.AsFile(clock.GetUtcNow(), warnings), cancellationToken);

    /// <summary>Forgets a deleted file, unless its blob exists again: then its own trigger processes it.</summary>
    public async Task WithdrawAsync(string path, CancellationToken cancellationToken)
    {
        if (await ledger.FindAsync(path, cancellationToken) is not { State: not LedgerState.Withdrawn } entry
            || !await TryForgetAsync(path, cancellationToken))
        {
            return;
        }

        await ledger.WithdrawAsync(entry, clock.GetUtcNow(), cancellationToken);
    }

    /// <summary>Has readers of articles that refer to a deleted file not see it any more.</summary>
    /// <returns>False if its blob exists.</returns>
    public async Task<bool> TryForgetAsync(string path, CancellationToken cancellationToken)
    {
        if (!await TryRemoveAsync(path, cancellationToken))
        {
            return false;
        }

        await AdvanceAsync(path, cancellationToken);
        return true;
    }

    /// <returns>The file as it is stored now; null if its blob does not exist.</returns>
    private async Task<StoredFile?> ReadAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        StoredFile? file = null;
        var refusal = entry.WasInterrupted && entry.Attempts > MaxInterruptions ? EndedOften : null;
        await Conflict.RetryAsync(async _ =>
        {
            // The file is read after its row: then a write that matches the row never replaces newer content by older.
            var stored = await files.LoadAsync(entry.Path, cancellationToken);
            try
            {
                file = await inspection.ReadAsync(entry.Path, refusal, cancellationToken);
            }
            catch (RequestFailedException changed) when (changed.Status == 412 || changed.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return false;
            }

            return file is null || await TrySaveAsync(stored, entry.Path, file, cancellationToken);
        });
        return file;
    }

    /// <returns>False if the blob exists.</returns>
    private async Task<bool> TryRemoveAsync(string path, CancellationToken cancellationToken)
    {
        var exists = false;
        await Conflict.RetryAsync(async _ =>
        {
            var stored = await files.LoadAsync(path, cancellationToken);
            exists = await inspection.ExistsAsync(path, cancellationToken);

            // Written also if there is none: a process that has read the file before it was deleted must not write it afterwards.
            return exists || await TrySaveAsync(stored, path, file: null, cancellationToken);
        });
        return !exists;
    }

    private async Task<bool> TrySaveAsync(StoredFiles stored, string path, StoredFile? file, CancellationToken cancellationToken)
    {
        var before = stored.At(path);
        if (before == file && stored.ETag is not null)
        {
            return true;
        }

        // First, as nothing says afterwards what is left; and then, as a request may have made one in between. Those that are made later
        // are deleted by the request.
        var obsolete = before is { IsMadeAnew: true } && before.Version != file?.Version ? before.Version : null;
        await DeletePicturesAsync(obsolete, cancellationToken);
        if (!await files.TrySaveAsync(stored.With(path, file), cancellationToken))
        {
            return false;
        }

        await DeletePicturesAsync(obsolete, cancellationToken);
        return true;
    }

    private Task DeletePicturesAsync(string? version, CancellationToken cancellationToken) =>
        version is null ? Task.CompletedTask : pictures.DeleteAsync(version, cancellationToken);

    /// <summary>
    /// Gives the editions that refer to a file, in whichever case, another generation: answers with them are made anew, with what is read
    /// of the file after its token.
    /// </summary>
    private async Task AdvanceAsync(string path, CancellationToken cancellationToken)
    {
        await token.AdvanceAsync(cancellationToken);
        var (_, referrers) = await files.ReadAsync(path, cancellationToken);
        foreach (var language in referrers.Select(referrer => referrer.Language).Distinct())
        {
            await generations.AdvanceAsync(language, cancellationToken);
        }
    }
}
