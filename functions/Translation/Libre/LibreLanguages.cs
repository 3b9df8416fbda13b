using System.Collections.Frozen;

namespace Newsroom.Translation.Libre;

/// <summary>
/// The language pairs of a server. They are fetched in the background when they are first needed, because callers cannot wait. Until then
/// every pair counts as supported; if that is wrong, the server's response says so.
/// </summary>
internal sealed partial class LibreLanguages(
    Func<CancellationToken, Task<IReadOnlyList<LibreLanguage?>>> fetch, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>The delay before the next attempt after a failure.</summary>
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private FrozenSet<(string, string)>? _pairs;
    private Task? _fetching;
    private long _started;

    /// <summary>Whether the server translates this pair, as far as it is known.</summary>
    public bool Has(string source, string target)
    {
        if (_pairs is null)
        {
            StartFetching();
        }

        return _pairs is not { } pairs || pairs.Contains((source, target));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void StartFetching()
    {
        lock (_lock)
        {
            if (_fetching is null || (_fetching.IsCompleted && clock.GetElapsedTime(_started) >= RetryDelay))
            {
                _started = clock.GetTimestamp();
                var stop = _stop.Token;
                _fetching = Task.Run(() => FetchAsync(stop), stop);
            }
        }
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var languages = await fetch(cancellationToken);
            _pairs = languages.SelectMany(Pairs).ToFrozenSet();
        }
        catch (TranslationException failure)
        {
            LogUnknown(failure.Message);
        }
        catch (OperationCanceledException)
        {
            // The app stops.
        }
    }

    private static IEnumerable<(string, string)> Pairs(LibreLanguage? language) => language?.Code is { } source
        ? (language.Targets ?? []).OfType<string>().Select(target => (Primary(source), Primary(target)))
        : [];

    /// <summary>Servers list <c>zh-Hans</c> and <c>pt-BR</c>, and accept <c>zh</c> and <c>pt</c>.</summary>
    private static string Primary(string code) => code.Split('-')[0];

    [LoggerMessage(LogLevel.Warning, "The languages of the translation engine are not known: {Reason}")]
    private partial void LogUnknown(string reason);
}
