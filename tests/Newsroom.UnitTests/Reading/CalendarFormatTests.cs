using System.Diagnostics;
using System.Text;
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

    private static readonly string[] Properties = ["DESCRIPTION:", "SUMMARY;", "LOCATION:", "EXDATE:20270107T190000Z", "RRULE:FREQ=DAILY;BYDAY="];

    private readonly List<string> _warnings = [];

    private Page Read(byte[] file) => new CalendarFormat(new HtmlCleaner()).Read(file, _warnings);

    /// <summary>A calendar of events; each text has the lines of one.</summary>
    private Page Calendar(string own, params string[] events) => Read(Encoding.UTF8.GetBytes(
        $"BEGIN:VCALENDAR\nVERSION:2.0\n{own}{string.Concat(events.Select(lines => $"BEGIN:VEVENT\n{lines.TrimEnd('\n')}\nEND:VEVENT\n"))}END:VCALENDAR\n"));

    private List<Event> Events(string own, params string[] events) => [.. Calendar(own, events).Stated.Events.Select(stated => stated.ToEvent("a", "Titre"))];

    private Event Event(string lines, string own = "") => Assert.Single(Events(own, lines));

    private List<string> Starts(params string[] events) => [.. Events("", events).Select(happening => $"{happening.Start:MM-dd HH:mm}")];

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    [Fact]
    public void The_calendar_gives_the_title_its_events_the_headings()
    {
        var page = Calendar("X-WR-CALNAME:Saison 2027\n", Lines("SUMMARY:Concert\\, puis bal", "DTSTART;VALUE=DATE:20270107", "LOCATION:Lyon", "DESCRIPTION:Entrée libre.\\nÀ huit heures."), Once);
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
        var happening = Event(Once + "DTEND;TZID=Europe/Paris:20270107T203000");
        Assert.Equal((new DateTime(2027, 1, 7, 19, 0, 0), new DateTime(2027, 1, 7, 20, 30, 0), "Europe/Paris"), (happening.Start, happening.End, happening.Zone));
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
        const string zone = "BEGIN:VTIMEZONE\nTZID:Chez nous\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n"
            + "BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
        var happening = Event("SUMMARY:x\nDTSTART;TZID=Chez nous:20270707T190000", zone);
        Assert.Equal("2027-07-07T19:00:00+02:00", EventText.Iso(happening, happening.Start));
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
        var happening = Event($"SUMMARY:x\nDTSTART:{start}", own);
        Assert.Equal(time, EventText.Iso(happening, happening.Start));
    }

    [Fact]
    public void A_time_without_a_zone_is_the_time_of_its_place() => Assert.Equal("Africa/Accra", Event("SUMMARY:x\nDTSTART:20270107T190000\nLOCATION:Accra").Zone);

    [Theory]
    [InlineData("DTEND;VALUE=DATE:20270518", "2027-05-18")]
    [InlineData("DURATION:P4D", "2027-05-18")]
    [InlineData("DTEND;VALUE=DATE:20270514", "2027-05-15")]
    [InlineData("X-NOTHING:1", "2027-05-15")]
    public void Whole_days_end_before_the_day_that_is_written(string end, string exclusive)
    {
        var happening = Event($"SUMMARY:x\nDTSTART;VALUE=DATE:20270514\n{end}");
        Assert.Equal((true, exclusive), (happening.AllDay, EventText.Iso(happening, happening.End)));
    }

    [Fact]
    public void A_duration_gives_the_end() => Assert.Equal(new DateTime(2027, 1, 7, 20, 30, 0), Event(Once + "DURATION:PT1H30M").End);

    [Theory]
    [InlineData("Temple du Bouclier\\, 17 rue du Bouclier\\, Strasbourg", "Temple du Bouclier", "Strasbourg", null)]
    [InlineData("Salle 3\\, Maison des langues\\, 12 cours Charlemagne\\, 69002 Lyon\\, France", "Salle 3, Maison des langues", "Lyon", null)]
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
        var happening = Event($"{Once}LOCATION:{location}");
        Assert.Equal((venue, place, online), (happening.Venue, happening.Place, happening.Online));
    }

    [Theory]
    [InlineData("URL:https://example.org/a", "https://example.org/a")]
    [InlineData("LOCATION:https://zoom.example/j/1", "https://zoom.example/j/1")]
    [InlineData("URL:javascript:alert(1)", null)]
    public void An_address_leads_to_the_web(string line, string? url) => Assert.Equal(url, Event(Once + line).Url);

    [Fact]
    public void Cancelled_and_private_events_are_left_out_and_told()
    {
        var page = Calendar("", Once, "SUMMARY:Bal\nDTSTART:20270108T190000\nSTATUS:CANCELLED", "SUMMARY:Dentiste\nDTSTART:20270108T190000\nCLASS:PRIVATE");
        Assert.Equal("Chorale", Assert.Single(page.Stated.Events).Title);
        Assert.DoesNotContain("Bal", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(["The event 'Bal' (2027-01-08) was left out: it is cancelled.", "The event 'Dentiste' (2027-01-08) was left out: the calendar calls it private."], _warnings);
    }

    [Fact]
    public void A_rule_repeats_an_event_but_for_the_days_taken_out()
    {
        Assert.Equal(["01-07 19:00", "01-21 19:00", "01-28 19:00"], Starts(Once + "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Paris:20270114T190000"));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void One_of_a_series_can_be_moved_or_cancelled() => Assert.Equal(
        ["01-07 19:00", "01-22 20:00", "01-28 19:00"],
        Starts(
            "UID:1\n" + Once + "RRULE:FREQ=WEEKLY;COUNT=4",
            "UID:1\nSUMMARY:Chorale\nRECURRENCE-ID;TZID=Europe/Paris:20270114T190000\nDTSTART;TZID=Europe/Paris:20270114T190000\nSTATUS:CANCELLED",
            "UID:1\nSUMMARY:Chorale\nRECURRENCE-ID:20270121T180000Z\nDTSTART;TZID=Europe/Paris:20270122T200000"));

    [Fact]
    public void Days_can_be_added() => Assert.Equal(["01-07 19:00", "02-03 19:00"], Starts(Once + "RDATE;TZID=Europe/Paris:20270203T190000"));

    [Fact]
    public void The_hour_stays_when_clocks_change() =>
        Assert.Equal(["03-27 19:00", "03-28 19:00"], Starts("SUMMARY:x\nDTSTART;TZID=Europe/Paris:20270327T190000\nRRULE:FREQ=DAILY;COUNT=2"));

    [Theory]
    [InlineData("FREQ=DAILY", 100)]
    [InlineData("FREQ=MONTHLY", 25)]
    [InlineData("FREQ=YEARLY;COUNT=1000000", 3)]
    public void A_series_without_end_is_cut_and_told(string rule, int dates)
    {
        Assert.Equal(dates, Starts($"{Once}RRULE:{rule}").Count);
        Assert.Contains("repeats further", Assert.Single(_warnings), StringComparison.Ordinal);
    }

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
        byte[] file = [.. "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270107T190000Z\r\nSUMMARY:Un "u8, 0xC3, .. "\r\n "u8, 0xA9, .. "t\r\n é\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"u8];
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
        Assert.Throws<UnreadableException>(() => Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 100_000))))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_million_characters_on_a_line_are_refused() => Assert.Contains(
        "line of more than", Assert.Throws<UnreadableException>(() => Calendar("", Once + "DESCRIPTION:" + new string('a', 1_000_000))).Message, StringComparison.Ordinal);

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
                Assert.True(Record.Exception(() => Calendar("", Once + start + string.Concat(Enumerable.Repeat(pattern, 190_000 / pattern.Length)))) is null or UnreadableException);
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
        },
        TestContext.Current.CancellationToken);
}
