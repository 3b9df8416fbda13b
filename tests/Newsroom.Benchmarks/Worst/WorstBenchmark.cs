using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Reading;
using Newsroom.Settings;

namespace Newsroom.Benchmarks.Worst;

/// <summary>Searches for the files that take the most processor time or memory to read, format by format.</summary>
internal sealed class WorstBenchmark : IBenchmark
{
    private readonly ArticleReader _reader = new ServiceCollection()
        .AddSingleton(new SiteOptions())
        .AddReading()
        .BuildServiceProvider()
        .GetRequiredService<ArticleReader>();

    public string Name => "worst";

    public string Description => "the costliest files that a search of --size minutes finds, per format";

    public int DefaultSize => 10;

    public Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var seed = Environment.TickCount;
        Progress.Say($"The search begins with {seed}.");
        var searches = Grammars.All.Select((grammar, number) => new Search(grammar, _reader, new Random(seed + number))).ToList();
        // What is compiled meanwhile is not counted.
        foreach (var search in searches)
        {
            search.TryKnown(isPrinted: false);
        }

        foreach (var search in searches)
        {
            search.TryKnown(isPrinted: true);
        }

        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(size) && !cancellationToken.IsCancellationRequested)
        {
            foreach (var search in searches)
            {
                search.TryNext();
            }
        }

        foreach (var search in searches)
        {
            var recipe = search.Worst.Recipe;
            var cost = search.Measure(recipe);
            Progress.Say($"{search.Name}: the worst of {search.Tried:N0}: {recipe}: {cost}");
            figures.Add(new Figure($"worst of {search.Tried} {search.Name} files, s of processor time", cost.Seconds, null, Cost.MaxSeconds));
            figures.Add(new Figure($"worst of {search.Tried} {search.Name} files, MB", cost.Megabytes, null, Cost.MaxMegabytes));
        }

        return Task.CompletedTask;
    }
}
