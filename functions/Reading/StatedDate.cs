using System.Globalization;

namespace Newsroom.Reading;

/// <summary>Dates as editors state them in front matter: ISO 8601, with or without time and offset (UTC where there is none).</summary>
public static class StatedDate
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm K", "yyyy-MM-dd HH:mm:ss K", "yyyy/MM/dd",
    ];

    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date)
        && date.Year is > 1900 and < 2200 ? date : null;
}
