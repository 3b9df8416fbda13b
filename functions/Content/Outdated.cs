namespace Newsroom.Content;

/// <summary>What has happened to an original since a person translated it: HTML of inline elements, safe to show.</summary>
/// <param name="Since">When the present original was uploaded.</param>
/// <param name="Changed">Sentences of the present original that the translator did not have.</param>
/// <param name="Removed">Sentences that the translator had and that are gone.</param>
public sealed record Outdated(DateTimeOffset Since, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed);
