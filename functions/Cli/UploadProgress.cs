using System.Collections.Concurrent;
using System.Diagnostics;
using Newsroom.Telemetry;

namespace Newsroom.Cli;

/// <summary>The steps that an upload has taken in this process.</summary>
/// <param name="Path">The upload.</param>
/// <param name="Steps">What happened, in order: received, read, published, translated.</param>
/// <param name="Failure">The reason where a step failed.</param>
internal sealed record UploadSteps(string Path, IReadOnlyList<string> Steps, string? Failure)
{
    public override string ToString() =>
        $"{(Failure is null ? "" : "! ")}{Path}  {string.Join(" → ", Steps)}{(Failure is null ? "" : $": {Failure}")}";
}

/// <summary>Follows the spans of the app and reports every step of an upload.</summary>
internal sealed class UploadProgress : IDisposable
{
    private readonly ConcurrentDictionary<string, UploadSteps> _steps = new();
    private readonly ActivityListener _listener;

    public UploadProgress()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Begin,
            ActivityStopped = End,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>A step was taken.</summary>
    public event Action<UploadSteps>? Changed;

    /// <summary>Prints the steps of an article, but those that take milliseconds only.</summary>
    public static void PrintMilestone(UploadSteps way)
    {
        if (way.Failure is not null || way.Steps[^1] is not ("received" or "read"))
        {
            Console.WriteLine(way);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Begin(Activity span)
    {
        if (span.OperationName == Spans.Ingest && span.GetTagItem(Spans.Path) is string path)
        {
            var way = new UploadSteps(path, ["received"], Failure: null);
            _steps[path] = way;
            Changed?.Invoke(way);
        }
    }

    private void End(Activity span)
    {
        var failed = span.Status == ActivityStatusCode.Error;
        // A translation that failed is tried again, and the status says so meanwhile.
        var startsOver = span.OperationName is Spans.Publish or Spans.Translate && span.GetTagItem(Spans.Article) is null;
        if (
            span.GetTagItem(Spans.Path) is not string path
            || (startsOver && (!failed || span.OperationName == Spans.Translate))
            || (!failed && span.OperationName == Spans.Ingest))
        {
            return;
        }

        var step = span.OperationName switch
        {
            Spans.Read => "read",
            Spans.Publish => "published",
            Spans.Correct => "taken in",
            Spans.Translate => $"translated ({span.GetTagItem(Spans.Language)})",
            _ => "failed",
        };
        var way = _steps.AddOrUpdate(
            path,
            _ => new UploadSteps(path, [step], failed ? Spans.ReasonOf(span) : null),
            (_, way) =>
                failed
                    ? way with
                    {
                        Failure = Spans.ReasonOf(span),
                    }
                    : way with
                    {
                        Failure = null,
                        Steps = [.. way.Steps.Except([step]), step],
                    });
        Changed?.Invoke(way);
    }
}
