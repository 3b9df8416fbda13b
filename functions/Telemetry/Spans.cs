using System.Diagnostics;

namespace Newsroom.Telemetry;

/// <summary>
/// The spans of an article's way; each carries <see cref="Path"/>, those of a translation also <see cref="Language"/>. They and their tags leave the process:
/// nothing that was written by an author, and no message of an exception, is among them.
/// </summary>
public static class Spans
{
    public const string SourceName = "Newsroom";

    /// <summary>The worker's own source: one span for each invocation of a function, which in Azure continues what the Functions host has begun.</summary>
    public const string Invocations = "Microsoft.Azure.Functions.Worker";

    /// <summary>From the upload being noticed to its being live, or its refusal.</summary>
    public const string Ingest = "ingest";

    /// <summary>Bytes → draft.</summary>
    public const string Read = "read";

    /// <summary>Draft → live edition.</summary>
    public const string Publish = "publish";

    /// <summary>From a correction to the corrected file being read again.</summary>
    public const string Correct = "correct";

    /// <summary>From the order to the live translation.</summary>
    public const string Translate = "translate";

    public const string Path = "newsroom.path";
    public const string Language = "newsroom.language";

    /// <summary>The article's id; absent where a publication or translation gave way to somebody else's change and starts over.</summary>
    public const string Article = "newsroom.article";

    /// <summary>What kind of error it was.</summary>
    public const string ErrorType = "error.type";

    private const string Reason = "reason";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The span at work here as orders carry it (W3C Trace Context); null where nobody follows.</summary>
    internal static string? Parent => Activity.Current is { Source.Name: SourceName or Invocations } span ? span.Id : null;

    /// <summary>Starts a span below the one at work here.</summary>
    internal static Activity? Start(string span, string path) => Source.StartActivity(span, ActivityKind.Internal, parentContext: default, [new(Path, path)]);

    /// <summary>Starts the span of work that was ordered through a queue, in the trace of who ordered it. The invocation that brought the order is a link.</summary>
    internal static Activity? Continue(string? parent, string span, string path, string language)
    {
        _ = ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var order);
        ActivityLink[]? links = order != default && Activity.Current is { } invocation ? [new ActivityLink(invocation.Context)] : null;
        return Source.StartActivity(span, ActivityKind.Internal, order, [new(Path, path), new(Language, language)], links);
    }

    /// <summary>It failed. The reason stays in this process: it may quote what somebody wrote.</summary>
    internal static void Fail(this Activity? span, Exception error)
    {
        span?.SetStatus(ActivityStatusCode.Error);
        span?.SetTag(ErrorType, error.GetType().FullName);
        span?.SetCustomProperty(Reason, error.Message);
    }

    /// <summary>Why it failed, for those who watch in this process.</summary>
    internal static string? ReasonOf(Activity span) => span.GetCustomProperty(Reason) as string;
}
