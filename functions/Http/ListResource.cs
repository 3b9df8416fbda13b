namespace Newsroom.Http;

/// <summary>A page of a list; <c>next</c> is the cursor of the next page, absent on the last.</summary>
internal sealed record ListResource<T>(IReadOnlyList<T> Items, string? Next = null);
