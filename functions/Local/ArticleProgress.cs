using System.Collections.Concurrent;
using System.Diagnostics;

namespace Newsroom.Local;

/// <summary>How far an article has come in this process.</summary>
/// <param name="Path">The upload.</param>
/// <param name="Steps">What happened, in order: received, read, published, translated.</param>
/// <param name="Failure">The reason where a step failed.</param>
internal sealed record ArticleWay(string Path, IReadOnlyList<string> Steps, string? Failure)
{
    public override string ToString() =>
        $"{(Failure is null ? "" : "! ")}{Path}  {string.Join(" → ", Steps)}{(Failure is null ? "" : $": {Failure}")}";
}

/// <summary>Follows the spans of the app and tells of every step that an article takes.</summary>
internal sealed class ArticleProgress : IDisposable
{
    private readonly ConcurrentDictionary<string, ArticleWay> _ways = new();
    private readonly ActivityListener _listener;

    public ArticleProgress()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = Begin,
            ActivityStopped = End,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>A step was taken.</summary>
    public event Action<ArticleWay>? Changed;

    public void Dispose() => _listener.Dispose();

    private void Begin(Activity span)
    {
        if (span.OperationName == Telemetry.Ingest && span.GetTagItem(Telemetry.Path) is string path)
        {
            var way = new ArticleWay(path, ["received"], Failure: null);
            _ways[path] = way;
            Changed?.Invoke(way);
        }
    }

    private void End(Activity span)
    {
        var failed = span.Status == ActivityStatusCode.Error;
        var startsOver = span.OperationName is Telemetry.Publish or Telemetry.Translate && span.GetTagItem(Telemetry.Article) is null;
        if (span.GetTagItem(Telemetry.Path) is not string path || (!failed && (startsOver || span.OperationName == Telemetry.Ingest)))
        {
            return;
        }

        var step = span.OperationName switch
        {
            Telemetry.Read => "read",
            Telemetry.Publish => "published",
            Telemetry.Correct => "taken in",
            Telemetry.Translate => $"translated ({span.GetTagItem(Telemetry.Language)})",
            _ => "failed",
        };
        var way = _ways.AddOrUpdate(
            path,
            _ => new ArticleWay(path, [step], failed ? span.StatusDescription : null),
            (_, way) => failed ? way with { Failure = span.StatusDescription } : way with { Failure = null, Steps = [.. way.Steps.Except([step]), step] });
        Changed?.Invoke(way);
    }
}
