using System.Globalization;

namespace Newsroom.Search;

/// <summary>Where a page of hits begins: behind so many of the best, or behind an edition in the order of dates.</summary>
/// <param name="Offset">Hits before it.</param>
/// <param name="Published">Date of the edition before it; null where pages are counted.</param>
/// <param name="Article">The article of that edition.</param>
public readonly record struct SearchPlace(int Offset, DateTimeOffset? Published = null, string? Article = null)
{
    /// <summary>Reads what <see cref="ToString"/> has written; null where it is something else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="byDate">Whether pages follow each other by date.</param>
    public static SearchPlace? Parse(string text, bool byDate)
    {
        if (!byDate)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? new SearchPlace(offset) : null;
        }

        return text.Split('-') is [var ticks, { Length: > 0 } article]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= DateTimeOffset.MaxValue.UtcTicks
            ? new SearchPlace(0, new DateTimeOffset(time, TimeSpan.Zero), article)
            : null;
    }

    public override string ToString() => Published is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{time.UtcTicks}-{Article}")
        : Offset.ToString(CultureInfo.InvariantCulture);
}
