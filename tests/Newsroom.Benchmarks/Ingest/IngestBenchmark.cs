using Newsroom.Benchmarks.Corpus;

namespace Newsroom.Benchmarks.Ingest;

/// <summary>From an upload to its readers, one at a time and many at once.</summary>
internal sealed class IngestBenchmark : IBenchmark
{
    public string Name => "ingest";

    public string Description =>
        "upload to visible and to searchable in English (50 uploads, fr,en); import of N copies of the French seeds (fr): articles per "
            + "second and storage operations";

    public int DefaultSize => 1_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        var seeds = await FrenchSeeds.ReadAsync(cancellationToken);
        await new UploadLatency(seeds, figures).MeasureAsync(cancellationToken);
        await new ImportThroughput(seeds, figures).MeasureAsync(size, cancellationToken);
    }
}
