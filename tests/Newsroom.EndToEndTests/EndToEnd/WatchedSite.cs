using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newsroom.Telemetry;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>One measurement.</summary>
/// <param name="Name">The instrument.</param>
/// <param name="Tags">Sorted by name, such as <c>newsroom.language=fr</c>.</param>
public sealed record Measured(string Name, string? Unit, double Value, string Tags)
{
    public string? Tag(string name) =>
        Tags.Split(' ').FirstOrDefault(tag => tag.StartsWith(name + '=', StringComparison.Ordinal))?[(name.Length + 1)..];
}

/// <summary>
/// A site in three languages that exports its telemetry to a collector. Tests also see its logs, metrics and traces directly.
/// </summary>
public sealed class WatchedSite(RunningSite sites) : IAsyncLifetime
{
    /// <summary>The key of its translation engine.</summary>
    public const string EngineKey = "clef-du-moteur-0123456789";

    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ConcurrentQueue<Measured> _measured = new();
    private readonly Journal _journal = new();
    private ActivityListener? _traces;
    private MeterListener? _metrics;
    private Loopback? _loopback;
    private SiteFolder? _folder;

    public SiteFolder Folder
    {
        get
        {
            Assert.SkipWhen(RunningSite.IsForeign, "Looks inside the host, and NEWSROOM_URL names one elsewhere.");
            return _folder!;
        }
    }

    public NewsroomSite Site => Folder.Site;

    /// <summary>Finished spans, including those of other sites in this process.</summary>
    public IReadOnlyCollection<Activity> Spans => _spans;

    public IReadOnlyCollection<Measured> Measured => _measured;

    /// <summary>The log of the site, at every level.</summary>
    public IReadOnlyCollection<string> Log => _journal.Lines;

    /// <summary>Instruments and their units.</summary>
    public ConcurrentDictionary<string, string?> Instruments { get; } = new();

    public string Received(string signal) => _loopback!.Received(signal);

    public async ValueTask InitializeAsync()
    {
        if (RunningSite.IsForeign)
        {
            return;
        }

        _loopback = await Loopback.StartAsync();
        Watch();
        var site = await sites.StartOwnAsync(new SiteSettings
        {
            Languages = "fr,en,es",
            Translator = "libretranslate",
            Others = new()
            {
                // Pending entries must not be merged while a test counts them.
                ["NewsroomMergeSchedule"] = "0 0 0 1 1 *",
                ["Newsroom:LibreTranslateUrl"] = _loopback.Address,
                ["Newsroom:LibreTranslateKey"] = EngineKey,
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _loopback.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "500",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "500",
            },
            Configure = builder => builder.Logging.AddProvider(_journal)
                .AddFilter<Journal>(
                    (category, level) => level >= LogLevel.Warning
                        || category is "LocalHost"
                        || category?.StartsWith("Newsroom", StringComparison.Ordinal) == true),
        });
        _folder = new SiteFolder(site);
        Measure(site.Services.GetRequiredService<IMeterFactory>());
    }

    /// <summary>Reads the gauges.</summary>
    public void Observe() => _metrics!.RecordObservableInstruments();

    public async ValueTask DisposeAsync()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
        if (_folder is not null)
        {
            await _folder.Site.DisposeAsync();
        }

        await (_loopback?.DisposeAsync() ?? ValueTask.CompletedTask);
        _journal.Dispose();
    }

    private void Watch()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Telemetry.Spans.SourceName or Telemetry.Spans.Invocations,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_traces);
    }

    private void Measure(IMeterFactory meters)
    {
        _metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name == NewsroomMetrics.MeterName)
                {
                    Instruments[instrument.Name] = instrument.Unit;
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _metrics.Start();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var sorted = tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");
        _measured.Enqueue(new Measured(instrument.Name, instrument.Unit, value, string.Join(' ', sorted)));
    }

    private sealed class Journal : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Category(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                    lines.Enqueue($"{logLevel} {name}: {formatter(state, exception)} {exception}");
        }
    }
}
