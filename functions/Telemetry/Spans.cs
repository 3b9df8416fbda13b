using System.Diagnostics;

namespace Newsroom.Telemetry;

/// <summary>
/// The spans of an article from upload to translation. Each has <see cref="Path"/>, those of a translation also <see cref="Language"/>.
/// Spans and tags leave the process: they contain no text of an author and no message of an exception.
/// </summary>
internal static class Spans
{
    public const string SourceName = "Newsroom";

    /// <summary>
    /// The worker's own source: one span for each invocation of a function. In Azure it continues the trace of the Functions host.
    /// </summary>
    public const string Invocations = "Microsoft.Azure.Functions.Worker";

    /// <summary>From the detection of an upload to its publication or rejection.</summary>
    public const string Ingest = "ingest";

    /// <summary>From the bytes to a draft.</summary>
    public const string Read = "read";

    /// <summary>From a draft to a live edition.</summary>
    public const string Publish = "publish";

    /// <summary>From a correction until the corrected file has been read again.</summary>
    public const string Correct = "correct";

    /// <summary>From the order to the live translation.</summary>
    public const string Translate = "translate";

    public const string Path = "newsroom.path";
    public const string Language = "newsroom.language";

    /// <summary>The article's id; missing where another writer was faster and the work starts over.</summary>
    public const string Article = "newsroom.article";

    /// <summary>The type of the error.</summary>
    public const string ErrorType = "error.type";

    private const string Reason = "reason";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The current span as orders carry it (W3C Trace Context); null if no trace is recorded.</summary>
    internal static string? Parent => Activity.Current is { Source.Name: SourceName or Invocations } span ? span.Id : null;

    /// <summary>Starts a child of the current span.</summary>
    internal static Activity? Start(string span, string path) =>
        Source.StartActivity(span, ActivityKind.Internal, parentContext: default, [new(Path, path)]);

    /// <summary>
    /// Starts the span of work that was ordered through a queue, in the trace of the order. It links to the current invocation.
    /// </summary>
    internal static Activity? Continue(string? parent, string span, string path, string language)
    {
        _ = ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var order);
        ActivityLink[]? links = order != default && Activity.Current is { } invocation ? [new ActivityLink(invocation.Context)] : null;
        return Source.StartActivity(span, ActivityKind.Internal, order, [new(Path, path), new(Language, language)], links);
    }

    /// <summary>Sets the status of a span to failed. The reason stays in this process, because it may quote an author's text.</summary>
    internal static void Fail(this Activity? span, Exception error)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag(ErrorType, error.GetType().FullName);
        span?.SetCustomProperty(Reason, error.Message);
    }

    /// <summary>The reason of a failure, for listeners in this process.</summary>
    internal static string? ReasonOf(Activity span) => span.GetCustomProperty(Reason) as string;
}
