namespace Newsroom.Benchmarks.Network;

/// <summary>What the latency of a network changes: everything where requests wait for each other.</summary>
internal sealed class DistantBenchmark : IBenchmark
{
    public string Name => "distant";

    public string Description =>
        "storage 5 ms away, 60 MB/s for each connection: upload to published, and process start to the first answer of a search of two "
            + "words over N articles beside Lucene.NET with its index in Blob Storage; longest chains of requests that wait for each other";

    public int DefaultSize => 100_000;

    public async Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken)
    {
        await new DistantIngest(figures).MeasureAsync(cancellationToken);
        await new DistantSearch(figures).MeasureAsync(size, cancellationToken);
    }
}
