using System.Diagnostics;

namespace Newsroom;

/// <summary>The spans of an article's way; each carries <see cref="Path"/>, those of a translation also <see cref="Language"/>.</summary>
public static class Telemetry
{
    public const string SourceName = "Newsroom";

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

    private static readonly ActivitySource Source = new(SourceName);

    internal static Activity? Start(string span, string? path = null, string? language = null) =>
        Source.StartActivity(span, ActivityKind.Internal, parentContext: default, [new(Path, path), new(Language, language)]);

    internal static void Fail(this Activity? activity, string reason) => activity?.SetStatus(ActivityStatusCode.Error, reason);
}
