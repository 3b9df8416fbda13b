namespace Newsroom.Reading;

/// <summary>The language of a text.</summary>
/// <param name="Language">ISO 639-1 code, or that of an undetermined language.</param>
/// <param name="Warning">Why it may be wrong.</param>
internal sealed record LanguageFinding(string Language, string? Warning);
