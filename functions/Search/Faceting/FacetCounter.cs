using Newsroom.Search.Index;

namespace Newsroom.Search.Faceting;

/// <summary>Counts the facet values of the hits of a query.</summary>
internal sealed class FacetCounter(IndexView view)
{
    /// <summary>Max hits of which all values are counted. With more hits, every second, third, … hit is counted.</summary>
    public const int MaxCounted = 10_000;

    // By segment; ascending, as a query reports them.
    private readonly List<int>[] _hits = [.. view.Segments.Select(_ => new List<int>())];

    public void Add(int segment, int document) => _hits[segment].Add(document);

    public async ValueTask<(Facets Facets, bool IsEstimated)> CountAsync(CancellationToken cancellationToken)
    {
        var step = Math.Max(1, (_hits.Sum(hits => (long)hits.Count) + MaxCounted - 1) / MaxCounted);
        var values = new Dictionary<FacetValue, int>();
        var years = new Dictionary<int, int>();
        for (var i = 0; i < _hits.Length; i++)
        {
            CountYears(view.Segments[i].Segment.Info, _hits[i], years);
            await CountValuesAsync(view.Segments[i].Segment, Sample(_hits[i], (int)step), (int)step, values, cancellationToken);
        }

        return (Facets.Of(values, years), step > 1);
    }

    private static int[] Sample(List<int> hits, int step)
    {
        // Begin in the middle of the first step, so that the newest hits are not preferred.
        var sample = new int[(hits.Count + step - 1 - step / 2) / step];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = hits[step / 2 + i * step];
        }

        return sample;
    }

    private static void CountYears(SegmentInfo info, List<int> hits, Dictionary<int, int> years)
    {
        var day = 0;
        foreach (var hit in hits)
        {
            while (day + 1 < info.Days.Length && info.DayStarts[day + 1] <= hit)
            {
                day++;
            }

            var year = DateOnly.FromDayNumber(info.Days[day]).Year;
            years[year] = years.GetValueOrDefault(year) + 1;
        }
    }

    private static async ValueTask CountValuesAsync(
        Segment segment, int[] hits, int weight, Dictionary<FacetValue, int> values, CancellationToken cancellationToken)
    {
        for (var at = 0; at < hits.Length;)
        {
            var number = hits[at] / FacetColumn.Documents;
            var column = await segment.FacetsAsync(number, cancellationToken);
            var counts = new int[column.Values.Length];
            for (; at < hits.Length && hits[at] / FacetColumn.Documents == number; at++)
            {
                foreach (var value in column.Of(hits[at] % FacetColumn.Documents))
                {
                    counts[value] += weight;
                }
            }

            for (var i = 0; i < counts.Length; i++)
            {
                if (counts[i] > 0)
                {
                    values[column.Values[i]] = values.GetValueOrDefault(column.Values[i]) + counts[i];
                }
            }
        }
    }
}
