using System.Collections.Concurrent;
using System.ComponentModel;
using Microsoft.Extensions.Logging;

namespace Newsroom.Translation.Apertium;

/// <summary>The pipelines of one mode: as many as were ever busy at the same time, kept running, replaced when they end.</summary>
internal sealed partial class PipelinePool(ApertiumMode mode, string programs, ApertiumLimits limits, TimeProvider time, ILogger logger)
    : IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _slots = new(limits.Pipelines, limits.Pipelines);
    private readonly ConcurrentStack<ModePipeline> _idle = new();
    private readonly CancellationTokenSource _closing = new();

    /// <summary>The idle shells; their child processes are the stages.</summary>
    public IReadOnlyList<int> IdleProcessIds => [.. _idle.Select(pipeline => pipeline.ProcessId)];

    public async Task<IReadOnlyList<string>> ExchangeAsync(IReadOnlyList<string> requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closing.Token);
        await _slots.WaitAsync(ending.Token);
        try
        {
            return await ExchangeWithRetryAsync(requests, ending.Token);
        }
        catch (TimeoutException exception)
        {
            throw new TranslationException($"Apertium did not answer within {limits.Timeout.TotalSeconds:0.#} s ({mode.Name}).", exception);
        }
        catch (Exception exception) when (IsProcessFailure(exception))
        {
            throw new TranslationException($"Apertium failed ({mode.Name}): {exception.Message}.", exception);
        }
        finally
        {
            _slots.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        for (var slot = 0; slot < limits.Pipelines; slot++)
        {
            await _slots.WaitAsync();
        }

        while (_idle.TryPop(out var pipeline))
        {
            await pipeline.DisposeAsync();
        }

        _slots.Dispose();
        _closing.Dispose();
    }

    public void Dispose()
    {
        _closing.Cancel();
        while (_idle.TryPop(out var pipeline))
        {
            pipeline.Dispose();
        }
    }

    private static bool IsProcessFailure(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or FormatException or Win32Exception;

    // A stage that ended since the last call is noticed only when it is used: the first failure is retried, the second is reported.
    private async Task<IReadOnlyList<string>> ExchangeWithRetryAsync(IReadOnlyList<string> requests, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeOnceAsync(requests, cancellationToken);
        }
        catch (IOException exception)
        {
            LogRestart(mode.Name, exception.Message);
            return await ExchangeOnceAsync(requests, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<string>> ExchangeOnceAsync(IReadOnlyList<string> requests, CancellationToken cancellationToken)
    {
        var pipeline = await TakeAsync(cancellationToken);
        try
        {
            var answers = await pipeline.ExchangeAsync(requests, limits.Timeout, time, cancellationToken);
            _idle.Push(pipeline);
            return answers;
        }
        catch
        {
            await pipeline.DisposeAsync();
            throw;
        }
    }

    private async Task<ModePipeline> TakeAsync(CancellationToken cancellationToken)
    {
        while (_idle.TryPop(out var idle))
        {
            if (idle.IsAlive)
            {
                return idle;
            }

            await idle.DisposeAsync();
        }

        var started = await ModePipeline.StartAsync(mode, programs, cancellationToken);
        LogStart(mode.Name, started.ProcessId);
        return started;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Started Apertium {Mode} as process {ProcessId}")]
    private partial void LogStart(string mode, int processId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Apertium {Mode} ended and is started again: {Reason}")]
    private partial void LogRestart(string mode, string reason);
}
