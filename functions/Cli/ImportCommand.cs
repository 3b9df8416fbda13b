using System.Diagnostics;
using Azure;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Publishing.Uploads;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Spectre.Console;

namespace Newsroom.Cli;

/// <summary>What <c>import</c> was asked to do.</summary>
internal sealed record ImportOptions(DirectoryInfo Folder, bool Wait);

/// <summary><c>./run import</c>: uploads a folder, skips what is there unchanged, and waits if asked until everything is out.</summary>
internal sealed class ImportCommand(
    ImportOptions options, StorageAccount storage, UploadFiles uploads, Ledger ledger, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(6);

    private readonly FolderUpload _upload = new(storage);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ImportAsync(stoppingToken);
        }
        catch (NewerSchemaException newer)
        {
            Environment.ExitCode = 1;
            await Console.Error.WriteLineAsync(newer.Message);
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException or IOException)
        {
            Environment.ExitCode = 1;
            await Console.Error.WriteLineAsync(error is RequestFailedException { Status: > 0 }
                ? $"The storage account refused: {error.Message.Split('\n')[0]} Run the same command again: it goes on where it stopped."
                : "The storage account does not answer. Is ./run running? Another account is named with --storage.");
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var files = FolderUpload.Files(options.Folder);
        var existing = await _upload.ReadExistingAsync(cancellationToken);
        var changed = await files.ToAsyncEnumerable()
            .Where(async (file, token) => !await FolderUpload.IsSameAsync(file.Value, existing.GetValueOrDefault(file.Key), token))
            .ToListAsync(cancellationToken);
        var upload = new Bar("Uploaded", changed.Count);
        await upload.RunAsync(async count =>
            await _upload.UploadAsync(changed, _ => count(1), cancellationToken));
        Report("uploaded", [.. changed.Select(file => file.Key)], watch.Elapsed);
        if (changed.Count < files.Count)
        {
            Console.WriteLine($"{files.Count - changed.Count} unchanged, skipped.");
        }

        if (options.Wait && files.Count > 0)
        {
            await WaitAsync(
                files.Keys.ToHashSet(StringComparer.Ordinal), [.. changed.Select(file => file.Key)], watch, cancellationToken);
        }
    }

    private async Task WaitAsync(
        HashSet<string> paths, IReadOnlyList<string> changed, Stopwatch watch, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerEntry> entries = [];
        await new Bar("Searchable", paths.Count).RunAsync(async count =>
        {
            var before = 0;
            entries = await UploadWait.UntilAtRestAsync(ledger, paths, TimeSpan.FromSeconds(1), MaxWait, seen =>
            {
                var over = seen.Count(entry => entry.IsAtRest);
                count(over - before);
                before = over;
            }, cancellationToken);
        });
        Report("read, published and searchable", changed, watch.Elapsed);
        foreach (
            var entry in entries
                .Where(entry => entry.State is not (LedgerState.Complete or LedgerState.Published or LedgerState.File))
                .OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            Console.WriteLine($"{entry.State.ToString().ToLowerInvariant()}: {entry.Path}: {entry.Error}");
        }

        foreach (var path in paths.Except(entries.Select(entry => entry.Path)).Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"not picked up: {path}: is Newsroom running against this account?");
        }

        foreach (
            var obstacle in entries
                .Where(entry => entry is { State: LedgerState.Published, Error: not null })
                .GroupBy(entry => entry.Error))
        {
            Console.WriteLine($"{obstacle.Count()} articles: {obstacle.Key}");
        }
    }

    /// <summary>
    /// Says how many articles there are, and apart from them what lies beside articles. Which PDFs are articles is known once they are
    /// read.
    /// </summary>
    private void Report(string done, IReadOnlyList<string> paths, TimeSpan took)
    {
        var known = paths.Select(path => new BlobPath(path)).ToList();
        var files = known.Count(uploads.IsFile);
        var corrections = known.Count(path => path.IsCorrection);
        var glossaries = known.Count(path => path.IsGlossary);
        var pdfs = known.Count(path => path.IsPdf);
        var articles = known.Count - files - corrections - glossaries - pdfs;
        string?[] beside =
            [Count(files, "files"), Count(pdfs, "PDFs"), Count(corrections, "corrections"), Count(glossaries, "glossary tables")];
        Console.WriteLine(
            $"{articles} articles {done} in {took.TotalSeconds:0.0} s ({articles / Math.Max(0.001, took.TotalSeconds):0.0} articles/s)"
            + $"{string.Concat(beside)}.");

        static string? Count(int count, string what) => count == 0 ? null : $", {count} {(count == 1 ? what[..^1] : what)}";
    }

    /// <summary>A progress bar on a terminal, nothing elsewhere: the report follows anyway.</summary>
    private sealed class Bar(string name, int total)
    {
        public async Task RunAsync(Func<Action<int>, Task> work)
        {
            if (!AnsiConsole.Profile.Capabilities.Interactive || total == 0)
            {
                await work(_ => { });
                return;
            }

            await AnsiConsole.Progress().StartAsync(async progress =>
            {
                var task = progress.AddTask(name, maxValue: total);
                await work(count => task.Increment(count));
            });
        }
    }
}
