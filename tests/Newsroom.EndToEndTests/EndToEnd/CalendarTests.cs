using System.Globalization;
using System.Net;
using System.Text.Json;
using Newsroom.Events;
using Newsroom.Tests.Events;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>An article's events for the subscribers of a calendar, from the announcement to the end.</summary>
public sealed class CalendarTests(RunningSite sites)
{
    private static readonly string[] Languages = ["fr", "en"];

    [Fact]
    public async Task A_corrected_date_moves_the_event_and_a_corrected_title_renames_it()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "forum.md", Article(folder, "{ title: Le forum, start: 2033-02-01 }", "{ title: La fête, start: 2033-02-03 }"));
        var before = await BothAsync(folder);
        await folder.PublishAsync(
            "forum.md", Article(folder, "{ title: Le forum, start: 2033-02-02 }", "{ title: La grande fête, start: 2033-02-03 }"));
        var after = await BothAsync(folder);

        Assert.All(Languages, language =>
        {
            Assert.Equal(before[language].Select(entry => entry.Text("uid")), after[language].Select(entry => entry.Text("uid")));
            Assert.All(before[language], entry => Assert.Equal(("CONFIRMED", 0), (entry.Text("status"), Sequence(entry))));
            Assert.All(after[language], entry => Assert.Equal(("CONFIRMED", 1), (entry.Text("status"), Sequence(entry))));
            Assert.Equal("2033-02-02", after[language][0].Text("start"));
        });
    }

    [Fact]
    public async Task What_an_article_announces_no_more_is_called_off_in_the_calendar_and_gone_elsewhere()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "forum.md", Article(folder, "{ title: Le forum, start: 2033-02-01 }", "{ title: La fête, start: 2033-02-03 }"));
        await folder.PublishAsync("forum.md", Article(folder, "{ title: Le forum, start: 2033-02-01 }"));

        foreach (var (language, entries) in await BothAsync(folder))
        {
            Assert.Equal([("CONFIRMED", 0), ("CANCELLED", 1)], entries.Select(entry => (entry.Text("status")!, Sequence(entry))));
            var id = entries[1].Text("uid")!.Split('@')[0];
            Assert.Equal(["confirmed"], (await ListedAsync(folder, language)).Select(item => item.Text("status")));
            Assert.Equal(
                ["confirmed", "cancelled"],
                (await ListedAsync(folder, language, "cancelled=true")).Select(item => item.Text("status")));
            Assert.DoesNotContain(id, await folder.Site.GetTextAsync($"{language}/{folder.Id("forum.md")}"), StringComparison.Ordinal);
            Assert.Contains(
                "STATUS:CANCELLED", await folder.Site.GetTextAsync($"api/events/{id}.ics?lang={language}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Events_of_a_withdrawn_article_are_called_off_and_confirmed_when_it_comes_back()
    {
        var folder = await sites.NewFolderAsync();
        var text = Article(folder, "{ title: Le forum, start: 2033-02-01 }");
        await folder.PublishAsync("forum.md", text);
        var before = await BothAsync(folder);
        await folder.WithdrawAsync("forum.md");
        var withdrawn = await BothAsync(folder);
        await folder.PublishAsync("forum.md", text);
        var after = await BothAsync(folder);

        Assert.All(Languages, language =>
        {
            Assert.Equal(("CANCELLED", 1), Assert.Single(withdrawn[language].Select(entry => (entry.Text("status")!, Sequence(entry)))));
            Assert.Equal(("CONFIRMED", 2), Assert.Single(after[language].Select(entry => (entry.Text("status")!, Sequence(entry)))));
            Assert.Equal(before[language][0].Text("uid"), withdrawn[language][0].Text("uid"));
            Assert.Equal(before[language][0].Text("uid"), after[language][0].Text("uid"));
        });
    }

    [Fact]
    public async Task A_persons_translation_goes_on_with_the_events_of_the_machines()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("forum.fr.md", Article(folder, "{ title: Le forum, start: 2033-02-01 }"));
        var machine = (await BothAsync(folder))["en"];
        await folder.PublishAsync("forum.en.md", Article(folder, "{ title: The people’s forum, start: 2033-02-01 }"));

        var person = Assert.Single((await BothAsync(folder))["en"]);
        Assert.Equal(
            (Assert.Single(machine).Text("uid"), "The people’s forum", "CONFIRMED"),
            (person.Text("uid"), person.Text("title"), person.Text("status")));
        Assert.Equal(1, Sequence(person));
    }

    [Fact]
    public async Task Lists_and_calendars_are_narrowed_by_the_same_parameters()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("forum.md", Article(
            folder,
            "{ title: A, start: 2033-02-01, end: 2033-02-10, place: Genève }",
            "{ title: B, start: 2033-03-01T10:00, zone: Africa/Tunis, place: 'Tunis, Tunisie', online: true }",
            "{ title: C, start: 2033-04-01 }"));

        (string Query, string[] Expected)[] cases =
        [
            ("", ["A", "B", "C"]), ("place=Geneva", ["A"]), ("place=Tunisia", ["B"]), ("place=tunis", ["B"]), ("online=true", ["B"]),
            ("online=false", ["A", "C"]),
            ("from=2033-02-10&to=2033-03-01", ["A", "B"]), ("from=2033-02-11&to=2033-03-01", ["B"]),
            ("to=today", []), ("from=today", ["A", "B", "C"]),
            ("kind=original", ["A", "B", "C"]), ("kind=machine", []), ("org=OIM", ["A", "B", "C"]), ("org=UNHCR", []),
            ("precision=month", []), ("precision=all", ["A", "B", "C"]),
        ];
        foreach (var (query, expected) in cases)
        {
            Assert.Equal(expected, (await ListedAsync(folder, "fr", query)).Select(item => item.Text("title")!));
            Assert.Equal(expected, (await CalendarAsync(folder, "fr", query)).Select(entry => entry.Text("title")!));
        }
    }

    [Fact]
    public async Task What_is_known_by_the_month_is_in_the_calendar_only_where_asked_for()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "mois.md",
            $"---\ntags: [{folder.Tag}]\ndate: 2025-02-01\nlanguage: fr\n---\n"
                + "Le forum des villes se tiendra à Rabat en septembre 2033. La ville accueille les familles.");
        Assert.Equal("2033-09", Assert.Single(await ListedAsync(folder, "fr")).Text("start"));
        Assert.Equal("septembre 2033", Assert.Single(await ListedAsync(folder, "fr", "precision=month")).Text("display"));
        Assert.Empty(await CalendarAsync(folder, "fr"));
        var entry = Assert.Single(await CalendarAsync(folder, "fr", "precision=month"));
        Assert.Equal(("2033-09-01", "2033-10-01", "TENTATIVE"), (entry.Text("start"), entry.Text("end"), entry.Text("status")));
    }

    [Fact]
    public async Task Pages_of_a_list_follow_each_other_whatever_is_published_in_between()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "agenda.md", Article(folder, [.. Enumerable.Range(1, 7).Select(day => $"{{ title: E{day}, start: 2033-05-0{day} }}")]));
        var seen = new List<string>();
        string? cursor = "";
        for (var page = 0; cursor is not null; page++)
        {
            var answer = await folder.Site.GetJsonAsync($"api/events?lang=fr&tag={folder.Tag}&limit=3&cursor={cursor}");
            seen.AddRange(answer.List("items").Select(item => item.Text("title")!));
            cursor = answer.Text("next");
            if (page == 0)
            {
                await folder.PublishAsync(
                    "entre.md", Article(folder, "{ title: avant, start: 2033-05-01 }", "{ title: après, start: 2033-05-08 }"));
            }
        }

        Assert.Equal(["E1", "E2", "E3", "E4", "E5", "E6", "E7", "après"], seen.Where(title => title != "avant"));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task One_event_is_a_file_and_a_page_and_a_list_lead_to_it()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync(
            "forum.md",
            Article(folder, "{ title: Le forum, start: 2033-06-25T09:00, end: 2033-06-25T17:30, zone: Europe/Rome, place: Rome }"));
        var list = await folder.Site.GetJsonAsync($"api/events?lang=fr&tag={folder.Tag}");
        var item = Assert.Single(list.List("items"));
        var address = item.Text("ics")!;

        Assert.Equal("samedi 25 juin 2033, 9\u00a0h – 17\u00a0h\u00a030 (heure de Rome)", item.Text("display"));
        Assert.EndsWith($"/api/calendar/fr.ics?tag={folder.Tag}", list.Text("webcal"), StringComparison.Ordinal);
        Assert.StartsWith("webcal://", list.Text("webcal"), StringComparison.Ordinal);
        using var answer = await folder.Site.GetAsync(new Uri(address).PathAndQuery.TrimStart('/'));
        Assert.Equal((HttpStatusCode.OK, "text/calendar"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var entry = Assert.Single(
            (await ForeignCalendarReader.IcalJsAsync(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))
                .List("events"));
        Assert.Equal(("Le forum", "2033-06-25T07:00:00Z"), (entry.Text("title"), entry.Text("startUtc")));
        Assert.Equal([folder.Tag], entry.Texts("categories"));

        var page = await folder.Site.GetTextAsync($"fr/{folder.Id("forum.md")}");
        Assert.Contains(new Uri(address).PathAndQuery, page, StringComparison.Ordinal);
        Assert.Contains("href=\"webcal://", page, StringComparison.Ordinal);
        using var none = await folder.Site.GetAsync("api/events/aaaaaaaaaaaaa.ics");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (none.StatusCode, none.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("api/events?precision=week", "'precision' is one of day, month, all.")]
    [InlineData("api/calendar/fr.ics?online=maybe", "'online' is true or false.")]
    [InlineData("api/calendar/fr.ics?kind=robot", "'kind' is one of original, human, machine.")]
    [InlineData("api/events?limit=1001", "'limit' is a whole number from 1 to 1000.")]
    [InlineData("api/events?from=2033-01-01&to=today", "'to' is before 'from'.")]
    public async Task A_question_that_makes_no_sense_is_told_what_would(string address, string reason)
    {
        var folder = await sites.NewFolderAsync();
        using var answer = await folder.Site.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>Towns before and after a change of the clocks or of the law; the expected moments are written by hand.</summary>
    public static readonly IReadOnlyList<(
        string Start, string End, string? Zone, string Place, string StartUtc, string EndUtc)> Appointments =
    [
        ("2025-07-01T09:00", "2025-07-01T10:00", "Africa/Abidjan", "Abidjan", "2025-07-01T09:00:00Z", "2025-07-01T10:00:00Z"),
        // Morocco sets the clocks back at Ramadan, and forward after it.
        ("2025-02-22T10:00", "2025-02-22T11:00", "Africa/Casablanca", "Marrakech", "2025-02-22T09:00:00Z", "2025-02-22T10:00:00Z"),
        ("2025-02-22T22:00", "2025-02-23T06:00", "Africa/Casablanca", "Marrakech", "2025-02-22T21:00:00Z", "2025-02-23T06:00:00Z"),
        ("2025-02-24T10:00", "2025-02-24T11:00", "Africa/Casablanca", "Marrakech", "2025-02-24T10:00:00Z", "2025-02-24T11:00:00Z"),
        ("2025-04-05T10:00", "2025-04-05T11:00", "Africa/Casablanca", "Marrakech", "2025-04-05T10:00:00Z", "2025-04-05T11:00:00Z"),
        ("2025-04-07T10:00", "2025-04-07T11:00", "Africa/Casablanca", "Marrakech", "2025-04-07T09:00:00Z", "2025-04-07T10:00:00Z"),
        ("2025-03-29T10:00", "2025-03-29T11:00", "Europe/Zurich", "Genève", "2025-03-29T09:00:00Z", "2025-03-29T10:00:00Z"),
        ("2025-03-31T10:00", "2025-03-31T11:00", "Europe/Zurich", "Genève", "2025-03-31T08:00:00Z", "2025-03-31T09:00:00Z"),
        ("2025-07-01T10:00", "2025-07-01T11:00", "Africa/Tunis", "Tunis", "2025-07-01T09:00:00Z", "2025-07-01T10:00:00Z"),
        ("2025-07-01T10:00", "2025-07-01T11:00", "Africa/Dakar", "Dakar", "2025-07-01T10:00:00Z", "2025-07-01T11:00:00Z"),
        ("2025-03-08T09:00", "2025-03-08T10:00", "America/New_York", "New York", "2025-03-08T14:00:00Z", "2025-03-08T15:00:00Z"),
        ("2025-03-10T09:00", "2025-03-10T10:00", "America/New_York", "New York", "2025-03-10T13:00:00Z", "2025-03-10T14:00:00Z"),
        ("2025-11-03T09:00", "2025-11-03T10:00", "America/New_York", "New York", "2025-11-03T14:00:00Z", "2025-11-03T15:00:00Z"),
        // The clocks skip half past two, and show it twice in autumn; the second is only known by its offset.
        ("2025-03-30T02:30", "2025-03-30T04:00", "Europe/Paris", "Paris", "2025-03-30T01:30:00Z", "2025-03-30T02:00:00Z"),
        ("2025-10-26T02:30", "2025-10-26T04:00", "Europe/Paris", "Paris", "2025-10-26T00:30:00Z", "2025-10-26T03:00:00Z"),
        ("2025-10-26T02:30+01:00", "2025-10-26T04:00+01:00", "Europe/Paris", "Paris", "2025-10-26T01:30:00Z", "2025-10-26T03:00:00Z"),
        // Online: a time with an offset.
        ("2025-06-12T10:00+02:00", "2025-06-12T11:00+02:00", null, "", "2025-06-12T08:00:00Z", "2025-06-12T09:00:00Z"),
        // Brazil had summer time until 2019, Iran until 2022; elsewhere it goes on.
        ("2018-12-01T10:00", "2018-12-01T11:00", "America/Sao_Paulo", "São Paulo", "2018-12-01T12:00:00Z", "2018-12-01T13:00:00Z"),
        ("2025-12-01T10:00", "2025-12-01T11:00", "America/Sao_Paulo", "São Paulo", "2025-12-01T13:00:00Z", "2025-12-01T14:00:00Z"),
        ("2022-07-01T10:00", "2022-07-01T11:00", "Asia/Tehran", "Téhéran", "2022-07-01T05:30:00Z", "2022-07-01T06:30:00Z"),
        ("2025-07-01T10:00", "2025-07-01T11:00", "Asia/Tehran", "Téhéran", "2025-07-01T06:30:00Z", "2025-07-01T07:30:00Z"),
        ("2030-07-01T10:00", "2030-07-01T11:00", "Europe/Paris", "Paris", "2030-07-01T08:00:00Z", "2030-07-01T09:00:00Z"),
        ("2030-12-01T10:00", "2030-12-01T11:00", "America/New_York", "New York", "2030-12-01T15:00:00Z", "2030-12-01T16:00:00Z"),
    ];

    [Fact]
    public async Task Every_program_sees_an_event_at_the_same_moment()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("villes.md", Article(folder, [.. Appointments.Select((one, i) =>
        {
            var zone = one.Zone is null ? "" : $", zone: {one.Zone}";
            var place = one.Place.Length == 0 ? ", online: true" : $", place: {one.Place}";
            return $"{{ title: Rendez-vous {i}, start: '{one.Start}', end: '{one.End}'{zone}{place} }}";
        })]));

        var calendar = await folder.Site.GetTextAsync($"api/calendar/fr.ics?tag={folder.Tag}");
        var expected = Appointments.Select((one, i) => ($"Rendez-vous {i}", one.StartUtc, one.EndUtc)).Order().ToList();
        Assert.Equal(expected, OutlookReader.Read(calendar).Select(one => (one.Title, $"{one.Start:s}Z", $"{one.End:s}Z")).Order());
        foreach (var seen in new[]
        {
            await ForeignCalendarReader.IcalJsAsync(calendar),
            await ForeignCalendarReader.IcalendarAsync(calendar, knowsZones: true),
            await ForeignCalendarReader.IcalendarAsync(calendar, knowsZones: false),
        })
        {
            Assert.Equal(
                expected,
                seen.List("events")
                    .Select(entry => (entry.Text("title")!, entry.Text("startUtc") ?? "", entry.Text("endUtc") ?? ""))
                    .Order());
        }

        var listed = await ListedAsync(folder, "fr");
        Assert.Equal(expected, listed.Select(item => (item.Text("title")!, Utc(item.Text("start")!), Utc(item.Text("end")!))).Order());

        // khal gets a file for each event.
        var files = new Dictionary<string, string>();
        foreach (var item in listed)
        {
            files[$"{item.Text("id")}.ics"] = await folder.Site.GetTextAsync(
                new Uri(item.Text("ics")!).PathAndQuery.TrimStart('/'));
        }

        var seenByKhal = await ForeignCalendarReader.KhalAsync(files, "2018-01-01", "2031-01-01");
        Assert.Equal(
            expected.Select(one => (one.Item1, Minute(one.StartUtc), Minute(one.EndUtc))),
            seenByKhal.Select(entry => (entry.Text("title")!, entry.Text("start")!, entry.Text("end")!)).Order());
        Assert.Equal(
            listed.Select(item => $"{item.Text("id")}@tests.newsroom").Order(), seenByKhal.Select(entry => entry.Text("uid")!).Order());
    }

    [Fact]
    public async Task Hours_without_a_zone_are_a_whole_day_with_the_hours_in_the_title()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("concert.md", Article(folder, "{ title: Concert, start: 2033-06-25T19:00, end: 2033-06-25T21:00 }"));

        var item = Assert.Single(await ListedAsync(folder, "fr"));
        Assert.Equal(("Concert", "2033-06-25T19:00:00", null), (item.Text("title"), item.Text("start"), item.Text("zone")));
        Assert.False(item.GetProperty("zoneAssumed").GetBoolean());
        var calendar = await folder.Site.GetTextAsync($"api/calendar/fr.ics?tag={folder.Tag}");
        var read = Assert.Single(OutlookReader.Read(calendar));
        Assert.Equal(("Concert (19\u00a0h – 21\u00a0h)", true, new DateTime(2033, 6, 25)), (read.Title, read.IsAllDay, read.Start));
        var byIcalJs = Assert.Single((await ForeignCalendarReader.IcalJsAsync(calendar)).List("events"));
        Assert.Equal(("2033-06-25", "2033-06-26"), (byIcalJs.Text("start"), byIcalJs.Text("end")));
        var byKhal = Assert.Single(await ForeignCalendarReader.KhalAsync(
            new Dictionary<string, string> { ["concert.ics"] = calendar }, "2033-06-01", "2033-07-01"));
        Assert.Equal(("2033-06-25 00:00", "Concert (19\u00a0h – 21\u00a0h)"), (byKhal.Text("start"), byKhal.Text("title")));
    }

    [Fact]
    public async Task The_zone_of_the_site_is_assumed_for_hours_without_one_and_marked_everywhere()
    {
        await using var site = await sites.StartOwnAsync(
            new SiteSettings { Languages = "fr", Others = new() { ["Newsroom:TimeZone"] = "Europe/Paris" } });
        var folder = new SiteFolder(site);
        await folder.PublishAsync("concert.md", Article(
            folder,
            "{ title: Concert, start: 2033-06-25T19:00, end: 2033-06-25T21:00 }",
            "{ title: Débat, start: 2033-06-26T19:00, end: 2033-06-26T21:00, zone: Africa/Tunis }"));

        var listed = await ListedAsync(folder, "fr");
        var article = await site.GetJsonAsync($"api/articles/{folder.Id("concert.md")}?lang=fr");
        foreach (var items in new[] { listed, article.List("events") })
        {
            Assert.Equal(
                [("2033-06-25T19:00:00+02:00", "Europe/Paris", true), ("2033-06-26T19:00:00+01:00", "Africa/Tunis", false)],
                items.Select(item => (item.Text("start")!, item.Text("zone")!, item.GetProperty("zoneAssumed").GetBoolean())));
        }

        const string Marked = "samedi 25 juin 2033, 19\u00a0h – 21\u00a0h (UTC+2, fuseau horaire supposé)";
        Assert.Equal(Marked, listed[0].Text("display"));
        Assert.Contains(
            Marked, WebUtility.HtmlDecode(await site.GetTextAsync($"fr/{folder.Id("concert.md")}")), StringComparison.Ordinal);
        var calendar = await site.GetTextAsync("api/calendar/fr.ics");
        Assert.Contains(
            Marked.Replace(",", "\\,", StringComparison.Ordinal),
            calendar.Replace("\r\n ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Equal(
            [("Concert", new DateTime(2033, 6, 25, 17, 0, 0)), ("Débat", new DateTime(2033, 6, 26, 18, 0, 0))],
            OutlookReader.Read(calendar).Select(one => (one.Title, one.Start)));
    }

    [Fact]
    public async Task A_calendar_and_an_event_tell_when_they_changed_and_what_to_name_their_file()
    {
        var folder = await sites.NewFolderAsync();
        await folder.PublishAsync("forum.md", Article(folder, "{ title: 'Fête : demain/hier', start: 2033-02-01 }"));
        var id = Assert.Single(await ListedAsync(folder, "fr")).Text("id");
        (string Address, string FileName)[] files =
        [
            ($"api/calendar/fr.ics?tag={folder.Tag}", $"Newsroom (fr)- {folder.Tag}.ics"),
            ($"api/events/{id}.ics?lang=fr", "2033-02-01 Fête - demain-hier.ics"),
        ];
        var changed = new List<string>();
        foreach (var (address, fileName) in files)
        {
            using var answer = await folder.Site.GetAsync(address);
            var disposition = answer.Content.Headers.ContentDisposition!;
            Assert.Equal(("inline", fileName), (disposition.DispositionType, disposition.FileNameStar));
            Assert.Matches("^[ -~]+$", disposition.FileName);
            changed.Add((await folder.Site.EventuallyAsync(() => UnchangedSinceAsync(folder, address), since => since is not null))!);
        }

        await folder.Site.NextSecondAsync();
        await folder.WithdrawAsync("forum.md");
        foreach (var ((address, _), since) in files.Zip(changed))
        {
            using var other = await folder.Site.GetAsync(address, ("If-Modified-Since", since));
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            Assert.Contains(
                "STATUS:CANCELLED", await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        // Other tests publish in the same language, perhaps between the two requests.
        static async Task<string?> UnchangedSinceAsync(SiteFolder folder, string address)
        {
            using var answer = await folder.Site.GetAsync(address);
            var since = answer.Content.Headers.LastModified!.Value.ToString("r", CultureInfo.InvariantCulture);
            using var same = await folder.Site.GetAsync(address, ("If-Modified-Since", since));
            return same.StatusCode == HttpStatusCode.NotModified ? since : null;
        }
    }

    [Fact]
    public async Task A_calendar_changes_at_midnight_if_it_begins_today_and_when_a_cancelled_event_goes()
    {
        var clock = new MovableClock();
        await using var site = await sites.StartOwnAsync(new SiteSettings { Languages = "fr", Clock = clock });
        var folder = new SiteFolder(site);
        await folder.PublishAsync("forum.md", Article(folder, "{ title: Le forum, start: 2033-02-01 }"));
        await folder.WithdrawAsync("forum.md");
        var (all, coming) = (await ChangedAsync("api/calendar/fr.ics"), await ChangedAsync("api/calendar/fr.ics?from=today"));
        Assert.Equal(all, coming);

        clock.Ahead += TimeSpan.FromDays(2);
        Assert.Equal(all, await ChangedAsync("api/calendar/fr.ics"));
        Assert.Equal(
            new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero), await ChangedAsync("api/calendar/fr.ics?from=today"));

        clock.Ahead += EventHistory.ShownCancelled;
        Assert.InRange(
            await ChangedAsync("api/calendar/fr.ics"), all.AddSeconds(-10) + EventHistory.ShownCancelled, clock.GetUtcNow());

        async Task<DateTimeOffset> ChangedAsync(string address)
        {
            using var answer = await site.GetAsync(address);
            return answer.Content.Headers.LastModified!.Value;
        }
    }

    private static string Utc(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Minute(string time) => time[..16].Replace('T', ' ');

    private static string Article(SiteFolder folder, params string[] events) => $"""
        ---
        title: Le forum des villes
        date: 2025-02-01
        tags: [{folder.Tag}]
        events:
        {string.Join('\n', events.Select(item => $"  - {item}"))}
        ---
        L’Organisation internationale pour les migrations (OIM) et les villes parlent de leurs projets avec les familles.
        """;

    private static int Sequence(JsonElement entry) => entry.GetProperty("sequence").GetInt32();

    private static async Task<IReadOnlyList<JsonElement>> ListedAsync(SiteFolder folder, string language, string query = "") =>
        (await folder.Site.GetJsonAsync($"api/events?lang={language}&tag={folder.Tag}&{query}")).List("items");

    private static async Task<IReadOnlyList<JsonElement>> CalendarAsync(SiteFolder folder, string language, string query = "") =>
        (await ForeignCalendarReader.IcalendarAsync(
            await folder.Site.GetTextAsync($"api/calendar/{language}.ics?tag={folder.Tag}&{query}"), knowsZones: true)).List("events");

    /// <summary>The entries of a test's events in both calendars, by start.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<JsonElement>>> BothAsync(SiteFolder folder) =>
        new() { ["fr"] = await CalendarAsync(folder, "fr"), ["en"] = await CalendarAsync(folder, "en") };
}
