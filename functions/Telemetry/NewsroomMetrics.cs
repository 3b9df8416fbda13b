using System.Diagnostics.Metrics;
using Newsroom.Content;
using Newsroom.Publishing;
using Newsroom.Search.Index;
using Newsroom.Storage;

namespace Newsroom.Telemetry;

/// <summary>What is counted and timed. It costs next to nothing while nobody listens.</summary>
public sealed class NewsroomMetrics
{
    public const string MeterName = "Newsroom";

    /// <summary>Of an upload: <c>published</c>, <c>rejected</c>, … as the status calls them.</summary>
    public const string State = "newsroom.state";

    /// <summary>The language of an edition, an index or a search (also <c>all</c>, and <c>other</c> for one that the site has not), or the one that is translated into.</summary>
    public const string Language = Spans.Language;

    /// <summary>The language that is translated from.</summary>
    public const string From = "newsroom.translation.from";

    /// <summary>The function that wanted it; <c>host</c> for what the local host does itself.</summary>
    public const string Function = "newsroom.function";

    /// <summary><c>blob</c>, <c>queue</c> or <c>table</c>.</summary>
    public const string StorageService = "newsroom.storage.service";

    /// <summary><c>read</c>, <c>query</c>, <c>insert</c>, …</summary>
    public const string StorageOperation = "newsroom.storage.operation";

    private const string AllLanguages = "all";

    private static readonly InstrumentAdvice<double> Moments = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
    private static readonly InstrumentAdvice<double> Minutes = new() { HistogramBucketBoundaries = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] };

    private readonly Counter<long> _articles;
    private readonly Histogram<double> _ingestion;
    private readonly Counter<long> _characters;
    private readonly Histogram<double> _translation;
    private readonly Histogram<double> _search;

    public NewsroomMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _articles = meter.CreateCounter<long>("newsroom.articles", "{upload}", "Uploads by the state that they came into");
        _ingestion = meter.CreateHistogram("newsroom.ingestion.duration", "s", "From an upload, or the time for which it was held, to its being published", tags: null, Minutes);
        _characters = meter.CreateCounter<long>("newsroom.translation.characters", "{character}", "Characters that the translation engine was sent and has translated");
        _translation = meter.CreateHistogram("newsroom.translation.duration", "s", "Time that the translation engine took for an answer", tags: null, Minutes);
        _search = meter.CreateHistogram("newsroom.search.duration", "s", "Time that a search took which was not answered from the cache", tags: null, Moments);
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
        took.TotalSeconds, new(From, source), new(Language, target), new KeyValuePair<string, object?>(Spans.ErrorType, error.GetType().FullName));

    internal void Searched(TimeSpan took, string? language) => _search.Record(took.TotalSeconds, new KeyValuePair<string, object?>(Language, language ?? AllLanguages));

    private static string NameOf(LedgerState state) => state switch
    {
        LedgerState.Received => "received",
        LedgerState.Published => "published",
        LedgerState.Complete => "complete",
        LedgerState.Held => "held",
        LedgerState.Rejected => "rejected",
        LedgerState.Failed => "failed",
        LedgerState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
