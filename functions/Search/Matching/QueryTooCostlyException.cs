namespace Newsroom.Search.Matching;

/// <summary>A query costs more than the limits allow.</summary>
/// <param name="reason">The limit that is exceeded, for the caller.</param>
public sealed class QueryTooCostlyException(string reason) : Exception(reason);
