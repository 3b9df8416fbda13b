using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Newsroom.Content;
using Newsroom.LocalHost.Http;
using Newsroom.Publishing;
using Newsroom.Publishing.Reconciling;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Translation;
using Spectre.Console;

namespace Newsroom.Cli;

/// <summary>The output of <c>./run</c>: the progress of the seeds, the addresses, then a line for each article that comes in.</summary>
internal sealed class RunConsole(
    SeedUpload seeds,
    SiteAddresses addresses,
    UploadProgress progress,
    ProgressCount count,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Longer than the pause between runs of <c>Reconcile</c>: what has not moved by then waits for something else.</summary>
    private const int MaxUnchanged = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(stoppingToken);
        await seeds.RunAsync(stoppingToken);
        await addresses.PrintAsync(stoppingToken);
        progress.Changed += UploadProgress.PrintMilestone;
        await ShowProgressAsync(stoppingToken);
    }

    /// <summary>Progress of long work after a start: reading a whole container, or translating all articles into a new language.</summary>
    private async Task ShowProgressAsync(CancellationToken cancellationToken)
    {
        var before = await count.ReadAsync(cancellationToken);
        for (var unchanged = 0; !before.IsComplete && unchanged < MaxUnchanged;)
        {
            await Task.Delay(Interval, cancellationToken);
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

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
