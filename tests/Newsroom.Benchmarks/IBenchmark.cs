namespace Newsroom.Benchmarks;

/// <summary>
/// A benchmark: every class that implements this is offered on the command line. It needs a constructor without parameters.
/// </summary>
internal interface IBenchmark
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in one line of the help text.</summary>
    string Description { get; }

    /// <summary>The number of articles where <c>--size</c> does not say.</summary>
    int DefaultSize { get; }

    /// <summary>Measures, and leaves nothing running.</summary>
    /// <exception cref="BenchmarkException">There is nothing to measure; the message says why.</exception>
    Task RunAsync(int size, FigureList figures, CancellationToken cancellationToken);
}
