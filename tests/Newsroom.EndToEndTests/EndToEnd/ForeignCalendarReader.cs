using System.Text.Json;
using System.Text.RegularExpressions;
using Newsroom.Local;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Calendar programs that others wrote.</summary>
internal static partial class ForeignCalendarReader
{
    private static string Modules => RepositoryFolder.Find("infra/readers")!.FullName;

    /// <summary>What ical.js sees; it has every change of clocks from the calendar.</summary>
    public static Task<JsonElement> IcalJsAsync(string calendar) => ForeignReader.ReadAsync("calendars.cjs", calendar, Modules);

    /// <summary>What icalendar sees; under names that are new to it, it has every change of clocks from the calendar, and else from its own table.</summary>
    public static Task<JsonElement> IcalendarAsync(string calendar, bool knowsZones) =>
        ForeignReader.ReadAsync("calendars.py", knowsZones ? calendar : ZoneName().Replace(calendar, "$1Here/"));

    /// <summary>What khal lists of a span of days, in UTC; it was given a file for each event.</summary>
    public static async Task<IReadOnlyList<JsonElement>> KhalAsync(IReadOnlyDictionary<string, string> files, string from, string to)
    {
        var seen = await ForeignReader.ReadAsync("khal.py", JsonSerializer.Serialize(new { files, from, to }));
        Assert.Empty(seen.Texts("complaints"));
        return seen.List("events");
    }

    [GeneratedRegex("(TZID[=:])")]
    private static partial Regex ZoneName();
}
