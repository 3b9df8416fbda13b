namespace Newsroom.LocalHost.Http;

/// <summary>Whether an HTTP function asks for a key.</summary>
internal sealed record KeyRequirement(bool Required);
