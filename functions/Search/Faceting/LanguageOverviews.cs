using System.Collections.Concurrent;
using Newsroom.Search.Index;

namespace Newsroom.Search.Faceting;

/// <summary>
/// Counts all editions of a language from the columns of the search index: one read for 8,192 editions, and none while they are in memory.
/// The result is kept until the index changes.
/// </summary>
public sealed class LanguageOverviews(SearchIndex index)
{
    private readonly ConcurrentDictionary<string, (string State, LanguageOverview Overview)> _recent = new(StringComparer.Ordinal);

    /// <summary>The overview of the index as it is now: what was published before this call is in it.</summary>
    public async Task<LanguageOverview> ReadAsync(string language, CancellationToken cancellationToken)
    {
        // Who caches what is made of it until the next publication must not get it from an older view.
        index.Of(language).Invalidate();
        return await index.Of(language).ReadAsync(view => CountAsync(language, view, cancellationToken), cancellationToken);
    }

    private async ValueTask<LanguageOverview> CountAsync(string language, IndexView view, CancellationToken cancellationToken)
    {
        var state = $"{view.Generation}/{view.Manifest.Sequence}";
        if (_recent.TryGetValue(language, out var recent) && recent.State == state)
        {
            return recent.Overview;
        }

        var values = new Dictionary<FacetValue, int>();
        var months = new Dictionary<(int Year, int Month), int>();
        foreach (var segment in view.Segments)
        {
            CountMonths(segment, months);
            await CountValuesAsync(segment, values, cancellationToken);
        }

        var overview = new LanguageOverview(
            [.. months.OrderByDescending(month => month.Key).Select(month => new MonthCount(month.Key.Year, month.Key.Month, month.Value))],
            Facets.Of(values, Field.Tag, LanguageOverview.MaxNames),
            Facets.Of(values, Field.Organisation, LanguageOverview.MaxNames),
            Facets.Of(values, Field.Place, LanguageOverview.MaxNames));
        _recent[language] = (state, overview);
        return overview;
    }

    private static void CountMonths(SegmentView view, Dictionary<(int Year, int Month), int> months)
    {
        var info = view.Segment.Info;
        for (var i = 0; i < info.Days.Length; i++)
        {
            var (first, end) = (info.DayStarts[i], i + 1 < info.Days.Length ? info.DayStarts[i + 1] : info.Documents);
            var living = end - first - (view.Dead.Count == 0 ? 0 : Enumerable.Range(first, end - first).Count(view.Dead.Contains));
            if (living > 0)
            {
                var day = DateOnly.FromDayNumber(info.Days[i]);
                months[(day.Year, day.Month)] = months.GetValueOrDefault((day.Year, day.Month)) + living;
            }
        }
    }

    private static async ValueTask CountValuesAsync(
        SegmentView view, Dictionary<FacetValue, int> values, CancellationToken cancellationToken)
    {
        for (var number = 0; number < view.Segment.Info.FacetColumns; number++)
        {
            var column = await view.Segment.FacetsAsync(number, cancellationToken);
            var first = number * FacetColumn.Documents;
            var counts = new int[column.Values.Length];
            for (var document = first; document < Math.Min(first + FacetColumn.Documents, view.Segment.Info.Documents); document++)
            {
                if (view.Dead.Contains(document))
                {
                    continue;
                }

                foreach (var value in column.Of(document - first))
                {
                    counts[value]++;
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
