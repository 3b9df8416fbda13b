using System.Collections.Concurrent;
using System.Diagnostics;
using Azure;

namespace Newsroom.Storage;

/// <summary>
/// Group commit: for each key one write at a time. What comes meanwhile waits, and is written together by the next one. A caller returns
/// when a write that began after its call has ended, and fails with it where storage does not answer. A write without company is made at
/// once, unless another one of its key has just ended: then it waits some milliseconds for more, as <c>commit_delay</c> of PostgreSQL.
/// </summary>
/// <param name="max">Max size of what is written together.</param>
/// <param name="write">Writes items of a key, all or none. The first is that of the caller; the order of the others is not known.</param>
/// <param name="sizeOf">The size of an item; null if each counts as one.</param>
internal sealed class GroupCommit<T>(int max, Func<string, IReadOnlyList<T>, CancellationToken, Task> write, Func<T, int>? sizeOf = null)
    : IDisposable
{
    /// <summary>How long a write waits for company where one has just ended: others of the same batch are about to come.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>How recent that write must be.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Group> _groups = new(StringComparer.Ordinal);

    public async Task WriteAsync(string key, T item, CancellationToken cancellationToken)
    {
        var (group, own) = (_groups.GetOrAdd(key, _ => new Group()), new Waiting(item));
        group.Waiting[own] = true;
        try
        {
            await group.Turn.WaitAsync(cancellationToken);
            try
            {
                if (own.Outage is { } outage)
                {
                    throw new RequestFailedException(outage.Status, outage.Message, outage.ErrorCode, outage);
                }

                if (!own.IsWritten)
                {
                    if (group.IsBusy)
                    {
                        await Task.Delay(Pause, cancellationToken);
                    }

                    await WriteAsync(key, Take(group, own), cancellationToken);
                }
            }
            finally
            {
                group.LastTurn = Stopwatch.GetTimestamp();
                group.Turn.Release();
            }
        }
        finally
        {
            group.Waiting.TryRemove(own, out _);
        }
    }

    public void Dispose()
    {
        foreach (var group in _groups.Values)
        {
            group.Dispose();
        }
    }

    private Waiting[] Take(Group group, Waiting own)
    {
        var free = max - SizeOf(own);
        return [own, .. group.Waiting.Keys
            .Where(other => other != own && other is { IsWritten: false, Outage: null })
            .TakeWhile(other => (free -= SizeOf(other)) >= 0)];
    }

    private int SizeOf(Waiting one) => sizeOf is null ? 1 : sizeOf(one.Item);

    private async Task WriteAsync(string key, Waiting[] together, CancellationToken cancellationToken)
    {
        try
        {
            await write(key, [.. together.Select(one => one.Item)], cancellationToken);
        }
        catch (RequestFailedException outage) when (outage.Status is 0 or >= 500)
        {
            // Each by itself, one after the other, would wait as long for storage again.
            Array.ForEach(together, one => one.Outage = outage);
            throw;
        }
        catch (Exception error) when (together.Length > 1 && error is not OperationCanceledException)
        {
            // It may be another one that cannot be written: that one learns of it in its own turn.
            together = together[..1];
            await write(key, [together[0].Item], cancellationToken);
        }

        Array.ForEach(together, one => one.IsWritten = true);
    }

    private sealed class Group : IDisposable
    {
        public SemaphoreSlim Turn { get; } = new(1);

        /// <summary>When the last turn ended; 0 if there was none.</summary>
        public long LastTurn { get; set; }

        public bool IsBusy => LastTurn > 0 && Stopwatch.GetElapsedTime(LastTurn) < Recent;

        public ConcurrentDictionary<Waiting, bool> Waiting { get; } = new();

        public void Dispose() => Turn.Dispose();
    }

    private sealed class Waiting(T item)
    {
        public T Item => item;

        public bool IsWritten { get; set; }

        /// <summary>Why the write that it was part of failed, if storage did not answer.</summary>
        public RequestFailedException? Outage { get; set; }
    }
}
