using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The rows <c>generation</c> of the table <c>state</c>: one change token per language, replaced after every change of what that language
/// shows. It is written last, so data that is read after the token is at least as new as the token.
/// </summary>
/// <remarks>A process reads a token at most once per <see cref="MaxAge"/>, and again at once after a change of its own.</remarks>
public sealed class Generations : IDisposable
{
    /// <summary>
    /// The max age of a token in memory: well under the second after which all instances show what was published on one of them.
    /// </summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(400);

    private const string Table = "state";
    private const string Row = "generation";
    private const string All = "*";

    private readonly StorageAccount _storage;
    private readonly TimeProvider _clock;
    private readonly GroupCommit<bool> _advances;
    private readonly ConcurrentDictionary<string, Snapshot> _snapshots = new();
    private int _changes;

    public Generations(StorageAccount storage, TimeProvider clock)
    {
        (_storage, _clock) = (storage, clock);
        _advances = new(int.MaxValue, (language, _, cancellationToken) => WriteAsync(language, cancellationToken));
    }

    /// <summary>The token of a language; empty if nothing was ever published in it.</summary>
    public Task<string> ReadAsync(string language, CancellationToken cancellationToken) =>
        RecentAsync(language, () => LoadAsync(language), cancellationToken);

    /// <summary>The tokens of all languages together.</summary>
    public Task<string> ReadAllAsync(CancellationToken cancellationToken) => RecentAsync(All, LoadAllAsync, cancellationToken);

    /// <summary>The languages in which anything was ever published.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken cancellationToken)
    {
        var tokens = (await ReadAllAsync(cancellationToken)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. tokens.Select(token => token[..token.IndexOf('=', StringComparison.Ordinal)])];
    }

    /// <summary>The time of a token, which is the time of the last change or withdrawal; null for no token.</summary>
    public static DateTimeOffset? TimeOf(string token) => Guid.TryParseExact(token, "N", out _)
        ? DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(token[..12], 16)) : null;

    /// <summary>Gives a language a new token. Those who wait for it at the same time get the same one.</summary>
    public Task AdvanceAsync(string language, CancellationToken cancellationToken) =>
        _advances.WriteAsync(language, true, cancellationToken);

    public void Dispose() => _advances.Dispose();

    private async Task WriteAsync(string language, CancellationToken cancellationToken)
    {
        var table = await _storage.TableAsync(Table);
        var row = new TableEntity(language, Row) { ["Token"] = Guid.CreateVersion7().ToString("N") };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        Interlocked.Increment(ref _changes);
        _snapshots.TryRemove(language, out _);
        _snapshots.TryRemove(All, out _);
    }

    private Task<string> RecentAsync(string key, Func<Task<string>> load, CancellationToken cancellationToken)
    {
        if (_snapshots.TryGetValue(key, out var snapshot) && !snapshot.Token.IsFaulted && _clock.GetElapsedTime(snapshot.Started) < MaxAge)
        {
            return snapshot.Token.WaitAsync(cancellationToken);
        }

        var changes = Volatile.Read(ref _changes);
        snapshot = new Snapshot(_clock.GetTimestamp(), load());
        _snapshots[key] = snapshot;
        if (changes != Volatile.Read(ref _changes))
        {
            // The token may have been read before the change, and stored here after it.
            _snapshots.TryRemove(new(key, snapshot));
        }

        return snapshot.Token.WaitAsync(cancellationToken);
    }

    private async Task<string> LoadAsync(string language)
    {
        var row = await _storage.FindAsync(Table, language, Row, columns: null, CancellationToken.None);
        return row?.GetString("Token") ?? "";
    }

    private async Task<string> LoadAllAsync()
    {
        var filter = TableClient.CreateQueryFilter($"RowKey eq {Row}");
        var rows = await _storage.QueryAsync(Table, filter, ["PartitionKey", "Token"], max: null, CancellationToken.None);
        return string.Join(' ', rows.Select(row => $"{row.PartitionKey}={row.GetString("Token")}"));
    }

    private sealed record Snapshot(long Started, Task<string> Token);
}
