using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>What a start must not do. (The benchmark <c>startup</c> measures its duration.)</summary>
public sealed class StartTests(RunningSite sites)
{
    /// <summary>
    /// Libraries for reading and translating articles, for calendars and for signing in. Each costs milliseconds and megabytes that
    /// no reader needs.
    /// </summary>
    private static readonly string[] NotForReaders =
    [
        "AngleSharp", "AngleSharp.Css", "BouncyCastle.Cryptography", "DocumentFormat.OpenXml", "HtmlSanitizer", "Ical.Net", "Markdig",
        "Microsoft.Identity.Client", "MimeKit",
        "NodaTime", "Polly.Core", "Spectre.Console", "UglyToad.PdfPig", "UglyToad.PdfPig.Core", "YamlDotNet",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_process_that_only_answers_readers_loads_nothing_of_what_reads_articles()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Which libraries a process has loaded is read from /proc.");
        var storage = await sites.NewAccountAsync();
        var settings = new Dictionary<string, string>
        {
            ["NewsroomReconcileSchedule"] = "0 0 0 1 1 *",
            ["NewsroomMergeSchedule"] = "0 0 0 1 1 *",
        };
        await using var process = NewsroomProcess.Start(storage, settings, "--port", "0", "--no-seeds", "--languages", "fr");
        await using var site = await process.ListeningAsync(storage);

        // The site's own client would ask for the description of the API, too.
        using var reader = new HttpClient { BaseAddress = site.Http.BaseAddress };
        Assert.Contains("\"ok\"", await reader.GetStringAsync("api/health", Cancelled), StringComparison.Ordinal);
        Assert.Contains("\"total\":0", await reader.GetStringAsync("api/search?lang=fr&q=ville", Cancelled), StringComparison.Ordinal);

        var loaded = process.LoadedLibraries();
        Assert.Contains("Azure.Data.Tables", loaded);
        Assert.Empty(loaded.Intersect(NotForReaders));
    }
}
