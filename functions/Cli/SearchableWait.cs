using System.Diagnostics;
using Newsroom.Content;
using Newsroom.Publishing.Uploads;
using Newsroom.Storage.Stores;

namespace Newsroom.Cli;

/// <summary>Waits until uploads can be found, and says what became of them.</summary>
internal sealed class SearchableWait(UploadFiles uploads, Ledger ledger)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromHours(6);

    /// <param name="paths">What to wait for.</param>
    /// <param name="changed">Those of them that are new or have changed.</param>
    /// <param name="watch">Runs since the beginning.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task RunAsync(
        HashSet<string> paths, IReadOnlyList<string> changed, Stopwatch watch, CancellationToken cancellationToken)
    {
        IReadOnlyList<LedgerEntry> entries = [];
        await new ProgressBar("Searchable", paths.Count).RunAsync(async count =>
        {
            var before = 0;
            entries = await UploadWait.UntilAtRestAsync(ledger, paths, TimeSpan.FromSeconds(1), MaxWait, seen =>
            {
                var over = seen.Count(entry => entry.IsAtRest);
                count(over - before);
                before = over;
            }, cancellationToken);
        });
        var ended = entries.ToLookup(entry => entry.State is LedgerState.Complete or LedgerState.Published or LedgerState.File);
        Report(
            "read, published and searchable", [.. changed.Intersect(ended[true].Select(entry => entry.Path))], watch.Elapsed);
        foreach (var entry in ended[false].OrderBy(entry => entry.Path, StringComparer.Ordinal))
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
    public void Report(string done, IReadOnlyList<string> paths, TimeSpan took)
    {
        var known = paths.Select(path => new BlobPath(path)).ToList();
        var files = known.Count(uploads.IsFile);
        var corrections = known.Count(path => path.IsCorrection);
        var glossaries = known.Count(path => path.IsGlossary);
        var pages = known.Count(path => path.IsOwnPage);
        var pdfs = known.Count(path => path is { IsPdf: true, IsOfSite: false });
        var articles = known.Count - files - corrections - glossaries - pages - pdfs;
        string?[] beside =
        [
            Count(files, "files"), Count(pdfs, "PDFs"), Count(pages, "pages"), Count(corrections, "corrections"),
            Count(glossaries, "glossary tables"),
        ];
        Console.WriteLine(
            $"{articles} {(articles == 1 ? "article" : "articles")} {done} in {took.TotalSeconds:0.0} s ({articles / Math.Max(0.001, took.TotalSeconds):0.0} articles/s)"
            + $"{string.Concat(beside)}.");

        static string? Count(int count, string what) => count == 0 ? null : $", {count} {(count == 1 ? what[..^1] : what)}";
    }
}
