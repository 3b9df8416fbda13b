using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Newsroom.Cli;
using Newsroom.Events;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Reads feeds and calendars with libraries of other projects, and compares the result with the API.</summary>
internal static class ForeignReader
{
    private const string Python = "/usr/bin/python3";

    private static readonly ConcurrentDictionary<string, Lazy<Task<bool>>> Installed = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>icalendar, ical.js and vobject read a calendar without errors, with the same events as a list of the API.</summary>
    public static async Task AssertSameEventsAsync(NewsroomSite site, string language, Func<JsonElement, bool>? of = null)
    {
        var text = await site.GetTextAsync($"api/calendar/{language}.ics");
        await AssertSameEventsAsync(site, language, await ReadAsync("calendars.py", text), of);
        await AssertSameEventsAsync(site, language, await ForeignCalendarReader.IcalJsAsync(text), of);
        await AssertSameEventsAsync(site, language, await ForeignCalendarReader.VobjectAsync(text), of);
    }

    private static async Task AssertSameEventsAsync(NewsroomSite site, string language, JsonElement calendar, Func<JsonElement, bool>? of)
    {
        Assert.Empty(calendar.List("errors"));
        var seen = calendar.List("events")
            .Where(item => item.Text("status") != "CANCELLED")
            .ToDictionary(item => item.Text("uid")!);
        // Calendars show only events with a day and a high confidence.
        var listed = (await site.GetJsonAsync($"api/events?lang={language}&limit=1000")).List("items")
            .Where(item => item.Text("precision") == "day" && item.GetProperty("confidence").GetDouble() >= CalendarWriter.MinConfidence)
            .ToList();
        if (of is null)
        {
            Assert.Equal(listed.Count, seen.Count);
        }

        Assert.All(listed.Where(item => of?.Invoke(item) != false), item =>
        {
            var entry = seen[$"{item.Text("id")}@tests.newsroom"];
            Assert.Empty(entry.List("errors"));
            Assert.True(entry.GetProperty("stamped").GetBoolean());
            AssertSameTimes(item, entry);
            Assert.EndsWith($"/{language}/{item.Text("article")}", entry.Text("url"), StringComparison.Ordinal);
            Assert.Equal(
                (item.Text("status")!.ToUpperInvariant(), item.GetProperty("sequence").GetInt32()),
                (entry.Text("status"), entry.GetProperty("sequence").GetInt32()));
            Assert.Contains(item.Text("place") ?? "", entry.Text("location") ?? "", StringComparison.Ordinal);
        });
    }

    private static void AssertSameTimes(JsonElement item, JsonElement entry)
    {
        var isAllDay = item.GetProperty("allDay").GetBoolean();
        if (!isAllDay && item.Text("zone") is null)
        {
            // Hours without a zone are a whole day with the hours in the title.
            Assert.StartsWith($"{item.Text("title")} (", entry.Text("title"), StringComparison.Ordinal);
            Assert.Equal(item.Text("start")![..10], entry.Text("start"));
            return;
        }

        Assert.Equal(item.Text("title"), entry.Text("title"));
        Assert.Equal(Time(item.Text("start")!), Time(entry.Text("startUtc") is { Length: > 0 } start ? start : entry.Text("start")!));
        Assert.Equal(Time(item.Text("end")!), Time(entry.Text("endUtc") is { Length: > 0 } end ? end : entry.Text("end")!));
        Assert.Equal(isAllDay, !entry.Text("start")!.Contains('T', StringComparison.Ordinal));
    }

    /// <summary>The result of a script in <c>Readers</c> for a document.</summary>
    public static async Task<JsonElement> ReadAsync(string script, string document, params string[] arguments)
    {
        var isInstalled = await Installed.GetOrAdd(script, name => new(() => IsInstalledAsync(name))).Value;
        Assert.SkipUnless(isInstalled, $"What {script} reads with is not here: infra/install readers");
        var program = script.EndsWith(".py", StringComparison.Ordinal) ? Python : "node";
        var path = Path.Combine(AppContext.BaseDirectory, "EndToEnd", "Readers", script);
        using var reader = Process.Start(new ProcessStartInfo(program, [path, .. arguments])
        {
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (reader.StandardOutput.ReadToEndAsync(Cancelled), reader.StandardError.ReadToEndAsync(Cancelled));
        await reader.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(document), Cancelled);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(Cancelled);
        Assert.True(reader.ExitCode == 0, $"{program} {script} failed (infra/install readers): {await error}");
        using var seen = JsonDocument.Parse(await output);
        return seen.RootElement.Clone();
    }

    /// <summary>Skips the test if a program is not installed.</summary>
    public static void SkipWithout(string program) =>
        Assert.SkipUnless(IsOnPath(program), $"There is no {program} here: infra/install readers");

    private static async Task<bool> IsInstalledAsync(string script) => script switch
    {
        "feeds.py" => await CanImportAsync("feedparser"),
        "calendars.py" => await CanImportAsync("icalendar"),
        "calendars-vobject.py" => await CanImportAsync("vobject"),
        "newsboat.py" => File.Exists(Python) && IsOnPath("newsboat"),
        "khal.py" => File.Exists(Python) && IsOnPath("khal"),
        _ => Directory.Exists(Path.Combine(RepositoryFolder.Find("infra/readers")!.FullName, "node_modules")),
    };

    private static async Task<bool> CanImportAsync(string module)
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var import = Process.Start(new ProcessStartInfo(Python, ["-c", $"import {module}"]) { RedirectStandardError = true })!;
        await import.StandardError.ReadToEndAsync(CancellationToken.None);
        await import.WaitForExitAsync(CancellationToken.None);
        return import.ExitCode == 0;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static DateTimeOffset Time(string iso) =>
        DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
