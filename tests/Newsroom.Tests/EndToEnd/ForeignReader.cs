using System.Diagnostics;
using System.Text.Json;
using Newsroom.Feeds;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>Reads feeds and calendars with libraries that others wrote, and compares what those see with what the API says.</summary>
internal static class ForeignReader
{
    private const string Python = "/usr/bin/python3";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>That feedparser reads an RSS feed without complaint and sees the same items as a list of the API, in the same order.</summary>
    public static async Task AssertSameItemsAsync(NewsroomSite site, string feedAddress, string listAddress, string language)
    {
        var feed = await ReadAsync("feeds.py", await site.GetTextAsync(feedAddress));
        Assert.False(feed.GetProperty("bozo").GetBoolean(), $"{feedAddress}: {feed.Text("error")}");
        Assert.Equal("rss20", feed.Text("version"));
        Assert.Equal(language, feed.Text("language"));
        var list = await site.GetJsonAsync(listAddress);
        Assert.Equal(
            list.List("items").Select(item => (
                $"newsroom:{item.Text("id")}:{language}", Plain(item.Text("title")!), item.Text("url"), item.Time("published").ToUnixTimeSeconds(), item.Text("language"))),
            feed.List("items").Select(item => (
                item.Text("id")!, Plain(item.Text("title")!), item.Text("link"), item.GetProperty("published").GetInt64(), item.Text("language"))));
        Assert.All(feed.List("items"), item => Assert.NotEmpty(item.Text("content")!));
        Assert.All(list.List("items").Zip(feed.List("items")), pair => Assert.Equal(pair.First.Texts("tags"), pair.Second.Texts("tags")));
    }

    /// <summary>That icalendar reads a calendar without complaint and sees the same events as a list of the API.</summary>
    public static async Task AssertSameEventsAsync(NewsroomSite site, string language, Func<JsonElement, bool>? of = null)
    {
        var calendar = await ReadAsync("calendars.py", await site.GetTextAsync($"api/calendar/{language}.ics"));
        Assert.Empty(calendar.List("errors"));
        var seen = calendar.List("events").ToDictionary(happening => happening.Text("uid")!);
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
            Assert.Equal(Time(happening.Text("start")!), Time(entry.Text("start")!));
            Assert.Equal(Time(happening.Text("end")!), Time(entry.Text("end")!));
            Assert.Equal(happening.Text("start")!.Length, entry.Text("start")!.Length);
            Assert.Equal(happening.Text("url"), entry.Text("url"));
            Assert.Contains(happening.Text("place") ?? "", entry.Text("location") ?? "", StringComparison.Ordinal);
        });
    }

    /// <summary>What a script in <c>Readers</c> sees in a document.</summary>
    public static async Task<JsonElement> ReadAsync(string script, string document)
    {
        using var reader = Process.Start(new ProcessStartInfo(Python)
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "EndToEnd", "Readers", script) },
            Environment = { ["PYTHONIOENCODING"] = "utf-8" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (reader.StandardOutput.ReadToEndAsync(Cancelled), reader.StandardError.ReadToEndAsync(Cancelled));
        await reader.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(document), Cancelled);
        reader.StandardInput.Close();
        await reader.WaitForExitAsync(Cancelled);
        Assert.True(reader.ExitCode == 0, $"{Python} {script} (Debian: python3-feedparser python3-icalendar) failed: {await error}");
        using var seen = JsonDocument.Parse(await output);
        return seen.RootElement.Clone();
    }

    // Readers of feeds collapse white space.
    private static string Plain(string title) => string.Join(' ', title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static DateTimeOffset Time(string iso) =>
        DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
