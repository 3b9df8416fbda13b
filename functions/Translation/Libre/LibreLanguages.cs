using System.Collections.Frozen;

namespace Newsroom.Translation.Libre;

/// <summary>
/// The pairs of languages that a server has. It is asked in the background when somebody first needs them, as those who need them can't wait; until it has answered,
/// every pair counts as supported, and where that is wrong the server says so itself.
/// </summary>
internal sealed partial class LibreLanguages(Func<CancellationToken, Task<IReadOnlyList<LibreLanguage?>>> ask, TimeProvider clock, ILogger logger) : IDisposable
{
    /// <summary>After a failure the server is left alone for so long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _turn = new();
    private FrozenSet<(string, string)>? _pairs;
    private Task? _asking;
    private long _asked;

    /// <summary>Whether the server translates so, as far as is known.</summary>
    public bool Has(string source, string target)
    {
        if (_pairs is null)
        {
            BeginToAsk();
        }

        return _pairs is not { } pairs || pairs.Contains((source, target));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void BeginToAsk()
    {
        lock (_turn)
        {
            if (_asking is null || (_asking.IsCompleted && clock.GetElapsedTime(_asked) >= Rest))
            {
                _asked = clock.GetTimestamp();
                var stop = _stop.Token;
                _asking = Task.Run(() => AskAsync(stop), stop);
            }
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var languages = await ask(cancellationToken);
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

    private static IEnumerable<(string, string)> Pairs(LibreLanguage? language) =>
        language?.Code is { } source ? (language.Targets ?? []).OfType<string>().Select(target => (Primary(source), Primary(target))) : [];

    /// <summary>Servers say <c>zh-Hans</c> and <c>pt-BR</c>, and answer to <c>zh</c> and <c>pt</c>.</summary>
    private static string Primary(string code) => code.Split('-')[0];

    [LoggerMessage(LogLevel.Warning, "The languages of the translation engine are not known: {Reason}")]
    private partial void LogUnknown(string reason);
}
