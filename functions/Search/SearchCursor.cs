using System.Globalization;

namespace Newsroom.Search;

/// <summary>Where a page of hits begins: after a number of hits, or after an edition if pages follow each other by date.</summary>
/// <param name="Offset">The number of hits before the page.</param>
/// <param name="Published">Publication date of the edition before the page; null if pages are counted by offset.</param>
/// <param name="Article">The article of that edition.</param>
public readonly record struct SearchCursor(int Offset, DateTimeOffset? Published = null, string? Article = null)
{
    /// <summary>Reads what <see cref="ToString"/> writes; null if the text is something else.</summary>
    /// <param name="text">The text of a cursor.</param>
    /// <param name="byDate">Whether pages follow each other by date.</param>
    public static SearchCursor? Parse(string text, bool byDate)
    {
        if (!byDate)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? new SearchCursor(offset) : null;
        }

        return text.Split('-') is [var ticks, { Length: > 0 } article]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && time <= DateTimeOffset.MaxValue.UtcTicks
            ? new SearchCursor(0, new DateTimeOffset(time, TimeSpan.Zero), article)
            : null;
    }

    public override string ToString() => Published is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{time.UtcTicks}-{Article}")
        : Offset.ToString(CultureInfo.InvariantCulture);
}
