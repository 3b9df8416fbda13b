using Newsroom.Publishing.Reconciling;
using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Newsroom.Content;
using Newsroom.LocalHost.Http;
using Newsroom.Publishing;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Translation;
using Spectre.Console;

namespace Newsroom.Local;

/// <summary>What <c>./run</c> was asked to do; no seeds where <see cref="Seeds"/> is null.</summary>
internal sealed record RunOptions(DirectoryInfo? Seeds);

/// <summary>What a person sees of <c>./run</c>: the seeds on their way, the addresses, then a line for each article that comes in.</summary>
internal sealed class RunConsole(
    RunOptions options, ArticleProgress progress, StorageAccount storage, Ledger ledger, ProgressCount count, TranslationEngine engine, SiteOptions site,
    IServer server, FunctionKey key, IConfiguration settings, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int MostLines = 40;

    /// <summary>Longer than <c>Reconcile</c> pauses here: what has not moved by then is waiting for something else.</summary>
    private const int MostUnchanged = 10;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        if (options.Seeds is { } folder)
        {
            await UploadSeedsAsync(folder, stoppingToken);
        }

        await PrintAddressesAsync(stoppingToken);
        progress.Changed += PrintMilestone;
        await ShowProgressAsync(stoppingToken);
    }

    /// <summary>How far the site is with what a start makes it do: read a whole container, or translate all articles into a language that is new.</summary>
    private async Task ShowProgressAsync(CancellationToken cancellationToken)
    {
        var before = await count.ReadAsync(cancellationToken);
        for (var unchanged = 0; !before.IsComplete && unchanged < MostUnchanged;)
        {
            await Task.Delay(BetweenLooks, cancellationToken);
            var now = await count.ReadAsync(cancellationToken);
            var lines = Differences(before, now).ToList();
            lines.ForEach(Console.WriteLine);
            unchanged = lines.Count == 0 ? unchanged + 1 : 0;
            before = now;
        }
    }

    private static IEnumerable<string> Differences(SiteProgress before, SiteProgress now)
    {
        if (now.Read != before.Read)
        {
            yield return $"{now.Read} of {now.Uploads} files read.";
        }

        foreach (var language in now.Languages.Except(before.Languages))
        {
            yield return $"{language.Done} of {language.Total} articles in {LanguageCode.EnglishName(language.Language)}.";
        }
    }

    // Reading takes milliseconds: a line for it would only be noise.
    private static void PrintMilestone(ArticleWay way)
    {
        if (way.Failure is not null || way.Steps[^1] is not ("received" or "read"))
        {
            Console.WriteLine(way);
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    private async Task UploadSeedsAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var upload = new FolderUpload(storage);
        var existing = await upload.ReadExistingAsync(cancellationToken);
        var files = FolderUpload.Files(folder).Where(file => !existing.ContainsKey(file.Key)).ToDictionary();
        if (files.Count == 0)
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        var paths = files.Keys.ToHashSet(StringComparer.Ordinal);
        var entries = await ShowAsync(paths, async seen =>
        {
            await upload.UploadAsync(files, _ => { }, cancellationToken);
            return await Waiting.UntilOverAsync(ledger, paths, TimeSpan.FromMilliseconds(300), LongestWait, seen, cancellationToken);
        });
        Console.WriteLine($"{entries.Count(entry => entry.Published is not null)} articles published in {watch.Elapsed.TotalSeconds:0.0} s.");
        foreach (var error in entries.Where(entry => entry.Error is not null).GroupBy(entry => (entry.State, entry.Error)))
        {
            var which = error.Count() == 1 ? error.First().Path : $"{error.Count()} articles";
            Console.WriteLine($"{which}: {error.Key.State.ToString().ToLowerInvariant()}: {error.Key.Error}");
        }
    }

    /// <summary>One live line per article on a terminal, a bar where they are many; elsewhere a line per step.</summary>
    private async Task<IReadOnlyList<LedgerEntry>> ShowAsync(
        HashSet<string> paths, Func<Action<IReadOnlyList<LedgerEntry>>, Task<IReadOnlyList<LedgerEntry>>> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            using var lines = new Subscription(progress, PrintMilestone);
            return await work(_ => { });
        }

        if (paths.Count > MostLines)
        {
            return await AnsiConsole.Progress().StartAsync(async bars =>
            {
                var bar = bars.AddTask("Articles", maxValue: paths.Count);
                return await work(entries => bar.Value = entries.Count(entry => entry.IsAtRest));
            });
        }

        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("article", "way");
        var rows = paths.Order(StringComparer.Ordinal).Select((path, row) => (path, row)).ToDictionary(item => item.path, item => item.row);
        foreach (var path in rows.Keys)
        {
            table.AddRow(Spectre.Console.Markup.Escape(path), "[grey]uploading[/]");
        }

        return await AnsiConsole.Live(table).StartAsync(async view =>
        {
            using var live = new Subscription(progress, way =>
            {
                lock (table)
                {
                    if (rows.TryGetValue(way.Path, out var row))
                    {
                        table.UpdateCell(row, 1, way.Failure is null ? $"[green]{string.Join(" → ", way.Steps)}[/]" : $"[red]{Spectre.Console.Markup.Escape(way.Failure)}[/]");
                        view.Refresh();
                    }
                }
            });
            return await work(_ => { });
        });
    }

    private async Task PrintAddressesAsync(CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.First().TrimEnd('/');
        Console.WriteLine();
        Print("Read and search", $"{address}/");
        foreach (var language in site.Languages)
        {
            Print($"Subscribe ({language})", $"{address}/api/feeds/{language}/rss.xml");
            Print($"JSON Feed ({language})", $"{address}/api/feeds/{language}/feed.json");
            Print($"Calendar ({language})", $"{address}/api/calendar/{language}.ics");
        }

        Print("API", $"{address}/api/articles?lang={site.Languages[0]}");
        Print("Status", $"{address}/api/status?code={key.Value}");
        Print("Translation", await engine.SummaryAsync(site, cancellationToken));
        Print("Upload into", $"container '{Inbox.Container}'; it is noticed at once");
        Console.WriteLine();
        Console.WriteLine($"AzureWebJobsStorage={settings["AzureWebJobsStorage"]}");
        Console.WriteLine($"NEWSROOM_KEY={key.Value}");
        Console.WriteLine($"Listening on {address}");

        static void Print(string name, string value) => Console.WriteLine($"  {name + ":",-18} {value}");
    }

    private sealed class Subscription : IDisposable
    {
        private readonly ArticleProgress _progress;
        private readonly Action<ArticleWay> _show;

        public Subscription(ArticleProgress progress, Action<ArticleWay> show)
        {
            (_progress, _show) = (progress, show);
            progress.Changed += show;
        }

        public void Dispose() => _progress.Changed -= _show;
    }
}
