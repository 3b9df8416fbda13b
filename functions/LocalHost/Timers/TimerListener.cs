using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newsroom.LocalHost.Hosting;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Timers;

/// <summary>Runs a function by its schedule, one run after the other, on one host at a time.</summary>
internal sealed class TimerListener(
    FunctionDescriptor function,
    TimerTriggerAttribute trigger,
    StorageClients storage,
    BindingSettings bindings,
    LocalHostOptions options,
    TimeProvider time,
    IHostEnvironment environment,
    IServiceProvider services,
    ILoggerFactory loggers) : ITriggerListener
{
    private const string ContainerName = "azure-webjobs-hosts";

    // Task.Delay has a limit of 49 days, and a laptop's clock jumps when it wakes up.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(10);

    private readonly ILogger _log = loggers.CreateHostLogger();
    private readonly Schedule _schedule = Schedule.Parse(bindings.Resolve(trigger.Schedule, function.Name), function.Name);
    private readonly FunctionInvoker<TimerInfo> _invoker = new(function, bindings, parameter =>
        parameter == function.TriggerParameter && parameter.ParameterType == typeof(TimerInfo) ? (info, _) => new(info) : null);

    private bool _startedUp;
    private bool _isMonitored;

    public string Name => function.Name;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Nothing: timers must not delay the start.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task RunAsync(Shutdown shutdown)
    {
        _isMonitored = trigger.UseMonitor && !_schedule.IsTooFrequentToMonitor(Now);
        while (true)
        {
            shutdown.Stopping.ThrowIfCancellationRequested();
            try
            {
                await HoldLeaseAsync(shutdown);
            }
            catch (Exception exception) when (!shutdown.Stopping.IsCancellationRequested)
            {
                _log.TryingAgain(exception, function.Name, options.TimerTakeover.TotalSeconds);
            }

            await Task.Delay(options.TimerTakeover, shutdown.Stopping);
        }
    }

    private async Task HoldLeaseAsync(Shutdown shutdown)
    {
        await using var lease = await TimerLease.TryAcquireAsync(
            Blob("locks", "lease"), exception => _log.LeaseLost(exception, function.Name), shutdown.Stopping);
        if (lease is null)
        {
            return;
        }

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(shutdown.Stopping, lease.Lost);
        try
        {
            await FollowScheduleAsync(waiting.Token, shutdown.Aborting);
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            // Stopped, or the lease is lost: then try to get it back.
        }
    }

    private async Task FollowScheduleAsync(CancellationToken waiting, CancellationToken aborting)
    {
        var kept = new TimerStatusBlob(Blob("timers", "status"));
        var status = await FirstStatusAsync(kept, waiting);
        var isPastDue = status.Next < Now;
        if (isPastDue || (trigger.RunOnStartup && !_startedUp))
        {
            _startedUp = true;
            status = await FireAsync(status, isPastDue, kept, aborting);
        }

        _startedUp = true;
        while (true)
        {
            while (status.Next - Now is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait < MaxWait ? wait : MaxWait, time, waiting);
            }

            waiting.ThrowIfCancellationRequested();
            status = await FireAsync(status, isPastDue: false, kept, aborting);
        }
    }

    private async Task<ScheduleStatus> FirstStatusAsync(TimerStatusBlob kept, CancellationToken cancellationToken)
    {
        if (_isMonitored && await kept.ReadAsync(_schedule.Expression, cancellationToken) is { } known)
        {
            return known;
        }

        var status = new ScheduleStatus { Next = _schedule.After(Now), LastUpdated = Now };
        await KeepAsync(kept, status);
        return status;
    }

    private async Task<ScheduleStatus> FireAsync(ScheduleStatus status, bool isPastDue, TimerStatusBlob kept, CancellationToken aborting)
    {
        var began = Now;
        try
        {
            await using var scope = services.CreateAsyncScope();
            var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = _isMonitored ? status : null };
            await _invoker.InvokeAsync(info, scope.ServiceProvider, aborting);
        }
        catch (Exception) when (aborting.IsCancellationRequested)
        {
            _log.TimerCancelled(function.Name);
            return status;
        }
        catch (Exception exception)
        {
            _log.TimerFailed(exception, function.Name);
        }

        var next = new ScheduleStatus { Last = began, Next = _schedule.After(Now), LastUpdated = Now };
        await KeepAsync(kept, next);
        return next;
    }

    private Task KeepAsync(TimerStatusBlob kept, ScheduleStatus status) =>
        _isMonitored ? kept.WriteAsync(_schedule.Expression, status) : Task.CompletedTask;

    private BlobClient Blob(string folder, string kind) =>
        storage.Blobs
            .GetBlobContainerClient(ContainerName)
            .GetBlobClient($"{folder}/{environment.ApplicationName.ToLowerInvariant()}/{function.Name}.{kind}");
}
