namespace Newsroom.Http.Operations;

/// <summary>A translation that was held for review and is public now.</summary>
/// <param name="Path">The upload of its original.</param>
internal sealed record ApprovedResource(string Path, string Language);
