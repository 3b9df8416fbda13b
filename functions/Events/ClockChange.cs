using System.Globalization;
using NodaTime;

namespace Newsroom.Events;

/// <summary>
/// Local times at a change of the clocks (RFC 5545, 3.3.5). A time that the clocks skip has the offset from before the change; of a time
/// that they show twice, the first is meant.
/// </summary>
internal static class ClockChange
{
    /// <summary>The time that the clocks show: a skipped time is later by what they skip. Other times do not change.</summary>
    public static DateTime Resolve(DateTime local, DateTimeZone? zone) => zone is null ? local
        : zone.AtLeniently(LocalDateTime.FromDateTime(local)).LocalDateTime.ToDateTimeUnspecified();

    /// <summary>Whether the clocks show a time exactly once.</summary>
    public static bool IsPlain(DateTime local, DateTimeZone zone) => zone.MapLocal(LocalDateTime.FromDateTime(local)).Count == 1;

    /// <summary>What an editor should know about a local time; null for a time that exists once.</summary>
    public static string? Warning(DateTime local, DateTimeZone zone) => zone.MapLocal(LocalDateTime.FromDateTime(local)).Count switch
    {
        0 => $"the clocks in {zone.Id} skip {Written(local)}; {Resolve(local, zone):HH:mm} is shown.",
        1 => null,
        _ => $"the clocks in {zone.Id} show {Written(local)} twice; the first is shown. Write the second with its offset from UTC.",
    };

    private static string Written(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
