using System.Diagnostics.Metrics;
using Newsroom.Articles;
using Newsroom.Search.Index;
using Newsroom.Storage;

namespace Newsroom.Telemetry;

/// <summary>What is counted and timed. It costs next to nothing while nobody listens.</summary>
public sealed class Measures
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
    private static readonly InstrumentAdvice<int> Few = new() { HistogramBucketBoundaries = [0, 1, 2, 3, 5, 8, 13, 20, 30, 50, 100, 300, 1000] };

    private readonly Meter _meter;
    private readonly Counter<long> _articles;
    private readonly Histogram<double> _ingestion;
    private readonly Counter<long> _characters;
    private readonly Histogram<double> _translation;
    private readonly Histogram<double> _search;
    private readonly Counter<long> _storage;
    private readonly Histogram<int> _storageOfInvocation;

    public Measures(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _articles = _meter.CreateCounter<long>("newsroom.articles", "{upload}", "Uploads by the state that they came into");
        _ingestion = _meter.CreateHistogram("newsroom.ingestion.duration", "s", "From an upload, or the time for which it was held, to its being published", tags: null, Minutes);
        _characters = _meter.CreateCounter<long>("newsroom.translation.characters", "{character}", "Characters that the translation engine was sent and has translated");
        _translation = _meter.CreateHistogram("newsroom.translation.duration", "s", "Time that the translation engine took for an answer", tags: null, Minutes);
        _search = _meter.CreateHistogram("newsroom.search.duration", "s", "Time that a search took which was not answered from the cache", tags: null, Moments);
        _storage = _meter.CreateCounter<long>("newsroom.storage.operations", "{operation}", "Requests sent to Blob, Queue and Table Storage, attempts included");
        _storageOfInvocation = _meter.CreateHistogram("newsroom.invocation.storage.operations", "{operation}", "Requests to storage that one invocation of a function took", tags: null, Few);
    }

    /// <summary>A function begins; what it asks of storage from here on counts as its own, until the result is disposed of.</summary>
    public IDisposable Begin(string function) => new Invocation(this, StorageOperations.Begin(function));

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

    internal void Sent(string service, string operation, string function) =>
        _storage.Add(1, new(StorageService, service), new(StorageOperation, operation), new KeyValuePair<string, object?>(Function, function));

    /// <summary>Has an index tell how it was when it was last looked at.</summary>
    internal SearchIndex Watch(SearchIndex index)
    {
        _meter.CreateObservableGauge("newsroom.index.pending", () => Gauge(look => look.Pending), "{edition}", "Editions, and words that one is gone, that are not in a segment yet");
        _meter.CreateObservableGauge("newsroom.index.segments", () => Gauge(look => look.Segments), "{segment}", "Segments of the search index");
        return index;

        IEnumerable<Measurement<int>> Gauge(Func<IndexLook, int> of) =>
            index.RecentLooks.Select(look => new Measurement<int>(of(look), new KeyValuePair<string, object?>(Language, look.Language)));
    }

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

    private sealed class Invocation(Measures measures, StorageOperations operations) : IDisposable
    {
        public void Dispose()
        {
            operations.Dispose();
            measures._storageOfInvocation.Record(operations.Count, new KeyValuePair<string, object?>(Function, operations.Function));
        }
    }
}
