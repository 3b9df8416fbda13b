using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Newsroom.Translation.Apertium;

/// <summary>The pipelines of one mode: as many as were ever busy at once, kept alive, replaced when they die.</summary>
internal sealed partial class PipelinePool(ApertiumMode mode, string programs, ApertiumLimits limits, TimeProvider time, ILogger logger)
    : IAsyncDisposable, IDisposable
{
    private readonly SemaphoreSlim _slots = new(limits.Pipelines, limits.Pipelines);
    private readonly ConcurrentStack<ModePipeline> _idle = new();
    private readonly CancellationTokenSource _closing = new();

    /// <summary>The shells at rest; their children are the stages.</summary>
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
            return await ExchangeTwiceAsync(requests, ending.Token);
        }
        catch (TimeoutException exception)
        {
            throw new TranslationException($"Apertium did not answer within {limits.Answer.TotalSeconds:0.#} s ({mode.Name}).", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or System.ComponentModel.Win32Exception)
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

    // A stage that died since the last call shows only when it is used: once is an accident, twice is a failure.
    private async Task<IReadOnlyList<string>> ExchangeTwiceAsync(IReadOnlyList<string> requests, CancellationToken cancellationToken)
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
            var answers = await pipeline.ExchangeAsync(requests, limits.Answer, time, cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Apertium {Mode} died and is started again: {Reason}")]
    private partial void LogRestart(string mode, string reason);
}
