using Microsoft.Extensions.Caching.Memory;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Http.Files;

/// <summary>
/// Files as they are now, for lists: each is read once, until any file changes. What is published in the meantime costs one read for the
/// token of the files.
/// </summary>
public sealed class KnownFiles(FileStore files, FileToken token) : IDisposable
{
    private const int MaxFiles = 10_000;
    private const int MaxStates = 200;

    private readonly MemoryCache _files = new(new MemoryCacheOptions { SizeLimit = MaxFiles });
    private readonly MemoryCache _tokens = new(new MemoryCacheOptions { SizeLimit = MaxStates });

    /// <summary>The files as they are in a state of what is published, or later.</summary>
    /// <param name="state">
    /// Changes with the generation of the language whose articles refer to the files. It must be read before this call: the token is
    /// advanced before the generation, so the one that is read now belongs to this state or a later one.
    /// </param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Snapshot> InAsync(string state, CancellationToken cancellationToken)
    {
        if (!_tokens.TryGetValue(state, out string? current))
        {
            current = await token.ReadAsync(cancellationToken);
            _tokens.Set(state, current, new MemoryCacheEntryOptions { Size = 1 });
        }

        return new Snapshot(this, current!);
    }

    public void Dispose()
    {
        _files.Dispose();
        _tokens.Dispose();
    }

    private async Task<StoredFile?> FindAsync(string path, string current, CancellationToken cancellationToken)
    {
        if (_files.TryGetValue(path, out Entry? entry) && entry!.Token == current)
        {
            return entry.File;
        }

        var file = await files.FindAsync(path, cancellationToken);
        _files.Set(path, new Entry(current, file), new MemoryCacheEntryOptions { Size = 1 });
        return file;
    }

    private sealed record Entry(string Token, StoredFile? File);

    /// <summary>The files under one token.</summary>
    public readonly struct Snapshot(KnownFiles files, string token)
    {
        /// <summary>The file that an article means by a path; null for none.</summary>
        public Task<StoredFile?> FindAsync(string path, CancellationToken cancellationToken) =>
            files.FindAsync(path, token, cancellationToken);
    }
}
