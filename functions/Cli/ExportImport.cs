using System.Collections.Concurrent;
using System.Diagnostics;
using System.Xml;
using Newsroom.Importing;
using Newsroom.Publishing.Uploads;
using Newsroom.Settings;

namespace Newsroom.Cli;

/// <summary>Uploads the articles of another site's export, and reports what became of each item.</summary>
internal sealed class ExportImport(
    ImportOptions options,
    Exports exports,
    ExportUpload upload,
    OldFileDownload download,
    UploadFiles uploads,
    SearchableWait wait,
    SiteOptions site)
{
    private const int MaxUploads = 8;
    private const int MaxDownloads = 4;

    public async Task RunAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var report = new ImportReport();
        try
        {
            var export = exports.Open(
                file, new ImportSettings(options.Folder, options.Types.ToHashSet(StringComparer.Ordinal), options.Downloads),
                path => !uploads.IsFile(path) && !path.IsPdf);
            Console.WriteLine(export.Description);
            await upload.PrepareAsync(cancellationToken);
            await UploadAsync(export, report, cancellationToken);
            await FetchAsync(export, report, cancellationToken);
        }
        catch (XmlException broken)
        {
            report.Broken = Explain(broken);
        }

        report.Print(options.Downloads);
        if (options.Report is { } target)
        {
            report.Write(target);
            Console.WriteLine($"The whole report: {target.FullName}");
        }

        Environment.ExitCode = report.Broken is null ? Environment.ExitCode : 1;
        wait.Report("uploaded", report.Uploaded, watch.Elapsed);
        if (options.Wait && report.Paths.Count > 0)
        {
            await wait.RunAsync(report.Paths.ToHashSet(StringComparer.Ordinal), report.Uploaded, watch, cancellationToken);
        }
    }

    private Task UploadAsync(IExport export, ImportReport report, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        WholeItems(export, report),
        new ParallelOptions { MaxDegreeOfParallelism = MaxUploads, CancellationToken = cancellationToken },
        async (item, token) =>
        {
            if (item.Content.Length > site.MaxFileBytes)
            {
                var reason = $"It has {item.Content.Length / 1048576.0:0.#} MB of text; at most "
                    + $"{site.MaxFileBytes / 1048576.0:0.#} MB are read.";
                report.Add(item with { Outcome = ImportOutcome.LeftOut, Path = null, Content = default, Notes = [reason] }, result: null);
                return;
            }

            UploadResult? result = item.Content.IsEmpty ? null : await upload.UploadAsync(item, token);
            report.Add(item with { Content = default }, result);
        });

    /// <summary>The items up to where the export is broken.</summary>
    private static IEnumerable<ImportedItem> WholeItems(IExport export, ImportReport report)
    {
        using var items = export.Read().GetEnumerator();
        while (TryMoveNext(items, report))
        {
            yield return items.Current;
        }
    }

    private static bool TryMoveNext(IEnumerator<ImportedItem> items, ImportReport report)
    {
        try
        {
            return items.MoveNext();
        }
        catch (XmlException broken)
        {
            report.Broken = Explain(broken);
            return false;
        }
    }

    private async Task FetchAsync(IExport export, ImportReport report, CancellationToken cancellationToken)
    {
        var files = export.Files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var results = new ConcurrentDictionary<string, (bool IsThere, string Result)>(StringComparer.Ordinal);
        if (options.Downloads)
        {
            await new ProgressBar("Files", files.Count).RunAsync(count => Parallel.ForEachAsync(
                files,
                new ParallelOptions { MaxDegreeOfParallelism = MaxDownloads, CancellationToken = cancellationToken },
                async (file, token) =>
                {
                    results[file.Path] = await download.RunAsync(file, token);
                    count(1);
                }));
        }

        foreach (var file in files)
        {
            report.Add(file, results.TryGetValue(file.Path, out var result) ? result : (IsThere: false, "at the old site"));
        }
    }

    private static string Explain(XmlException broken) => broken.Message.Contains("DTD", StringComparison.Ordinal)
        ? "The file has a document type (DTD), which is not read."
        : $"The file is broken at line {broken.LineNumber}, column {broken.LinePosition}: what follows was not read. ({broken.Message})";
}
