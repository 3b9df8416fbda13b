using System.Diagnostics;
using Newsroom.Content;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Spectre.Console;

namespace Newsroom.Cli;

/// <summary>Options of <c>./run</c>. If <see cref="Seeds"/> is null, nothing is uploaded.</summary>
internal sealed record RunOptions(DirectoryInfo? Seeds);

/// <summary>Uploads the seeds that are not in the container yet, and shows their progress.</summary>
internal sealed class SeedUpload(RunOptions options, UploadProgress progress, StorageAccount storage, Ledger ledger)
{
    /// <summary>Max articles with a line of their own on a terminal.</summary>
    private const int MaxLines = 40;

    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(2);

    public Task RunAsync(CancellationToken cancellationToken) =>
        options.Seeds is { } folder ? UploadAsync(folder, cancellationToken) : Task.CompletedTask;

    private async Task UploadAsync(DirectoryInfo folder, CancellationToken cancellationToken)
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
            return await UploadWait.UntilAtRestAsync(ledger, paths, TimeSpan.FromMilliseconds(300), MaxWait, seen, cancellationToken);
        });
        Console.WriteLine(
            $"{entries.Count(entry => entry.Published is not null)} articles published in {watch.Elapsed.TotalSeconds:0.0} s.");
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
            using var lines = new Subscription(progress, UploadProgress.PrintMilestone);
            return await work(_ => { });
        }

        if (paths.Count > MaxLines)
        {
            return await AnsiConsole.Progress().StartAsync(async bars =>
            {
                var bar = bars.AddTask("Articles", maxValue: paths.Count);
                return await work(entries => bar.Value = entries.Count(entry => entry.IsAtRest));
            });
        }

        return await ShowTableAsync(paths, work);
    }

    private async Task<IReadOnlyList<LedgerEntry>> ShowTableAsync(
        HashSet<string> paths, Func<Action<IReadOnlyList<LedgerEntry>>, Task<IReadOnlyList<LedgerEntry>>> work)
    {
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
                        table.UpdateCell(
                            row,
                            1,
                            way.Failure is null
                                ? $"[green]{string.Join(" → ", way.Steps)}[/]"
                                : $"[red]{Spectre.Console.Markup.Escape(way.Failure)}[/]");
                        view.Refresh();
                    }
                }
            });
            return await work(_ => { });
        });
    }

    private sealed class Subscription : IDisposable
    {
        private readonly UploadProgress _progress;
        private readonly Action<UploadSteps> _show;

        public Subscription(UploadProgress progress, Action<UploadSteps> show)
        {
            (_progress, _show) = (progress, show);
            progress.Changed += show;
        }

        public void Dispose() => _progress.Changed -= _show;
    }
}
