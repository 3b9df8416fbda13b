using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// The parts of a calendar that are read: the lines of its VEVENTs, with IANA time zones, and its own properties. VALARM, VTODO
/// and VJOURNAL are left out because they are not shown. The rules in VTIMEZONE are left out because a rule can be written that
/// takes unlimited time to evaluate.
/// </summary>
internal sealed partial class CalendarSource
{
    private const int MaxDepth = 10;
    private const int MaxEvents = 1_000;

    private readonly List<string> _open = [];
    private readonly List<IReadOnlyList<string>> _events = [];
    private readonly CalendarZones _zones = new();
    private readonly HashSet<string> _unknownZones = [];
    private List<string> _event = [];
    private int _dropped;

    /// <summary>The lines of each VEVENT, without BEGIN and END.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Events => _events;

    /// <summary>The name of the calendar: NAME (RFC 7986), or X-WR-CALNAME. Null if there is none.</summary>
    public string? Name { get; private set; }

    /// <summary>The description of the calendar: DESCRIPTION (RFC 7986), or X-WR-CALDESC. Null if there is none.</summary>
    public string? Description { get; private set; }

    /// <summary>The IANA time zone of times without a zone; null if the calendar states none.</summary>
    public string? Zone { get; private set; }

    /// <summary>Whether METHOD is CANCEL: the calendar cancels the events in it.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>Reads the lines of a calendar.</summary>
    /// <param name="lines">The unfolded lines.</param>
    /// <param name="warnings">Receives unknown time zones, and how many events were left out.</param>
    /// <exception cref="UnreadableException">The file is not a calendar, or is nested too deeply.</exception>
    public static CalendarSource Read(IReadOnlyList<string> lines, ICollection<string> warnings)
    {
        var source = new CalendarSource();
        if (!Begins(lines, "VCALENDAR"))
        {
            // Mail programs save a single VEVENT without a VCALENDAR.
            lines = Begins(lines, "VEVENT") ? ["BEGIN:VCALENDAR", .. lines]
                : throw new UnreadableException("The file is not a calendar: it has no line BEGIN:VCALENDAR.");
        }

        // A VTIMEZONE may stand after the events that use it, so all are read first.
        foreach (var line in lines)
        {
            source._zones.Learn(line);
        }

        foreach (var line in lines)
        {
            source.Read(line);
        }

        if (source._open is ["VCALENDAR", "VEVENT"])
        {
            warnings.Add("The file ends in the middle of its last event.");
            source.End();
        }

        source.Warn(warnings);
        return source;
    }

    private static bool Begins(IReadOnlyList<string> lines, string component) =>
        lines.Any(line => line.Trim().Equals($"BEGIN:{component}", StringComparison.OrdinalIgnoreCase));

    private void Read(string line)
    {
        if (line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase))
        {
            Begin(line[6..].Trim().ToUpperInvariant());
        }
        else if (line.StartsWith("END:", StringComparison.OrdinalIgnoreCase))
        {
            End();
        }
        else if (_open is ["VCALENDAR", "VEVENT"])
        {
            AddToEvent(line);
        }
        else if (_open is ["VCALENDAR"])
        {
            ReadCalendarProperty(line);
        }
    }

    private void Begin(string component)
    {
        _open.Add(component);
        if (_open.Count > MaxDepth)
        {
            throw new UnreadableException(
                $"The calendar is nested too deeply: components are nested more than {MaxDepth} levels deep.");
        }

        if (_open is ["VCALENDAR", "VEVENT"])
        {
            _event = [];
        }
    }

    private void End()
    {
        if (_open is ["VCALENDAR", "VEVENT"])
        {
            if (_events.Count < MaxEvents)
            {
                _events.Add(_event);
            }
            else
            {
                _dropped++;
            }
        }

        if (_open.Count > 0)
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private void AddToEvent(string line)
    {
        // RFC 5545 allows one RRULE, and no longer has EXRULE. The cost of several rules could not be limited.
        var isRule = line.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase);
        if (line.StartsWith("EXRULE", StringComparison.OrdinalIgnoreCase)
            || (isRule && _event.Exists(other => other.StartsWith("RRULE", StringComparison.OrdinalIgnoreCase))))
        {
            return;
        }

        _event.Add(WithZone().Replace(line, match =>
        {
            var written = match.Groups["zone"].Value.Trim('"');
            if (_zones.Find(written) is { } zone)
            {
                return $"{match.Groups["name"].Value};TZID={zone}";
            }

            _unknownZones.Add(written);
            return match.Groups["name"].Value;
        }, count: 1));
    }

    private void ReadCalendarProperty(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : line[..colon].Split(';')[0].ToUpperInvariant();
        var value = colon < 0 ? null
            : StatedText.Line(Escape().Replace(line[(colon + 1)..], match => match.Value[1] is 'n' or 'N' ? " " : match.Value[1..]));
        switch (name)
        {
            case "NAME" or "X-WR-CALNAME":
                Name ??= value;
                break;
            case "DESCRIPTION" or "X-WR-CALDESC":
                Description ??= value;
                break;
            case "X-WR-TIMEZONE" or "TIMEZONE-ID":
                Zone ??= value is null ? null : _zones.Find(value);
                break;
            case "METHOD":
                IsCancelled |= string.Equals(value, "CANCEL", StringComparison.OrdinalIgnoreCase);
                break;
        }
    }

    private void Warn(ICollection<string> warnings)
    {
        foreach (var zone in _unknownZones.Take(5))
        {
            warnings.Add($"The time zone '{TextLimits.Shorten(zone, 100)}' is not known; its times are shown without a time zone.");
        }

        if (_dropped > 0)
        {
            warnings.Add($"Only the first {MaxEvents:N0} events were read; {_dropped:N0} more are in the file.");
        }
    }

    [GeneratedRegex(
        """^(?<name>(?:DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;(?!TZID=)[^:;="]{1,40}=(?:"[^"]*"|[^":;]*))*);TZID=(?<zone>"[^"]*"|[^":;]*)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: ReadingBudget.MatchTimeout)]
    private static partial Regex WithZone();

    [GeneratedRegex(@"\\[\\,;nN]", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
