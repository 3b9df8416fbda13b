namespace Newsroom.Translation;

/// <summary>What a service takes in one request.</summary>
/// <param name="Characters">Characters of several fragments.</param>
/// <param name="Fragments">Fragments.</param>
/// <param name="Longest">Characters of a fragment that goes by itself.</param>
internal sealed record RequestLimits(int Characters, int Fragments, int Longest);
