using System.Diagnostics;
using Azure;
using Azure.Data.Tables;

namespace Newsroom.LocalHost.Blobs;

/// <summary>
/// Writes to one partition of a table. What is asked for while a write is under way goes together in the next one, as one transaction:
/// a single blob waits for nobody, and a thousand blobs cost a fraction of a thousand requests.
/// </summary>
internal sealed class GroupedWrites(TableClient table)
{
    /// <summary>The bound of an entity group transaction.</summary>
    private const int MaxActions = 100;

    /// <summary>What has time waits at most so long for a write that it can go with.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Recent = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private readonly Queue<Write> _waiting = [];
    private bool _writing;
    private long _lastWrite;

    /// <summary>Carries out a write; no two writes of one row may wait at the same time.</summary>
    /// <returns>The row's new version.</returns>
    /// <exception cref="RequestFailedException">This write was refused; others are not affected.</exception>
    public Task<ETag> WriteAsync(TableTransactionAction action)
    {
        var write = new Write(action);
        Enqueue(write);
        Start();
        return write.Version;
    }

    /// <summary>Carries out a write that has time: it goes with the next one, or by itself if none comes.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public async Task<ETag> WriteLaterAsync(TableTransactionAction action)
    {
        var write = new Write(action) { HasTime = true };
        Enqueue(write);
        if (await Task.WhenAny(write.Version, Task.Delay(MaxDelay)) != write.Version)
        {
            write.HasTime = false;
            Start();
        }

        return await write.Version;
    }

    private void Enqueue(Write write)
    {
        lock (_lock)
        {
            _waiting.Enqueue(write);
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            if (_writing)
            {
                return;
            }

            _writing = true;
        }

        // Every outcome goes to those who wait for it, so nothing is lost with this task.
        _ = WriteWaitingAsync();
    }

    private async Task WriteWaitingAsync()
    {
        if (Stopwatch.GetElapsedTime(_lastWrite) < Recent)
        {
            // Others are about to come.
            await Task.Delay(Pause);
        }

        while (Take() is { Count: > 0 } group)
        {
            if (group.Count == 1 || !await TryTogetherAsync(group))
            {
                await Task.WhenAll(group.Select(AloneAsync));
            }

            _lastWrite = Stopwatch.GetTimestamp();
        }
    }

    private List<Write> Take()
    {
        lock (_lock)
        {
            var group = new List<Write>();
            var isDue = _waiting.Any(write => !write.HasTime);
            while (isDue && group.Count < MaxActions && _waiting.TryDequeue(out var write))
            {
                group.Add(write);
            }

            _writing = group.Count > 0;
            return group;
        }
    }

    /// <summary>All or nothing: where one row refuses, each is written alone.</summary>
    private async Task<bool> TryTogetherAsync(List<Write> group)
    {
        try
        {
            var answers = await table.SubmitTransactionAsync(group.Select(write => write.Action));
            foreach (var (write, answer) in group.Zip(answers.Value))
            {
                write.Succeed(answer.Headers.ETag ?? default);
            }

            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
        catch (Exception error)
        {
            group.ForEach(write => write.Fail(error));
            return true;
        }
    }

    private async Task AloneAsync(Write write)
    {
        try
        {
            var (action, row) = (write.Action, write.Action.Entity);
            var answer = action.ActionType == TableTransactionActionType.Add
                ? await table.AddEntityAsync(row)
                : await table.UpdateEntityAsync(row, action.ETag, TableUpdateMode.Replace);
            write.Succeed(answer.Headers.ETag ?? default);
        }
        catch (Exception error)
        {
            write.Fail(error);
        }
    }

    private sealed class Write(TableTransactionAction action)
    {
        private readonly TaskCompletionSource<ETag> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TableTransactionAction Action => action;

        /// <summary>Whether it can wait for another one.</summary>
        public bool HasTime { get; set; }

        public Task<ETag> Version => _done.Task;

        public void Succeed(ETag version) => _done.SetResult(version);

        public void Fail(Exception error) => _done.SetException(error);
    }
}
