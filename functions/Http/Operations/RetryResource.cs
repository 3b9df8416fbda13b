namespace Newsroom.Http.Operations;

/// <summary>The result of a retry.</summary>
/// <param name="Retried">Paths of the uploads that were started again.</param>
/// <param name="Failed">Paths that failed again; the status has the reasons.</param>
internal sealed record RetryResource(IReadOnlyList<string> Retried, IReadOnlyList<string> Failed);
