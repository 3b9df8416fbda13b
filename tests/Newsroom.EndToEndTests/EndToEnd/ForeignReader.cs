using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Newsroom.Events;
using Newsroom.Local;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Reads feeds and calendars with libraries that others wrote, and compares what those see with what the API says.</summary>
internal static class ForeignReader
{
    private const string Python = "/usr/bin/python3";

    private static readonly ConcurrentDictionary<string, Lazy<Task<bool>>> Installed = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>That icalendar and ical.js read a calendar without complaint and see the same events as a list of the API.</summary>
    public static async Task AssertSameEventsAsync(NewsroomSite site, string language, Func<JsonElement, bool>? of = null)
    {
        var text = await site.GetTextAsync($"api/calendar/{language}.ics");
        await AssertSameEventsAsync(site, language, await ReadAsync("calendars.py", text), of);
        await AssertSameEventsAsync(site, language, await ForeignCalendarReader.IcalJsAsync(text), of);
    }

    private static async Task AssertSameEventsAsync(NewsroomSite site, string language, JsonElement calendar, Func<JsonElement, bool>? of)
    {
        Assert.Empty(calendar.List("errors"));
        var seen = calendar.List("events").Where(happening => happening.Text("status") != "CANCELLED").ToDictionary(happening => happening.Text("uid")!);
        // Calendars show days and times that are rather certain.
        var listed = (await site.GetJsonAsync($"api/events?lang={language}&limit=1000")).List("items")
            .Where(happening => happening.Text("precision") == "day" && happening.GetProperty("confidence").GetDouble() >= CalendarWriter.LeastConfidence).ToList();
        if (of is null)
        {
            Assert.Equal(listed.Count, seen.Count);
        }

        Assert.All(listed.Where(happening => of?.Invoke(happening) != false), happening =>
        {
            var entry = seen[$"{happening.Text("id")}@newsroom"];
            Assert.Empty(entry.List("errors"));
            Assert.True(entry.GetProperty("stamped").GetBoolean());
            Assert.Equal(happening.Text("title"), entry.Text("title"));
            Assert.Equal(Time(happening.Text("start")!), Time(entry.Text("startUtc") is { Length: > 0 } start ? start : entry.Text("start")!));
            Assert.Equal(Time(happening.Text("end")!), Time(entry.Text("endUtc") is { Length: > 0 } end ? end : entry.Text("end")!));
            Assert.Equal(happening.GetProperty("allDay").GetBoolean(), !entry.Text("start")!.Contains('T', StringComparison.Ordinal));
            Assert.EndsWith($"/{language}/{happening.Text("article")}", entry.Text("url"), StringComparison.Ordinal);
            Assert.Equal((happening.Text("status")!.ToUpperInvariant(), happening.GetProperty("sequence").GetInt32()), (entry.Text("status"), entry.GetProperty("sequence").GetInt32()));
            Assert.Contains(happening.Text("place") ?? "", entry.Text("location") ?? "", StringComparison.Ordinal);
        });
    }

    /// <summary>What a script in <c>Readers</c> sees in a document.</summary>
    public static async Task<JsonElement> ReadAsync(string script, string document, params string[] arguments)
    {
        var isInstalled = await Installed.GetOrAdd(script, name => new(() => IsInstalledAsync(name))).Value;
        Assert.SkipUnless(isInstalled, $"What {script} reads with is not here: infra/install readers");
        var program = script.EndsWith(".py", StringComparison.Ordinal) ? Python : "node";
        using var reader = Process.Start(new ProcessStartInfo(program, [Path.Combine(AppContext.BaseDirectory, "EndToEnd", "Readers", script), .. arguments])
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

    /// <summary>Skips the test where a program is missing.</summary>
    public static void SkipWithout(string program) => Assert.SkipUnless(IsOnPath(program), $"There is no {program} here: infra/install readers");

    private static async Task<bool> IsInstalledAsync(string script) => script switch
    {
        "feeds.py" => await CanImportAsync("feedparser"),
        "calendars.py" => await CanImportAsync("icalendar"),
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
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static DateTimeOffset Time(string iso) =>
        DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
