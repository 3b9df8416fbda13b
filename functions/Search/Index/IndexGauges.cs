using System.Diagnostics.Metrics;
using Newsroom.Search.Index;
using Newsroom.Telemetry;

namespace Newsroom.Search;

/// <summary>Reports the state of the index as of its last snapshot.</summary>
internal static class IndexGauges
{
    public static SearchIndex Register(IMeterFactory meters, SearchIndex index)
    {
        var meter = meters.Create(NewsroomMetrics.MeterName);
        meter.CreateObservableGauge(
            "newsroom.index.pending", () => Gauge(look => look.Pending), "{edition}", "Pending index entries (new editions and tombstones)");
        meter.CreateObservableGauge(
            "newsroom.index.segments", () => Gauge(look => look.Segments), "{segment}", "Segments of the search index");
        return index;

        IEnumerable<Measurement<int>> Gauge(Func<IndexLook, int> of) => index.RecentLooks.Select(
            look => new Measurement<int>(of(look), new KeyValuePair<string, object?>(NewsroomMetrics.Language, look.Language)));
    }
}
