namespace Newsroom.Benchmarks.Worst;

/// <summary>Lines of calendars (RFC 5545).</summary>
internal static class CalendarPieces
{
    public const string OneEvent = "BEGIN:VEVENT\nUID:z\nDTSTART:20270505T100000Z\nSUMMARY:Meeting\nEND:VEVENT\n";

    private const string Start = "BEGIN:VEVENT\nUID:{n}\nDTSTART:20260505T100000Z\nSUMMARY:a\n";

    public static readonly string[] Known =
    [
        OneEvent, Start + "END:VEVENT\n", Start + "RRULE:FREQ=DAILY\nEND:VEVENT\n", Start + "RRULE:FREQ=SECONDLY\nEND:VEVENT\n",
    ];

    public static readonly string[] All =
    [
        .. Known,
        Start, "END:VEVENT\n", "BEGIN:VEVENT\n", "BEGIN:VEVENT\n\u0001END:VEVENT\n", "BEGIN:VALARM\nEND:VALARM\n", "BEGIN:X{n}\n", "END:X\n",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VTODO\nEND:VTODO\n",
        Start + "RRULE:FREQ=HOURLY;COUNT=9999999\nEND:VEVENT\n", Start + "RRULE:FREQ=MINUTELY;BYSETPOS=-1\nEND:VEVENT\n",
        Start + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n", Start + "RRULE:FREQ=YEARLY;BYDAY=1MO,2TU;BYWEEKNO=53\nEND:VEVENT\n",
        "BEGIN:VEVENT\nUID:{n}\nDTSTART;TZID=Europe/Paris:19700101T100000\nRRULE:FREQ=DAILY;INTERVAL=1\nEND:VEVENT\n",
        "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20260505T100000Z\nDTSTART:20260505T1{n}0000Z\nSEQUENCE:{n}\nEND:VEVENT\n",
        "BEGIN:VTIMEZONE\nTZID:Z{n}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=YEARLY\n"
            + "END:STANDARD\nEND:VTIMEZONE\n",
        "DTSTART:20260505T100000Z\n", "DTEND:20260505T110000Z\n", "EXDATE:20260505T100000Z\n", "RDATE:2026050{n}T100000Z\n",
        "RDATE:20260505T100000Z,20260506T100000Z\n", "SUMMARY:a\n", "DESCRIPTION:a b c\n", "DESCRIPTION:<p>a</p>\n", "DESCRIPTION:", "a\\n", "<b>",
        "a, b ", "LOCATION:Paris\\, a\n", "LOCATION:https://zoom.us/j/{n}\n", "CATEGORIES:a,b{n}\n", "ATTENDEE:mailto:a@b\n", "X-A;B=\"c\":d\n", "X-A{n}:b\n",
        "\n ", "\n\t", "\n", ";A=B", "ATTACH:http://a/b\n", "URL:http://a\n", "GEO:1;2\n", "DURATION:P1D\n", "EXRULE:FREQ=DAILY\n", "RRULE:FREQ=DAILY\n",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\n", "X-WR-CALNAME:a\n",
    ];
}
