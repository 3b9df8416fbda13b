using Newsroom.Content;
using Newsroom.Reading;
using Newsroom.Storage.Stores;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>The tables in the folder <c>glossary/</c> of the container, as one glossary: of two that have the same term, the first in the order of the paths counts.</summary>
public sealed class Glossaries(Inbox inbox, TimeProvider clock) : IDisposable
{
    /// <summary>How old the look at the container may be: an import translates many articles in a short time.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _turn = new(1);
    private Look? _look;

    /// <summary>The glossary, up to ten seconds old. What is no glossary is none of it: its row in the ledger says why.</summary>
    public async Task<Glossary> ReadAsync(CancellationToken cancellationToken)
    {
        if (_look is { } recent && clock.GetElapsedTime(recent.Time) < Age)
        {
            return recent.Glossary;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            _look = _look is { } look && clock.GetElapsedTime(look.Time) < Age ? look : await LookAsync(cancellationToken);
            return _look.Glossary;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Checks a file, and makes it count at once on this instance.</summary>
    /// <returns>Warnings for the editor; null if the blob does not exist.</returns>
    /// <exception cref="UnreadableException">The file is not a glossary; the message says why.</exception>
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

    /// <summary>A file is gone.</summary>
    public void Forget() => _look = null;

    public void Dispose() => _turn.Dispose();

    private async Task<Look> LookAsync(CancellationToken cancellationToken)
    {
        var time = clock.GetTimestamp();
        var items = await inbox.ListAsync(cancellationToken, BlobPath.GlossaryFolder).Where(item => new BlobPath(item.Path).IsGlossary).ToListAsync(cancellationToken);
        var marks = string.Join('\n', items.Select(item => $"{item.Path} {item.ETag}"));
        if (_look is { } known && known.Marks == marks)
        {
            return known with { Time = time };
        }

        var files = await Task.WhenAll(items.Select(item => inbox.DownloadAsync(item.Path, cancellationToken)));
        return new Look(time, marks, new Glossary([.. files.OfType<Upload>().SelectMany(Entries)]));
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

    private static IReadOnlyList<GlossaryEntry> Read(Upload file, ICollection<string> warnings) =>
        GlossaryFile.Read(TextDecoder.Decode((file.Content ?? throw new UnreadableException("The file is too large for a glossary.")).Span, warnings), warnings);

    private sealed record Look(long Time, string Marks, Glossary Glossary);
}
