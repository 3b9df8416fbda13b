namespace Newsroom.Content;

/// <summary>How an original has changed since a person translated it: HTML of inline elements, safe to show.</summary>
/// <param name="Since">When the current original was uploaded.</param>
/// <param name="Changed">Sentences of the current original that the translator did not have.</param>
/// <param name="Removed">Sentences that the translator had and that were removed.</param>
public sealed record Outdated(DateTimeOffset Since, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed);
