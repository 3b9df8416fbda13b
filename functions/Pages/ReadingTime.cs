namespace Newsroom.Pages;

/// <summary>How long people read a text, in minutes.</summary>
internal static class ReadingTime
{
    /// <summary>
    /// Silent reading of non-fiction by adults: 238 words a minute in English; in other languages between 180 and 280 (Brysbaert 2019).
    /// </summary>
    private const double WordsPerMinute = 230;

    /// <summary>Chinese and Japanese have no spaces between words: 260 characters a minute (the same study).</summary>
    private const double CharactersPerMinute = 260;

    public static int Minutes(string text, string language)
    {
        var minutes = language is "zh" or "ja" or "th"
            ? text.Count(char.IsLetter) / CharactersPerMinute
            : text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length / WordsPerMinute;
        return Math.Max(1, (int)Math.Round(minutes));
    }
}
