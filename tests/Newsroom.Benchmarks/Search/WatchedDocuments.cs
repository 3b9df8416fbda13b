using System.Diagnostics;
using Newsroom.Benchmarks.Search.Corpus;

namespace Newsroom.Benchmarks.Search;

/// <summary>
/// Articles on their way into an index: reports their number, and measures the time to generate them, which is not the engine's work.
/// </summary>
internal sealed class WatchedDocuments(string what, IEnumerable<BenchDocument> documents)
{
    private const int Often = 20_000;

    /// <summary>How long the engine waited for articles.</summary>
    public TimeSpan Making { get; private set; }

    public IEnumerable<BenchDocument> Read()
    {
        using var source = documents.GetEnumerator();
        for (var count = 0; ; count++)
        {
            var began = Stopwatch.GetTimestamp();
            var more = source.MoveNext();
            Making += Stopwatch.GetElapsedTime(began);
            if (!more)
            {
                yield break;
            }

            if (count > 0 && count % Often == 0)
            {
                Progress.Say($"{what}: {count} articles indexed.");
            }

            yield return source.Current;
        }
    }
}
