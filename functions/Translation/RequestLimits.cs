namespace Newsroom.Translation;

/// <summary>What a service accepts in one request.</summary>
/// <param name="MaxCharacters">The max number of characters of all fragments together.</param>
/// <param name="MaxFragments">The max number of fragments.</param>
/// <param name="MaxFragmentLength">The max length of a fragment that is sent alone, in characters.</param>
internal sealed record RequestLimits(int MaxCharacters, int MaxFragments, int MaxFragmentLength);
