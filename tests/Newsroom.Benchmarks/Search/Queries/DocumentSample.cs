using Newsroom.Benchmarks.Search.Corpus;

namespace Newsroom.Benchmarks.Search.Queries;

/// <summary>A random sample of a stream of articles (reservoir sampling).</summary>
internal static class DocumentSample
{
    public static IReadOnlyList<BenchDocument> Take(IEnumerable<BenchDocument> documents, int count, Random random)
    {
        var sample = new List<BenchDocument>(count);
        var seen = 0;
        foreach (var document in documents)
        {
            seen++;
            if (sample.Count < count)
            {
                sample.Add(document);
            }
            else if (random.Next(seen) is var place && place < count)
            {
                sample[place] = document;
            }
        }

        return sample;
    }
}
