namespace Newsroom.Http.Operations;

/// <summary>The health of the app and its storage.</summary>
internal sealed record HealthResource(
    string Status,
    string Version,
    IReadOnlyList<string> Languages,
    string Translator,
    SearchHealthResource Search,
    AnswerHealthResource Answers);

/// <summary>The size of the search caches and their limits, in bytes.</summary>
internal sealed record SearchHealthResource(
    long CacheBytes, long CacheLimit, long SnippetBytes, long SnippetLimit, long BodyBytes, long BodyLimit);

/// <summary>The size of the response cache and its limit, in bytes.</summary>
internal sealed record AnswerHealthResource(long CacheBytes, long CacheLimit);
