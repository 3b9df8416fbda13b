using System.Diagnostics.Metrics;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Storage;

namespace Newsroom.Telemetry;

/// <summary>Counters and histograms. They cost almost nothing while nothing collects them.</summary>
public sealed class NewsroomMetrics
{
    public const string MeterName = "Newsroom";

    /// <summary>The state of an upload: <c>published</c>, <c>rejected</c>, … as in the status.</summary>
    public const string State = "newsroom.state";

    /// <summary>
    /// The language of an edition, an index or a search (also <c>all</c>, and <c>other</c> for a language that the site does not have), or
    /// the target language of a translation.
    /// </summary>
    public const string Language = Spans.Language;

    /// <summary>The source language of a translation.</summary>
    public const string From = "newsroom.translation.from";

    /// <summary>The function that caused the request; <c>host</c> for the local host's own requests.</summary>
    public const string Function = "newsroom.function";

    /// <summary><c>blob</c>, <c>queue</c> or <c>table</c>.</summary>
    public const string StorageService = "newsroom.storage.service";

    /// <summary><c>read</c>, <c>query</c>, <c>insert</c>, …</summary>
    public const string StorageOperation = "newsroom.storage.operation";

    private const string AllLanguages = "all";

    private static readonly InstrumentAdvice<double> SecondBuckets = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<double> MinuteBuckets = new()
    {
        HistogramBucketBoundaries = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600],
    };

    private readonly Counter<long> _articles;
    private readonly Histogram<double> _ingestion;
    private readonly Counter<long> _characters;
    private readonly Histogram<double> _translation;
    private readonly Histogram<double> _search;

    public NewsroomMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _articles = meter.CreateCounter<long>("newsroom.articles", "{upload}", "Uploads by the state they entered");
        _ingestion = meter.CreateHistogram(
            "newsroom.ingestion.duration",
            "s",
            "Time from an upload, or from the end of its embargo, to its publication",
            tags: null,
            MinuteBuckets);
        _characters = meter.CreateCounter<long>(
            "newsroom.translation.characters", "{character}", "Characters that the translation engine translated");
        _translation = meter.CreateHistogram(
            "newsroom.translation.duration", "s", "Duration of requests to the translation engine", tags: null, MinuteBuckets);
        _search = meter.CreateHistogram(
            "newsroom.search.duration", "s", "Duration of searches that were not served from the cache", tags: null, SecondBuckets);
    }

    internal void Reached(LedgerState state) => _articles.Add(1, new KeyValuePair<string, object?>(State, NameOf(state)));

    internal void Ingested(TimeSpan took, string language) =>
        _ingestion.Record(Math.Max(0, took.TotalSeconds), new KeyValuePair<string, object?>(Language, language));

    internal void Translated(TimeSpan took, long characters, string source, string target)
    {
        KeyValuePair<string, object?> from = new(From, source), into = new(Language, target);
        _characters.Add(characters, from, into);
        _translation.Record(took.TotalSeconds, from, into);
    }

    internal void FailedToTranslate(TimeSpan took, Exception error, string source, string target) => _translation.Record(
        took.TotalSeconds,
        new(From, source),
        new(Language, target),
        new KeyValuePair<string, object?>(Spans.ErrorType, error.GetType().FullName));

    internal void Searched(TimeSpan took, string? language) =>
        _search.Record(took.TotalSeconds, new KeyValuePair<string, object?>(Language, language ?? AllLanguages));

    private static string NameOf(LedgerState state) => state switch
    {
        LedgerState.Received => "received",
        LedgerState.Published => "published",
        LedgerState.Complete => "complete",
        LedgerState.Held => "held",
        LedgerState.Rejected => "rejected",
        LedgerState.Failed => "failed",
        LedgerState.Withdrawn => "withdrawn",
        LedgerState.File => "file",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
