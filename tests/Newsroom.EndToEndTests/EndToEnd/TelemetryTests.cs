using System.Diagnostics;
using System.Text.RegularExpressions;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newsroom.Cli;
using Newsroom.Search.Index;
using Newsroom.Telemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>The telemetry for operators, and the data that must not be in it.</summary>
public sealed partial class TelemetryTests(WatchedSite watched, RunningSite sites) : IClassFixture<WatchedSite>
{
    private const string Secret = "Zébulon Quatrebarbes habite au douze de la rue des Martyrs";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_trace_leads_from_an_upload_through_the_queue_to_its_last_translation()
    {
        var folder = watched.Folder;
        await folder.PublishAsync("trace.txt", Text(1));
        var path = folder.Path("trace.txt");
        var trace = await folder.Site.EventuallyAsync(
            () => Task.FromResult(TraceOf(path)),
            spans => spans.Count(span => span.OperationName == Spans.Translate && span.GetTagItem(Spans.Article) is not null) == 2);

        var invocation = trace.Single(span => span.OperationName == "function ArticleUploaded");
        Assert.Equal(default, invocation.ParentSpanId);
        var ingest = trace.Single(span => span.OperationName == Spans.Ingest);
        Assert.Equal(invocation.SpanId, ingest.ParentSpanId);
        Assert.Equal(ingest.SpanId, trace.Single(span => span.OperationName == Spans.Read).ParentSpanId);
        var publish = trace.Single(span => span.OperationName == Spans.Publish);
        Assert.Equal((ingest.SpanId, folder.Id("trace.txt")), (publish.ParentSpanId, publish.GetTagItem(Spans.Article)));
        foreach (var language in new[] { "en", "es" })
        {
            var translate = trace.Last(
                span => span.OperationName == Spans.Translate && span.GetTagItem(Spans.Language) as string == language);
            Assert.Equal(
                (publish.SpanId, folder.Id("trace.txt"), path),
                (translate.ParentSpanId, translate.GetTagItem(Spans.Article), translate.GetTagItem(Spans.Path)));
            var brought = Assert.Single(translate.Links).Context;
            Assert.NotEqual(translate.TraceId, brought.TraceId);
            await folder.Site.EventuallyAsync(
                () => Task.FromResult(watched.Spans.FirstOrDefault(span => span.SpanId == brought.SpanId)?.OperationName),
                name => name == "function TranslationRequested");
        }

        IReadOnlyList<Activity> TraceOf(string path) =>
            watched.Spans.FirstOrDefault(
                span => span.OperationName == Spans.Ingest && span.GetTagItem(Spans.Path) as string == path) is { } ingest
                ? [.. watched.Spans.Where(span => span.TraceId == ingest.TraceId)] : [];
    }

    [Fact]
    public async Task What_happens_is_measured()
    {
        var folder = watched.Folder;
        var before = watched.Measured.Count;
        var row = await folder.PublishAsync("mesure.txt", Text(0));
        await folder.FoundAsync("fr", folder.Word());
        await folder.FoundAsync("fr", folder.Word());
        await folder.PublishAsync("vide.txt", "");
        watched.Observe();
        var measured = watched.Measured.Skip(before).ToList();

        Assert.Equal(
            ["received", "published", "complete", "received", "rejected"],
            Of("newsroom.articles", "{upload}").Select(one => one.Tag(NewsroomMetrics.State)));
        var ingestion = Assert.Single(Of("newsroom.ingestion.duration", "s"));
        Assert.Equal("newsroom.language=fr", ingestion.Tags);
        Assert.InRange(ingestion.Value, 0, NewsroomSite.MaxWait.TotalSeconds);
        foreach (var language in new[] { "en", "es" })
        {
            var tags = $"newsroom.language={language} newsroom.translation.from=fr";
            Assert.Equal(
                row.GetProperty("translations").GetProperty(language).GetProperty("characters").GetInt32(),
                Of("newsroom.translation.characters", "{character}").Where(one => one.Tags == tags).Sum(one => one.Value));
            Assert.Contains(Of("newsroom.translation.duration", "s"), one => one.Tags == tags);
        }

        Assert.Equal("newsroom.language=fr", Assert.Single(Of("newsroom.search.duration", "s")).Tags);
        Assert.InRange(Of("newsroom.index.pending", "{edition}").Single(one => one.Tags == "newsroom.language=fr").Value, 1, 100);
        Assert.Equal(0, Of("newsroom.index.segments", "{segment}").Single(one => one.Tags == "newsroom.language=fr").Value);

        List<Measured> Of(string name, string unit) => [.. measured.Where(one => (one.Name, one.Unit) == (name, unit))];
    }

    [Fact]
    public async Task Requests_to_storage_are_counted_by_kind_and_by_the_function_that_wanted_them()
    {
        var folder = watched.Folder;
        await folder.PublishAsync("requetes.txt", Text(2));
        await folder.FoundAsync("fr", folder.Word(1));
        var operations = await folder.Site.EventuallyAsync(
            () => Task.FromResult(watched.Measured.Where(one => one.Name == "newsroom.storage.operations").ToList()),
            all => all.Any(one => one.Tag(NewsroomMetrics.Function) == "Reconcile" && one.Tag(NewsroomMetrics.StorageOperation) == "list"));

        Assert.All(operations, one => Assert.Equal(("{operation}", 1), (one.Unit, one.Value)));
        Assert.Contains(
            operations,
            one => one.Tags == "newsroom.function=ArticleUploaded newsroom.storage.operation=read newsroom.storage.service=blob");
        Assert.Contains(
            operations,
            one => one.Tags == "newsroom.function=ArticleUploaded newsroom.storage.operation=send newsroom.storage.service=queue");
        Assert.Contains(
            operations,
            one => one.Tags == "newsroom.function=TranslationRequested newsroom.storage.operation=write newsroom.storage.service=blob");
        Assert.Contains(
            operations, one => one.Tags == "newsroom.function=Search newsroom.storage.operation=query newsroom.storage.service=table");
        Assert.Contains(
            operations, one => one.Tags == "newsroom.function=Status newsroom.storage.operation=read newsroom.storage.service=table");
        Assert.Contains(
            operations, one => one.Tags == "newsroom.function=Reconcile newsroom.storage.operation=list newsroom.storage.service=blob");
        Assert.Contains(
            operations, one => one.Tags == "newsroom.function=host newsroom.storage.operation=receive newsroom.storage.service=queue");

        // While a function is not called, the sum over its invocations is the sum over its requests.
        var invocations = watched.Measured.Where(
            one => one is { Name: "newsroom.invocation.storage.operations", Unit: "{operation}" }).ToList();
        Assert.Equal(Requests("Search"), invocations.Where(one => one.Tags == "newsroom.function=Search").Sum(one => one.Value));
        Assert.InRange(Requests("Search"), 1, 100);

        int Requests(string function) => watched.Measured.Count(
            one => one.Name == "newsroom.storage.operations" && one.Tag(NewsroomMetrics.Function) == function);
    }

    [Fact]
    public async Task Neither_texts_nor_keys_are_in_anything_logged_traced_or_sent()
    {
        var folder = watched.Folder;
        var site = folder.Site;
        await folder.PublishAsync("secret.txt", $"{Text(4)} {Secret}.");
        await folder.PublishAsync("refuse.txt", $"Un {Loopback.RefusedWord}\n\n{Secret}, et il est {Loopback.RefusedWord}. {Text(5)}");
        await folder.PublishAsync("casse.json", $"{{\"title\": \"Les secrets\", \"text\": \"{Secret}\" \"{Secret}\"");
        await folder.PublishAsync("casse.xlf", $"<xliff><{Secret}");
        await folder.PublishAsync("casse.ics", $"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{Secret}\n");
        await folder.PublishAsync("secret.meta.yaml", $"title: [{Secret}");
        using var found = await site.GetAsync($"api/search?lang=fr&q={Uri.EscapeDataString(Secret)}&code={Uri.EscapeDataString(site.Key)}");
        using var status = await site.Http.GetAsync(
            new Uri(
                $"api/status?code={Uri.EscapeDataString(site.Key)}&path={Uri.EscapeDataString(folder.Path("secret.txt"))}",
                UriKind.Relative),
            Cancelled);
        Assert.True(found.IsSuccessStatusCode && status.IsSuccessStatusCode);
        await folder.WithdrawAsync("secret.txt");
        await site.EventuallyAsync(
            () => Task.FromResult(watched.Log),
            lines => lines.Any(line => line.Contains("Withdrew", StringComparison.Ordinal))
                && lines.Any(line => line.Contains("TranslationException", StringComparison.Ordinal)));
        var sent = await site.EventuallyAsync(
            () => Task.FromResult(watched.Received("traces") + watched.Received("logs") + watched.Received("metrics")),
            all => all.Contains("Withdrew", StringComparison.Ordinal)
                && all.Contains("newsroom.search.duration", StringComparison.Ordinal)
                && all.Contains(folder.Path("casse.json"), StringComparison.Ordinal));

        var log = string.Join('\n', watched.Log);
        Assert.Contains($"Rejected {folder.Id("casse.json")} from {folder.Path("casse.json")}", log, StringComparison.Ordinal);
        Assert.Contains($"Translated {folder.Id("secret.txt")} from {folder.Path("secret.txt")} into es", log, StringComparison.Ordinal);
        var spans = string.Join(
            '\n',
            watched.Spans.Where(
                span => span.GetTagItem(Spans.Path) is not string path || path.StartsWith(folder.Path(""), StringComparison.Ordinal))
                .Select(Describe));
        Assert.Contains("UnreadableException", spans, StringComparison.Ordinal);
        var storageKey = AccountKey().Match(site.Storage).Groups[1].Value;
        string[] secrets =
        [
            "Zébulon",
            "Quatrebarbes",
            "douze de la rue",
            "Martyrs",
            WatchedSite.EngineKey[..12],
            site.Key,
            Uri.EscapeDataString(site.Key),
            storageKey,
            Uri.EscapeDataString(storageKey),
            "Les voisins",
        ];
        foreach (var secret in secrets)
        {
            Assert.True(secret.Length > 5);
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, spans, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_collector_gets_traces_metrics_and_logs_where_it_is_set()
    {
        var folder = watched.Folder;
        await folder.PublishAsync("envoi.txt", Text(3));
        var path = folder.Path("envoi.txt");
        await folder.Site.EventuallyAsync(
            () => Task.FromResult(watched.Received("traces")),
            all => all.Contains(path, StringComparison.Ordinal) && all.Contains("function ArticleUploaded", StringComparison.Ordinal));
        await folder.Site.EventuallyAsync(
            () => Task.FromResult(watched.Received("metrics")),
            all => all.Contains("newsroom.articles", StringComparison.Ordinal)
                && all.Contains("http.server.request.duration", StringComparison.Ordinal));
        await folder.Site.EventuallyAsync(
            () => Task.FromResult(watched.Received("logs")), all => all.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_settings_nothing_is_set_up()
    {
        Assert.SkipWhen(RunningSite.IsForeign, "Looks inside the host.");
        var quiet = (await sites.NewFolderAsync()).Site.Services;
        Assert.Null(quiet.GetService<TracerProvider>());
        Assert.Null(quiet.GetService<MeterProvider>());
        Assert.DoesNotContain(quiet.GetServices<ILoggerProvider>(), provider => provider is OpenTelemetryLoggerProvider);
        Assert.NotNull(watched.Site.Services.GetService<TracerProvider>());
        Assert.Contains(watched.Site.Services.GetServices<ILoggerProvider>(), provider => provider is OpenTelemetryLoggerProvider);
    }

    [Fact]
    public async Task Without_settings_nothing_of_OpenTelemetry_is_loaded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads what Linux says of a process.");
        var storage = await sites.NewAccountAsync();
        await using var process = NewsroomProcess.Start(storage, "--port", "0", "--no-seeds");
        await using var site = await process.ListeningAsync(storage);
        var folder = new SiteFolder(site);
        await folder.PublishAsync("ville.txt", "Les voisins vivent dans la ville et parlent de leurs projets.");
        await folder.FoundAsync("fr", "voisins");
        var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", Cancelled);
        Assert.Contains("Newsroom.dll", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenTelemetry", loaded, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Authorization=AAD", true)]
    [InlineData("ClientId=00000000-0000-0000-0000-000000000001;Authorization=AAD", true)]
    [InlineData(null, false)]
    public async Task Azure_Monitor_is_signed_in_to_as_the_settings_say(string? authentication, bool signsIn)
    {
        await using var services = Monitored(authentication).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<AzureMonitorExporterOptions>>().Value;
        Assert.Equal(signsIn, options.Credential is ManagedIdentityCredential);
        Assert.False(options.EnableLiveMetrics);
        Assert.Equal("True", services.GetRequiredService<IOptions<WorkerOptions>>().Value.Capabilities["WorkerOpenTelemetryEnabled"]);
    }

    [Fact]
    public void A_sign_in_that_is_none_is_refused_without_repeating_it()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Monitored("Key=abcdef"));
        Assert.Equal(
            "APPLICATIONINSIGHTS_AUTHENTICATION_STRING is not 'Authorization=AAD', perhaps with 'ClientId=…;' before it.", refused.Message);
    }

    [Fact]
    public void The_documentation_lists_every_instrument_with_its_unit_and_the_workbook_asks_for_no_other()
    {
        var infra = RepositoryFolder.Find("infra")!;
        var documented = InstrumentRow().Matches(File.ReadAllText(Path.Combine(infra.Parent!.FullName, "docs", "monitoring.md")))
            .ToDictionary(row => row.Groups[1].Value, row => (string?)row.Groups[2].Value);
        // Instruments come with the first use of what they measure, and another test may be the first.
        _ = watched.Site.Services.GetRequiredService<SearchIndex>();
        _ = watched.Site.Services.GetRequiredService<NewsroomMetrics>();
        Assert.Equal(
            watched.Instruments.OrderBy(one => one.Key, StringComparer.Ordinal),
            documented.OrderBy(one => one.Key, StringComparer.Ordinal));

        var workbook = File.ReadAllText(Path.Combine(infra.FullName, "workbook.json"));
        var asked = QuotedName().Matches(workbook).Select(name => name.Groups[1].Value).Distinct().ToList();
        string[] tags =
        [
            NewsroomMetrics.State,
            NewsroomMetrics.Language,
            NewsroomMetrics.From,
            NewsroomMetrics.Function,
            NewsroomMetrics.StorageService,
            NewsroomMetrics.StorageOperation,
        ];
        Assert.All(asked, name => Assert.True(watched.Instruments.ContainsKey(name) || tags.Contains(name), name));
        Assert.Contains("newsroom.articles", asked);
    }

    /// <summary>An article that has no line in common with others.</summary>
    private string Text(int number)
    {
        var word = watched.Folder.Word(number);
        return $"La ville {word}\n\nLes voisins de {word} vivent dans la ville et parlent de leurs projets avec les familles de l’école "
            + $"{word}.";
    }

    private static IServiceCollection Monitored(string? authentication)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://127.0.0.1:1/",
            ["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] = authentication,
        }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddTelemetry(configuration);
    }

    private static string Describe(Activity span) =>
        $"{span.DisplayName} {span.Status} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Baggage)} "
            + $"{string.Join(' ', span.Events.SelectMany(one => one.Tags))}";

    [GeneratedRegex("AccountKey=([^;]+)")]
    private static partial Regex AccountKey();

    /// <summary>A row of the table: name, unit.</summary>
    [GeneratedRegex(@"^\| `(newsroom\.[a-z._]+)` \| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex InstrumentRow();

    [GeneratedRegex(@"['""](newsroom\.[a-z._]+)")]
    private static partial Regex QuotedName();
}
