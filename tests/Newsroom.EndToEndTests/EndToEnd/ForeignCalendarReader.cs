using System.Text.Json;
using System.Text.RegularExpressions;
using Newsroom.Cli;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Calendar programs of other projects.</summary>
internal static partial class ForeignCalendarReader
{
    private static string Modules => RepositoryFolder.Find("infra/readers")!.FullName;

    /// <summary>The events in ical.js. It knows time zones from the calendar only.</summary>
    public static Task<JsonElement> IcalJsAsync(string calendar) => ForeignReader.ReadAsync("calendars.cjs", calendar, Modules);

    /// <summary>
    /// The events in icalendar. It knows time zones from its own table; zones under other names, from the calendar only.
    /// </summary>
    public static Task<JsonElement> IcalendarAsync(string calendar, bool knowsZones) =>
        ForeignReader.ReadAsync("calendars.py", knowsZones ? calendar : ZoneName().Replace(calendar, "$1Here/"));

    /// <summary>The events in vobject, which validates the calendar. It knows time zones from the calendar only.</summary>
    public static Task<JsonElement> VobjectAsync(string calendar) => ForeignReader.ReadAsync("calendars-vobject.py", calendar);

    /// <summary>The list of khal for some days, in UTC. It gets a file for each event.</summary>
    public static async Task<IReadOnlyList<JsonElement>> KhalAsync(IReadOnlyDictionary<string, string> files, string from, string to)
    {
        var seen = await ForeignReader.ReadAsync("khal.py", JsonSerializer.Serialize(new { files, from, to }));
        Assert.Empty(seen.Texts("complaints"));
        return seen.List("events");
    }

    [GeneratedRegex("(TZID[=:])")]
    private static partial Regex ZoneName();
}
