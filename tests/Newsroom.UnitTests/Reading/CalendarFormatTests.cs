using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Content;
using Newsroom.Events;
using Newsroom.Markup;
using Newsroom.Reading;
using Newsroom.Reading.Formats;
using Xunit;

namespace Newsroom.Tests.Reading;

public sealed class CalendarFormatTests
{
    private const string Once = "SUMMARY:Chorale\nDTSTART;TZID=Europe/Paris:20270107T190000\n";

    private static readonly string[] Properties = ["DESCRIPTION:", "SUMMARY;", "LOCATION:", "EXDATE:20270107T190000Z",
        "RRULE:FREQ=DAILY;BYDAY="];

    private readonly List<string> _warnings = [];

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private Page Read(byte[] file) => new CalendarFormat(new HtmlCleaner(), _clock).Read(file, _warnings);

    /// <summary>A calendar of events; each text has the lines of one.</summary>
    private Page Calendar(string own, params string[] events) =>
        Read(
            Encoding.UTF8.GetBytes(
                $"BEGIN:VCALENDAR\nVERSION:2.0\n{own}{string.Concat(events.Select(lines => $"BEGIN:VEVENT\n{lines.TrimEnd('\n')}\nEND:VEVENT\n"))}END:VCALENDAR\n"
            ));

    private List<Event> Events(string own, params string[] events) =>
        [.. Calendar(own, events).Stated.Events.Select(stated => stated.ToEvent("a", "Titre"))];

    private Event Event(string lines, string own = "") => Assert.Single(Events(own, lines));

    private List<string> Starts(params string[] events) => [.. Events("", events).Select(item => $"{item.Start:MM-dd HH:mm}")];

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    [Fact]
    public void The_calendar_gives_the_title_its_events_the_headings()
    {
        var page = Calendar("X-WR-CALNAME:Saison 2027\n",
            Lines("SUMMARY:Concert\\, puis bal", "DTSTART;VALUE=DATE:20270107", "LOCATION:Lyon",
            "DESCRIPTION:Entrée libre.\\nÀ huit heures."), Once);
        Assert.Equal(("Saison 2027", MarkupLevel.Fields), (page.Stated.Title, page.Markup));
        Assert.Equal(
            "<h2>Concert, puis bal</h2>\n<p>Entrée libre.</p>\n<p>À huit heures.</p>\n\n<p>Lyon</p>\n<h2>Chorale</h2>",
            page.Body.InnerHtml.Trim());
    }

    [Fact]
    public void The_only_event_gives_the_title_where_the_calendar_has_no_name()
    {
        var page = Calendar("", Once + "DESCRIPTION:Venez.");
        Assert.Equal(("Chorale", "<p>Venez.</p>"), (page.Stated.Title, page.Body.InnerHtml.Trim()));
    }

    [Fact]
    public void A_description_in_HTML_is_cleaned() => Assert.Equal(
        "<p>Un <b>gras</b>.</p>", Calendar("", Once + "DESCRIPTION:Un <b>gras</b>.<script>alert(1)</script>").Body.InnerHtml.Trim());

    [Fact]
    public void A_time_has_the_zone_of_its_city()
    {
        var item = Event(Once + "DTEND;TZID=Europe/Paris:20270107T203000");
        Assert.Equal((new DateTime(2027, 1, 7, 19, 0, 0), new DateTime(2027, 1, 7, 20, 30, 0), "Europe/Paris"),
            (item.Start, item.End, item.Zone));
    }

    [Theory]
    [InlineData("Romance Standard Time", "Europe/Paris")]
    [InlineData("\"W. Europe Standard Time\"", "Europe/Berlin")]
    [InlineData("/freeassociation.sourceforge.net/Europe/Lisbon", "Europe/Lisbon")]
    [InlineData("\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\"", "Europe/Brussels")]
    [InlineData("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires")]
    public void Zones_are_known_by_the_names_that_programs_give_them(string written, string zone) =>
        Assert.Equal(zone, Event($"SUMMARY:x\nDTSTART;TZID={written}:20270107T190000").Zone);

    [Fact]
    public void A_zone_with_a_name_of_its_own_is_told_by_its_offsets()
    {
        const string zone = "BEGIN:VTIMEZONE\nTZID:Chez "
            + "nous\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
        var item = Event("SUMMARY:x\nDTSTART;TZID=Chez nous:20270707T190000", zone);
        Assert.Equal("2027-07-07T19:00:00+02:00", EventText.Iso(item, item.Start));
    }

    [Fact]
    public void A_zone_that_nobody_knows_is_told()
    {
        Assert.Null(Event("SUMMARY:x\nDTSTART;TZID=Atlantis:20270107T190000").Zone);
        Assert.Contains("'Atlantis'", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20270107T190000Z", "", "2027-01-07T19:00:00+00:00")]
    [InlineData("20270107T190000Z", "X-WR-TIMEZONE:Europe/Paris\n", "2027-01-07T20:00:00+01:00")]
    [InlineData("20270107T190000", "", "2027-01-07T19:00:00")]
    [InlineData("20270107T190000", "X-WR-TIMEZONE:Europe/Paris\n", "2027-01-07T19:00:00+01:00")]
    public void Times_without_a_zone_have_the_calendar_s(string start, string own, string time)
    {
        var item = Event($"SUMMARY:x\nDTSTART:{start}", own);
        Assert.Equal(time, EventText.Iso(item, item.Start));
    }

    [Fact]
    public void A_time_without_a_zone_is_the_time_of_its_place() =>
        Assert.Equal("Africa/Accra", Event("SUMMARY:x\nDTSTART:20270107T190000\nLOCATION:Accra").Zone);

    [Theory]
    [InlineData("DTEND;VALUE=DATE:20270518", "2027-05-18")]
    [InlineData("DURATION:P4D", "2027-05-18")]
    [InlineData("DTEND;VALUE=DATE:20270514", "2027-05-15")]
    [InlineData("X-NOTHING:1", "2027-05-15")]
    public void Whole_days_end_before_the_day_that_is_written(string end, string exclusive)
    {
        var item = Event($"SUMMARY:x\nDTSTART;VALUE=DATE:20270514\n{end}");
        Assert.Equal((true, exclusive), (item.AllDay, EventText.Iso(item, item.End)));
    }

    [Fact]
    public void A_duration_gives_the_end() => Assert.Equal(new DateTime(2027, 1, 7, 20, 30, 0), Event(Once + "DURATION:PT1H30M").End);

    [Theory]
    [InlineData("Temple du Bouclier\\, 17 rue du Bouclier\\, Strasbourg", "Temple du Bouclier", "Strasbourg", null)]
    [InlineData("Salle 3\\, Maison des langues\\, 12 cours Charlemagne\\, 69002 Lyon\\, France", "Salle 3, Maison des langues",
        "Lyon", null)]
    [InlineData("17 rue du Bouclier\\, Strasbourg", "17 rue du Bouclier", "Strasbourg", null)]
    [InlineData("Salle des fêtes\\, 56100 Lorient", "Salle des fêtes", "Lorient", null)]
    [InlineData("Ballarat", null, "Ballarat", null)]
    [InlineData("Lyon", null, "Lyon", null)]
    [InlineData("Hôtel de ville de Lyon", "Hôtel de ville de Lyon", "Lyon", null)]
    [InlineData("Rue de Paris", "Rue de Paris", null, null)]
    [InlineData("Salle du Doyenné\\nAngers", "Salle du Doyenné", "Angers", null)]
    [InlineData("Senegal", null, "Senegal", null)]
    [InlineData("Online", null, null, true)]
    [InlineData("Zoom", null, null, true)]
    [InlineData("En ligne", null, null, true)]
    [InlineData("https://zoom.example/j/1", null, null, true)]
    [InlineData("Mill Lane Library\\, Leeds and online", "Mill Lane Library", "Leeds", true)]
    [InlineData("Café de la Gare\\, Lyon https://maps.example.org/x", "Café de la Gare", "Lyon", null)]
    public void A_location_is_a_venue_a_place_or_online(string location, string? venue, string? place, bool? online)
    {
        var item = Event($"{Once}LOCATION:{location}");
        Assert.Equal((venue, place, online), (item.Venue, item.Place, item.Online));
    }

    [Theory]
    [InlineData("URL:https://example.org/a", "https://example.org/a")]
    [InlineData("LOCATION:https://zoom.example/j/1", "https://zoom.example/j/1")]
    [InlineData("URL:javascript:alert(1)", null)]
    public void An_address_leads_to_the_web(string line, string? url) => Assert.Equal(url, Event(Once + line).Url);

    [Fact]
    public void Cancelled_and_private_events_are_left_out_and_told()
    {
        var page = Calendar("", Once, "SUMMARY:Bal\nDTSTART:20270108T190000\nSTATUS:CANCELLED",
            "SUMMARY:Dentiste\nDTSTART:20270108T190000\nCLASS:PRIVATE");
        Assert.Equal("Chorale", Assert.Single(page.Stated.Events).Title);
        Assert.DoesNotContain("Bal", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(["The event 'Bal' (2027-01-08) was left out: it is cancelled.",
            "The event 'Dentiste' (2027-01-08) was left out: the calendar calls it private."], _warnings);
    }

    [Theory]
    [InlineData("CONFIDENTIAL", 1)]
    [InlineData("X-STAFF", 1)]
    [InlineData("public", 2)]
    public void Events_of_a_class_that_is_not_known_are_private(string name, int expected) => Assert.Equal(
        expected, Calendar("", Once, $"SUMMARY:Dentiste\nDTSTART:20270108T190000\nCLASS:{name}").Stated.Events.Count);

    [Fact]
    public void A_rule_repeats_an_event_but_for_the_days_taken_out()
    {
        Assert.Equal(["01-07 19:00", "01-21 19:00", "01-28 19:00"],
            Starts(Once + "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Paris:20270114T190000"));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void One_of_a_series_can_be_moved_or_cancelled() =>
        Assert.Equal(
            ["01-07 19:00", "01-22 20:00", "01-28 19:00"],
            Starts(
                "UID:1\n" + Once + "RRULE:FREQ=WEEKLY;COUNT=4",
                "UID:1\nSUMMARY:Chorale\nRECURRENCE-ID;TZID=Europe/Paris:20270114T190000\nDTSTART;TZID=Europe/Paris:20270114T190000\nSTATUS:CANCELLED",
                "UID:1\nSUMMARY:Chorale\nRECURRENCE-ID:20270121T180000Z\nDTSTART;TZID=Europe/Paris:20270122T200000"));

    [Fact]
    public void Days_can_be_added() =>
        Assert.Equal(["01-07 19:00", "02-03 19:00"], Starts(Once + "RDATE;TZID=Europe/Paris:20270203T190000"));

    [Fact]
    public void The_hour_stays_when_clocks_change() =>
        Assert.Equal(["03-27 19:00", "03-28 19:00"],
            Starts("SUMMARY:x\nDTSTART;TZID=Europe/Paris:20270327T190000\nRRULE:FREQ=DAILY;COUNT=2"));

    [Theory]
    [InlineData("FREQ=DAILY", 100)]
    [InlineData("FREQ=MONTHLY", 25)]
    [InlineData("FREQ=YEARLY;COUNT=1000000", 3)]
    public void A_series_without_end_is_cut_and_told(string rule, int dates)
    {
        Assert.Equal(dates, Starts($"{Once}RRULE:{rule}").Count);
        Assert.Contains("repeats further", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_is_shown_around_the_day_on_which_it_is_read()
    {
        const string weekly = "SUMMARY:x\nDTSTART;TZID=Europe/Paris:20220107T100000\nRRULE:FREQ=WEEKLY";
        var starts = Events("", weekly).ConvertAll(stated => stated.Start);
        Assert.Equal((new DateTime(2026, 12, 4, 10, 0, 0), 104), (starts[0], starts.Count));
        Assert.Equal(_clock.GetUtcNow().AddDays(7), Calendar("", weekly).ReadAgain);
        _clock.Advance(TimeSpan.FromDays(364));
        Assert.Equal(new DateTime(2027, 12, 3, 10, 0, 0), Events("", weekly)[0].Start);
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=3", "2022-01-07, 2022-01-14, 2022-01-21")]
    [InlineData("FREQ=WEEKLY;UNTIL=20220115", "2022-01-07, 2022-01-14")]
    [InlineData("FREQ=WEEKLY;COUNT=263", "2026-12-04, 2026-12-11, 2026-12-18, 2026-12-25, 2027-01-01, 2027-01-08, 2027-01-15")]
    [InlineData("FREQ=YEARLY;COUNT=7", "2027-01-07, 2028-01-07")]
    public void A_series_that_is_over_is_shown_from_its_beginning(string rule, string days) => Assert.Equal(
        days, string.Join(", ",
            Events("", $"SUMMARY:x\nDTSTART;TZID=Europe/Paris:20220107T100000\nRRULE:{rule}")
            .Select(stated => $"{stated.Start:yyyy-MM-dd}")));

    [Theory]
    [InlineData("01", "RECURRENCE-ID;TZID=GMT Standard Time:20270115T000000")]
    [InlineData("07", "RECURRENCE-ID;TZID=GMT Standard Time:20270716T000000")]
    [InlineData("07", "RECURRENCE-ID;VALUE=DATE:20270716")]
    [InlineData("07", "RECURRENCE-ID:20270716T000000Z")]
    public void A_moved_whole_day_is_shown_once(string month, string replaced)
    {
        var first = month == "01" ? "20270108" : "20270709";
        Assert.Equal(
            [$"{month}-{first[6..]} 00:00", $"{month}-17 00:00", $"{month}-{(month == "01" ? "22" : "23")} 00:00"],
            Starts($"UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:{first}\nRRULE:FREQ=WEEKLY;COUNT=3",
                $"UID:1\nSUMMARY:x\n{replaced}\nDTSTART;VALUE=DATE:2027{month}17"));
    }

    [Fact]
    public void A_moved_whole_day_in_UTC_is_that_of_the_calendar_s_zone() => Assert.Equal(
        ["07-09 00:00", "07-17 00:00"],
        Events(
            "X-WR-TIMEZONE:Europe/London\n",
            "UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:20270709\nRRULE:FREQ=WEEKLY;COUNT=2",
            "UID:1\nSUMMARY:x\nRECURRENCE-ID:20270715T230000Z\nDTSTART;VALUE=DATE:20270717")
                .Select(stated => $"{stated.Start:MM-dd HH:mm}"));

    [Fact]
    public void A_series_with_an_end_is_read_once() => Assert.Null(Calendar("", $"{Once}RRULE:FREQ=WEEKLY;COUNT=3").ReadAgain);

    [Fact]
    public void One_event_can_move_all_that_follow()
    {
        var events = Events(
            "",
            "UID:1\nSUMMARY:Talk\nDTSTART;TZID=Europe/Paris:20270104T090000\nDTEND;TZID=Europe/Paris:20270104T100000\nRRULE:FREQ=WEEKLY;COUNT=5",
            "UID:1\nSUMMARY:Talk, moved\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270118T080000Z\nDTSTART;TZID=Europe/Paris:20270119T110000\n"
                + "DTEND;TZID=Europe/Paris:20270119T123000",
            "UID:1\nSUMMARY:Talk, once\nRECURRENCE-ID:20270125T080000Z\nDTSTART;TZID=Europe/Paris:20270127T080000");
        Assert.Equal(
            [
                "Talk 01-04 09:00 10:00", "Talk 01-11 09:00 10:00", "Talk, moved 01-19 11:00 12:30", "Talk, once 01-27 08:00 09:00",
                "Talk, moved 02-02 11:00 12:30",
            ],
            events.Select(stated => $"{stated.Title} {stated.Start:MM-dd HH:mm} {stated.End:HH:mm}"));
    }

    [Fact]
    public void One_event_can_cancel_all_that_follow() => Assert.Equal(
        ["01-04 09:00", "01-11 09:00"],
        Starts(
            "UID:1\nSUMMARY:Talk\nDTSTART:20270104T090000Z\nRRULE:FREQ=WEEKLY;COUNT=5",
            "UID:1\nSUMMARY:Talk\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270118T090000Z\nDTSTART:20270118T090000Z\nSTATUS:CANCELLED"));

    [Fact]
    public void The_highest_sequence_of_an_event_wins()
    {
        const string old = "UID:1\nSEQUENCE:1\nSUMMARY:Old\nDTSTART:20270105T090000Z";
        const string current = "UID:1\nSEQUENCE:2\nSUMMARY:New\nDTSTART:20270107T090000Z";
        Assert.All(
            [Calendar("", old, current), Calendar("", current, old)],
            page => Assert.Equal(("New", "New"), (Assert.Single(page.Stated.Events).Title, page.Stated.Title)));
        Assert.Equal("Other",
            Assert.Single(Events("", old, $"{current}\nSTATUS:CANCELLED", "UID:2\nSUMMARY:Other\nDTSTART:20270107T090000Z")).Title);
    }

    [Theory]
    [InlineData("RRULE:")]
    [InlineData("RRULE:FREQ=SOMETIMES")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=often")]
    [InlineData("RRULE:COUNT=3")]
    [InlineData("DURATION:P99999999999999W")]
    [InlineData("EXDATE:never")]
    [InlineData("RDATE:always")]
    [InlineData("SEQUENCE:first")]
    [InlineData("no colon")]
    [InlineData("DTEND;X=\";TZID=Atlantis:20270107T200000")]
    [InlineData("DTEND;X;TZID=Atlantis:20270107T200000")]
    [InlineData("LAST-MODIFIED;TZID=Atlantis:20270107T200000")]
    [InlineData("RDATE;X;TZID=Atlantis:20270107T200000")]
    public void A_line_that_cannot_be_understood_costs_that_line(string line)
    {
        Assert.Equal("Chorale", Assert.Single(Events("", $"{Once}{line}\nLOCATION:Lyon")).Title);
        Assert.True(_warnings.Count <= 1);
    }

    [Theory]
    [InlineData("DTSTART;TZID=Europe/Paris:20270105T090000\nRRULE:FREQ=WEEKLY;UNTIL=20270119", "01-05 09:00, 01-12 09:00, 01-19 09:00")]
    [InlineData("DTSTART:20270105T090000Z\nRRULE:FREQ=WEEKLY;UNTIL=20270119", "01-05 09:00, 01-12 09:00, 01-19 09:00")]
    [InlineData("DTSTART:20270105T090000\nRRULE:FREQ=WEEKLY;UNTIL=20270119", "01-05 09:00, 01-12 09:00, 01-19 09:00")]
    [InlineData("DTSTART;VALUE=DATE:20270105\nRRULE:FREQ=WEEKLY;UNTIL=20270119", "01-05 00:00, 01-12 00:00, 01-19 00:00")]
    [InlineData("DTSTART;VALUE=DATE:20270105\nRRULE:FREQ=WEEKLY;UNTIL=20270119T225959Z", "01-05 00:00, 01-12 00:00, 01-19 00:00")]
    [InlineData("DTSTART;TZID=Europe/Paris:20270105T090000\nRRULE:FREQ=WEEKLY;UNTIL=20270119\nEXDATE;VALUE=DATE:20270112",
        "01-05 09:00, 01-19 09:00")]
    [InlineData("DTSTART;VALUE=DATE:20270105\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20270112T000000Z", "01-05 00:00, 01-19 00:00")]
    public void Days_and_times_may_be_mixed_in_a_rule(string lines, string starts) =>
        Assert.Equal(starts, string.Join(", ", Starts($"SUMMARY:x\n{lines}")));

    [Theory]
    [InlineData("Europe/Paris", "+0800", "2027-07-05T09:00:00+08:00")]
    [InlineData("Europe/Paris", "+0100", "2027-07-05T09:00:00+02:00")]
    [InlineData("Customized Time Zone", "+0800", "2027-07-05T09:00:00+08:00")]
    [InlineData("GMT Standard Time 1", "+0000", "2027-07-05T09:00:00+01:00")]
    [InlineData("SA Pacific Standard Time", "-0500", "2027-07-05T09:00:00-05:00")]
    public void A_zone_of_its_own_counts_where_its_offsets_differ_from_the_zone_of_that_name(string name, string offset, string start)
    {
        var stated = Event(
            $"SUMMARY:x\nDTSTART;TZID={name}:20270705T090000",
            $"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE\n"
        );
        Assert.Equal(start, EventText.Iso(stated, stated.Start));
    }

    [Theory]
    [InlineData("BEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20270105T090000Z\nEND:VEVENT\n")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20270105T090000Z\n")]
    [InlineData(
        "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Talk\nDTSTART:20270105T090000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )]
    public void An_event_is_read_without_all_that_should_stand_around_it(string file) =>
        Assert.Equal("Talk", Assert.Single(Read(Encoding.UTF8.GetBytes(file)).Stated.Events).Title);

    [Fact]
    public void Escapes_of_HTML_in_a_title_are_undone() =>
        Assert.Equal("Talk & walk", Event("SUMMARY:Talk &amp; walk\nDTSTART:20270105T090000Z").Title);

    [Fact]
    public void A_date_without_its_type_is_a_whole_day() => Assert.True(Event("SUMMARY:x\nDTSTART:20270101\nDTEND:20270102").AllDay);

    [Theory(Timeout = 60_000)]
    [InlineData("FREQ=SECONDLY")]
    [InlineData("FREQ=MINUTELY;COUNT=2000000000")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;INTERVAL=7")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2147483647")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO;COUNT=10")]
    [InlineData("FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYSETPOS=-1")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7,8,9;BYDAY=MO;BYSETPOS=366")]
    [InlineData("FREQ=YEARLY;UNTIL=99991231T235959Z")]
    public Task Rules_made_to_be_slow_are_followed_only_so_far(string rule) => Task.Run(
        () =>
        {
            var watch = Stopwatch.StartNew();
            Assert.InRange(Starts([.. Enumerable.Range(0, 50).Select(i => $"UID:{i}\n{Once}RRULE:{rule}")]).Count, 1, 500);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        },
        TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("SUMMARY:Perdu\nDTSTART:demain")]
    [InlineData("SUMMARY:Perdu")]
    [InlineData("SUMMARY:Perdu\nDTSTART:00010101T000000Z")]
    public void A_broken_event_does_not_take_the_others_with_it(string broken)
    {
        Assert.Equal("Chorale", Assert.Single(Calendar("", broken, Once).Stated.Events).Title);
        Assert.Contains("'Perdu'", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Folded_lines_are_put_together_even_inside_a_letter()
    {
        byte[] file = [.. "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270107T190000Z\r\nSUMMARY:Un "u8, 0xC3, .. "\r\n "u8, 0xA9,
            .. "t\r\n é\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"u8];
        Assert.Equal("Un été", Read(file).Stated.Title);
    }

    [Theory]
    [InlineData("DTSTAMP:20261110T081500Z", "2026-11-10")]
    [InlineData("DTSTAMP:20261110T081500Z\nLAST-MODIFIED:20261101T081500Z", "2026-11-01")]
    [InlineData("DTSTAMP:19700101T000000Z", null)]
    public void It_is_as_old_as_its_last_change(string line, string? day) => Assert.Equal(
        day, Calendar("", Once + line).Metadata.Date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void The_language_is_stated_where_all_texts_are_in_one()
    {
        const string french = "SUMMARY;LANGUAGE=fr-FR:Chorale\nDTSTART:20270107T190000Z";
        Assert.Equal("fr", Calendar("", french).Stated.Language);
        Assert.Null(Calendar("", french, "SUMMARY;LANGUAGE=en:Choir\nDTSTART:20270107T190000Z").Stated.Language);
        Assert.Null(Calendar("", Once).Stated.Language);
    }

    [Theory]
    [InlineData("Un texte.")]
    [InlineData("BEGIN:VCALENDAR\nEND:VCALENDAR")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSTATUS:CANCELLED\nDTSTART:20270107T190000Z\nEND:VEVENT\nEND:VCALENDAR")]
    public void What_has_no_events_is_told_in_words(string text) =>
        Assert.NotEmpty(Assert.Throws<UnreadableException>(() => Read(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void Components_without_end_inside_each_other_are_refused() => Assert.Contains(
        "nested too deeply",
        Assert.Throws<UnreadableException>(
            () => Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 100_000))))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_million_characters_on_a_line_are_refused() => Assert.Contains(
        "line of more than", Assert.Throws<UnreadableException>(
            () => Calendar("", Once + "DESCRIPTION:" + new string('a', 1_000_000))).Message, StringComparison.Ordinal);

    [Theory(Timeout = 60_000)]
    [InlineData("a")]
    [InlineData(";A=B")]
    [InlineData("\\")]
    [InlineData("<a ")]
    [InlineData("\"")]
    [InlineData(",20270108T190000Z")]
    public Task Long_lines_made_to_be_slow_are_read_or_refused(string pattern) => Task.Run(
        () =>
        {
            var watch = Stopwatch.StartNew();
            foreach (var start in Properties)
            {
                Assert.True(Record.Exception(
                    () => Calendar("", Once + start + string.Concat(Enumerable.Repeat(pattern, 190_000 / pattern.Length)))) is null
                    or UnreadableException);
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        },
        TestContext.Current.CancellationToken);
}
