namespace Newsroom.Content;

/// <summary>Max lengths of an article's fields, in characters, and how longer text is shortened.</summary>
internal static class TextLimits
{
    public const int MaxTitle = 300;
    public const int MaxSummary = 1000;
    public const int MaxAuthor = 300;
    public const int MaxTag = 60;

    /// <summary>The text, shortened at a word if it is longer than <paramref name="max"/>. No character is split.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
        {
            return text;
        }

        var end = max - 1;
        var space = text.LastIndexOf(' ', end);
        end = space > max / 2 ? space : char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        return $"{text[..end].TrimEnd(' ', ',', ';', ':')}…";
    }
}
