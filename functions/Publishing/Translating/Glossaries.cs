using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>
/// The tables in the folder <c>glossary/</c> of the container as one glossary. If two have the same term, the first in the order of the
/// paths counts.
/// </summary>
public sealed class Glossaries(Inbox inbox, TimeProvider clock) : IDisposable
{
    /// <summary>Max age of the glossary in memory: an import translates many articles in a short time.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _lock = new(1);
    private Snapshot? _snapshot;

    /// <summary>The glossary, up to ten seconds old. An invalid file is left out: its row in the ledger says why.</summary>
    public async Task<Glossary> ReadAsync(CancellationToken cancellationToken)
    {
        if (_snapshot is { } recent && IsRecent(recent))
        {
            return recent.Glossary;
        }

        await _lock.WaitAsync(cancellationToken);
        try
        {
            var snapshot = _snapshot is { } known && IsRecent(known) ? known : await TakeSnapshotAsync(cancellationToken);
            _snapshot = snapshot;
            return snapshot.Glossary;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Checks a file, and applies it at once on this instance.</summary>
    /// <returns>Warnings for the editor; null if the blob does not exist.</returns>
    /// <exception cref="UnreadableException">The file is not a glossary. The message says why.</exception>
    public async Task<IReadOnlyList<string>?> CheckAsync(string path, CancellationToken cancellationToken)
    {
        var warnings = new List<string>();
        var file = await inbox.DownloadAsync(path, cancellationToken);
        Forget();
        if (file is not null)
        {
            Read(file, warnings);
        }

        return file is null ? null : warnings;
    }

    /// <summary>Forgets the glossary in memory after a file was changed or deleted.</summary>
    public void Forget() => _snapshot = null;

    public void Dispose() => _lock.Dispose();

    private bool IsRecent(Snapshot snapshot) => clock.GetElapsedTime(snapshot.Time) < MaxAge;

    private async Task<Snapshot> TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetTimestamp();
        var items = await inbox.ListAsync(cancellationToken, BlobPath.GlossaryFolder)
            .Where(item => new BlobPath(item.Path).IsGlossary).ToListAsync(cancellationToken);
        var version = string.Join('\n', items.Select(item => $"{item.Path} {item.ETag}"));
        if (_snapshot is { } known && known.Version == version)
        {
            return known with { Time = time };
        }

        var files = await Task.WhenAll(items.Select(item => inbox.DownloadAsync(item.Path, cancellationToken)));
        return new Snapshot(time, version, new Glossary([.. files.OfType<Upload>().SelectMany(Entries)]));
    }

    private static IReadOnlyList<GlossaryEntry> Entries(Upload file)
    {
        try
        {
            return Read(file, []);
        }
        catch (UnreadableException)
        {
            return [];
        }
    }

    private static IReadOnlyList<GlossaryEntry> Read(Upload file, ICollection<string> warnings) => file.Content is { } content
        ? GlossaryFile.Read(TextDecoder.Decode(content.Span, warnings), warnings)
        : throw new UnreadableException("The file is too large for a glossary.");

    /// <param name="Time">When it was read (<see cref="TimeProvider.GetTimestamp"/>).</param>
    /// <param name="Version">Paths and ETags of the files.</param>
    /// <param name="Glossary">The terms of all files.</param>
    private sealed record Snapshot(long Time, string Version, Glossary Glossary);
}
