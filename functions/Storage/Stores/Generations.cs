using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Newsroom.Storage.Stores;

/// <summary>
/// The rows <c>generation</c> of the table <c>state</c>: one token per language that changes after every change of what that language shows.
/// It is written last, so what was read after reading a token is at least as new as the token says.
/// </summary>
/// <remarks>A process looks at most every <see cref="Age"/>, however many ask, and again at once after a change of its own.</remarks>
public sealed class Generations(StorageAccount storage, TimeProvider clock)
{
    /// <summary>How old a look may be: well under the second after which all instances show what was published on one.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMilliseconds(400);

    private const string Table = "state";
    private const string Row = "generation";
    private const string All = "*";

    private readonly ConcurrentDictionary<string, Look> _looks = new();
    private int _changes;

    /// <summary>The token of a language; empty where nothing was ever published in it.</summary>
    public Task<string> ReadAsync(string language, CancellationToken cancellationToken) => RecentAsync(language, () => LoadAsync(language), cancellationToken);

    /// <summary>The tokens of all languages together.</summary>
    public Task<string> ReadAllAsync(CancellationToken cancellationToken) => RecentAsync(All, LoadAllAsync, cancellationToken);

    /// <summary>The languages in which anything was ever published.</summary>
    public async Task<IReadOnlyList<string>> LanguagesAsync(CancellationToken cancellationToken) =>
        [.. (await ReadAllAsync(cancellationToken)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(token => token[..token.IndexOf('=', StringComparison.Ordinal)])];

    /// <summary>When a token was given: the last change, withdrawals among them. Null for none.</summary>
    public static DateTimeOffset? TimeOf(string token) => Guid.TryParseExact(token, "N", out _)
        ? DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(token[..12], 16)) : null;

    /// <summary>Gives a language a new token.</summary>
    public async Task AdvanceAsync(string language, CancellationToken cancellationToken)
    {
        var table = await storage.TableAsync(Table);
        var row = new TableEntity(language, Row) { ["Token"] = Guid.CreateVersion7().ToString("N") };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        Interlocked.Increment(ref _changes);
        _looks.TryRemove(language, out _);
        _looks.TryRemove(All, out _);
    }

    private Task<string> RecentAsync(string key, Func<Task<string>> load, CancellationToken cancellationToken)
    {
        if (_looks.TryGetValue(key, out var look) && !look.Token.IsFaulted && clock.GetElapsedTime(look.Started) < Age)
        {
            return look.Token.WaitAsync(cancellationToken);
        }

        var changes = Volatile.Read(ref _changes);
        look = new Look(clock.GetTimestamp(), load());
        _looks[key] = look;
        if (changes != Volatile.Read(ref _changes))
        {
            // It may have looked before the change, and have been put there after it.
            _looks.TryRemove(new(key, look));
        }

        return look.Token.WaitAsync(cancellationToken);
    }

    private async Task<string> LoadAsync(string language)
    {
        var row = await storage.FindAsync(Table, language, Row, columns: null, CancellationToken.None);
        return row?.GetString("Token") ?? "";
    }

    private async Task<string> LoadAllAsync()
    {
        var rows = await storage.QueryAsync(Table, TableClient.CreateQueryFilter($"RowKey eq {Row}"), ["PartitionKey", "Token"], most: null, CancellationToken.None);
        return string.Join(' ', rows.Select(row => $"{row.PartitionKey}={row.GetString("Token")}"));
    }

    private sealed record Look(long Started, Task<string> Token);
}
