using System.Globalization;
using System.Text.RegularExpressions;
using Newsroom.Events.Extraction.Places;
using NodaTime;
using NodaTime.TimeZones;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// Finds the IANA time zone for a TZID. It may be an IANA name, an IANA name with the prefix of a product, a Windows name, or the list of
/// cities that Outlook shows. Otherwise a zone with the same offsets as the VTIMEZONE (RFC 5545, 3.6.5) is used.
/// </summary>
internal sealed partial class CalendarZones
{
    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> _found = [];
    private Definition? _current;
    private bool _inDaylight;

    /// <summary>Reads a line of the calendar; lines outside a VTIMEZONE are ignored.</summary>
    public void Learn(string line)
    {
        var upper = line.Length < 200 ? line.ToUpperInvariant() : "";
        if (upper is "BEGIN:VTIMEZONE")
        {
            _current = new Definition();
        }
        else if (upper is "END:VTIMEZONE")
        {
            _current = null;
        }
        else if (_current is { } zone)
        {
            Learn(zone, line, upper);
        }
    }

    /// <summary>The IANA zone for a TZID; null if it can't be determined.</summary>
    public string? Find(string name)
    {
        if (!_found.TryGetValue(name, out var zone))
        {
            zone = _found[name] = name.Length > 200 ? null : Resolve(name);
        }

        return zone;
    }

    private string? Resolve(string name) =>
        ByName(name) is { } known && !Contradicts(name, known) ? known : ByDefinition(name) ?? ByName(name);

    /// <summary>
    /// Whether the VTIMEZONE of a name has other offsets than the known zone with that name. A VTIMEZONE without summer time does not
    /// contradict: programs leave it out if no event is in summer.
    /// </summary>
    private bool Contradicts(string name, string known) =>
        _definitions.TryGetValue(name, out var zone) && zone is { Location: null, Standard: { } standard }
        && Offsets(DateTimeZoneProviders.Tzdb[known]) is var (winter, summer)
        && ((standard != winter && standard != summer) || (zone.Daylight is { } daylight && daylight != winter && daylight != summer));

    private void Learn(Definition zone, string line, string upper)
    {
        var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..];
        switch (upper.Split(':', ';')[0])
        {
            case "TZID":
                _definitions[value] = zone;
                break;
            case "X-LIC-LOCATION":
                zone.Location = value;
                break;
            case "BEGIN":
                _inDaylight = upper.EndsWith("DAYLIGHT", StringComparison.Ordinal);
                break;
            case "TZOFFSETTO" when ReadOffset(value) is { } offset:
                _ = _inDaylight ? zone.Daylight = offset : zone.Standard = offset;
                break;
        }
    }

    private static string? ByName(string name)
    {
        // Outlook adds a number if it has several zones with the same name.
        name = Number().Replace(name, "");
        if (Known(name) is { } zone || TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out zone))
        {
            return zone;
        }

        var segments = name.Split('/');
        return Enumerable.Range(1, segments.Length - 1).Select(from => Known(string.Join('/', segments[from..])))
            .FirstOrDefault(known => known is not null)
            ?? Gazetteer.Find(name).FirstOrDefault(mention => mention.Place.Zone is not null)?.Place.Zone;
    }

    private static string? Known(string name) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)?.Id;

    private string? ByDefinition(string name) => !_definitions.TryGetValue(name, out var zone) ? null
        : zone.Location is { } location && ByName(location) is { } known ? known
        : zone.Standard is { } standard ? ByOffsets(standard, zone.Daylight ?? standard)
        : null;

    // Any zone with these offsets will do: the times are correct.
    private static string? ByOffsets(Offset standard, Offset daylight) =>
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.Values
        .Order(StringComparer.Ordinal)
        .FirstOrDefault(id => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone && Offsets(zone) == (standard, daylight));

    private static (Offset Standard, Offset Daylight) Offsets(DateTimeZone zone)
    {
        var winter = zone.GetUtcOffset(Instant.FromUtc(2026, 1, 15, 0, 0));
        var summer = zone.GetUtcOffset(Instant.FromUtc(2026, 7, 15, 0, 0));
        return (Offset.Min(winter, summer), Offset.Max(winter, summer));
    }

    private static Offset? ReadOffset(string written) =>
        Utc().Match(written) is { Success: true } match
        && int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture) is <= 14 and var hours
        && int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) is < 60 and var minutes
            ? Offset.FromHoursAndMinutes(
                match.Groups["sign"].Value == "-" ? -hours : hours, match.Groups["sign"].Value == "-" ? -minutes : minutes)
            : null;

    [GeneratedRegex("^(?<sign>[+-])(?<h>[0-9]{2})(?<m>[0-9]{2})(?:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Utc();

    [GeneratedRegex(" [0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    private sealed class Definition
    {
        public string? Location { get; set; }
        public Offset? Standard { get; set; }
        public Offset? Daylight { get; set; }
    }
}
