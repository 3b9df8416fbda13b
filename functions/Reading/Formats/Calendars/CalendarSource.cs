using System.Text.RegularExpressions;
using Newsroom.Content;

namespace Newsroom.Reading.Formats.Calendars;

/// <summary>
/// The parts of a calendar that are read: the lines of its events, with IANA names for zones, and its own name.
/// Alarms, tasks, journals and the rules of zones are left out: they are not shown, and a rule can be written that takes forever to follow.
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

    /// <summary>The lines of each event.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Events => _events;

    /// <summary>The calendar's own name (RFC 7986, or as programs wrote it before).</summary>
    public string? Name { get; private set; }

    public string? Description { get; private set; }

    /// <summary>IANA zone of times that state none.</summary>
    public string? Zone { get; private set; }

    /// <summary>Whether the calendar cancels the events in it.</summary>
    public bool IsCancelled { get; private set; }

    /// <exception cref="UnreadableException">It is no calendar.</exception>
    public static CalendarSource Read(IReadOnlyList<string> lines, ICollection<string> warnings)
    {
        var source = new CalendarSource();
        if (!Begins(lines, "VCALENDAR"))
        {
            // An event by itself, as mail programs save it.
            lines = Begins(lines, "VEVENT") ? ["BEGIN:VCALENDAR", .. lines]
                : throw new UnreadableException("The file is not a calendar: it has no line BEGIN:VCALENDAR.");
        }

        // Zones may stand after the events that use them.
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
            Keep(line);
        }
        else if (_open is ["VCALENDAR"])
        {
            ReadOwn(line);
        }
    }

    private void Begin(string component)
    {
        _open.Add(component);
        if (_open.Count > MaxDepth)
        {
            throw new UnreadableException(
                $"The calendar is nested too deeply: components stand more than {MaxDepth} deep inside each other.");
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

    private void Keep(string line)
    {
        // One rule is all that RFC 5545 allows; others could not be bounded.
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

    private void ReadOwn(string line)
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
            warnings.Add($"The time zone '{TextLimits.Shorten(zone, 100)}' is not known; its times are shown without one.");
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
