namespace Newsroom.Content;

/// <summary>
/// Articles of a file that holds several. Each has a path of its own, made of that of the file and a key that follows from the id which
/// the article has there: so it is the same article however the file changes.
/// </summary>
internal static class ListItem
{
    private const int KeyLength = 13;
    private const char Separator = '#';

    /// <summary>Characters between the file's name and its language or extension.</summary>
    public const int SuffixLength = KeyLength + 1;

    /// <param name="id">What tells the article from the others in its file.</param>
    public static string Key(string id) => Digest.Of(id)[..KeyLength];

    public static string Suffix(string key) => $"{Separator}{key}";

    /// <summary>The key at the end of a path without language and extension; null where there is none.</summary>
    public static string? KeyOf(string stem) =>
        stem.Length > SuffixLength && stem[^SuffixLength] == Separator && stem[^(SuffixLength + 1)] != '/'
            && stem[^KeyLength..].All(c => c is (>= 'a' and <= 'z') or (>= '2' and <= '7'))
            ? stem[^KeyLength..] : null;
}
