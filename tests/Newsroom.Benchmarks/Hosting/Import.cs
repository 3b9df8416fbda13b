using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newsroom.Benchmarks.Corpus;
using Newsroom.Content;
using Newsroom.Storage.Stores;

namespace Newsroom.Benchmarks.Hosting;

/// <summary><c>./run import DIR --storage … --wait</c>, in this process, so that its storage requests are counted.</summary>
internal static class Import
{
    /// <returns>How long it took until all could be found.</returns>
    /// <exception cref="BenchmarkException">Not every article came out.</exception>
    public static async Task<TimeSpan> RunAsync(SeedCopies copies, string storage, RunningApp app, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var command = Program.Build(["import", copies.Folder.FullName, "--storage", storage, "--wait"]);
        await command.RunAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var took = watch.Elapsed;
        await CheckAsync(copies, app, cancellationToken);
        return took;
    }

    private static async Task CheckAsync(SeedCopies copies, RunningApp app, CancellationToken cancellationToken)
    {
        var entries = await app
            .Services.GetRequiredService<Ledger>()
            .ReadAllAsync(state: null, cancellationToken)
            .ToListAsync(cancellationToken);
        var complete = entries.Count(entry => entry.State == LedgerState.Complete);
        if (complete != copies.Count)
        {
            var reason = entries.FirstOrDefault(entry => entry.Error is not null)?.Error;
            throw new BenchmarkException($"Only {complete} of {copies.Count} articles were published. {reason}");
        }
    }
}
