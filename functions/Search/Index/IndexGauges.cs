using System.Diagnostics.Metrics;
using Newsroom.Telemetry;

namespace Newsroom.Search.Index;

/// <summary>Reports the size of the index at its last read.</summary>
internal static class IndexGauges
{
    public static SearchIndex Register(IMeterFactory meters, SearchIndex index)
    {
        var meter = meters.Create(NewsroomMetrics.MeterName);
        meter.CreateObservableGauge(
            "newsroom.index.pending",
            () => Gauge(snapshot => snapshot.Pending),
            "{edition}",
            "Pending index entries (new editions and tombstones)");
        meter.CreateObservableGauge(
            "newsroom.index.segments",
            () => Gauge(snapshot => snapshot.Segments),
            "{segment}",
            "Segments of the search index");
        return index;

        IEnumerable<Measurement<int>> Gauge(Func<IndexSnapshot, int> value) => index.RecentSnapshots.Select(
            snapshot => new Measurement<int>(
                value(snapshot), new KeyValuePair<string, object?>(NewsroomMetrics.Language, snapshot.Language)));
    }
}
