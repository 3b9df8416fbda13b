using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Newsroom.Translation.Apertium;

/// <summary>
/// Rule-based translation on this machine, by the Apertium language pairs that are installed; by pivot where no pair is direct.
/// The stages of each pair are started on first use and kept. Safe for concurrent use.
/// </summary>
public sealed partial class ApertiumTranslator(
    ApertiumInstallation installation, ApertiumLimits limits, TimeProvider time, ILogger<ApertiumTranslator> logger)
    : ITranslator, IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<PipelinePool>> _pools = new(StringComparer.Ordinal);

    /// <summary>The shells at rest; their children are the stages.</summary>
    internal IReadOnlyList<int> IdleProcessIds => [.. _pools.Values.SelectMany(pool => pool.Value.IdleProcessIds)];

    /// <inheritdoc/>
    public ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken) =>
        ValueTask.FromResult($"{installation.Version} ({string.Join(", ", Route(source, target).Select(mode => mode.Name))})");

    /// <inheritdoc/>
    public bool Supports(string source, string target) => installation.Modes.Route(source, target).Count > 0;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        var route = Route(source, target);
        var passages = fragments.Select(fragment => Read(fragment, source)).ToArray();
        IReadOnlyList<IReadOnlyList<Piece>> texts = [.. passages.SelectMany(cut => cut)];
        foreach (var mode in route)
        {
            texts = await TranslateAsync(texts, mode, cancellationToken);
        }

        var next = 0;
        return [.. passages.Zip(fragments, (cut, fragment) => cut.Length == 0
            ? fragment
            : InlineHtml.Write(Enumerable.Range(0, cut.Length).SelectMany(_ => texts[next++])))];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values)
        {
            await pool.Value.DisposeAsync();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var pool in _pools.Values)
        {
            pool.Value.Dispose();
        }
    }

    // Nothing to translate, nothing to take apart: such a fragment goes back as it came.
    private static IReadOnlyList<Piece>[] Read(string fragment, string source)
    {
        var pieces = InlineHtml.Parse(fragment);
        return pieces.Any(IsSpeech)
            ? [.. Passages.Cut(source == "fr" ? [.. pieces.Select(FrenchSpelling.Adapt)] : pieces)]
            : [];
    }

    private static bool IsSpeech(Piece piece) => piece is Words { HasLetters: true };

    private IReadOnlyList<ApertiumMode> Route(string source, string target) =>
        installation.Modes.Route(source, target) is { Count: > 0 } route
            ? route
            : throw new TranslationException($"Apertium has no way from \"{source}\" to \"{target}\" with the language pairs in {installation.ModesDirectory}.");

    private async Task<IReadOnlyList<IReadOnlyList<Piece>>> TranslateAsync(
        IReadOnlyList<IReadOnlyList<Piece>> texts, ApertiumMode mode, CancellationToken cancellationToken)
    {
        var results = await AskAsync(texts, mode, cancellationToken);
        var torn = Enumerable.Range(0, texts.Count).Where(i => !Fidelity.Holds(texts[i], results[i])).ToArray();
        if (torn.Length == 0)
        {
            return results;
        }

        LogTornMarkup(mode.Name, torn.Length);
        var repaired = results.ToArray();
        var alone = await AskAsync([.. torn.SelectMany(i => texts[i]).Select(piece => new[] { piece })], mode, cancellationToken);
        var next = 0;
        foreach (var i in torn)
        {
            repaired[i] = [.. alone.Skip(next).Take(texts[i].Count).SelectMany(piece => piece)];
            next += texts[i].Count;
        }

        return repaired;
    }

    private async Task<IReadOnlyList<IReadOnlyList<Piece>>> AskAsync(
        IReadOnlyList<IReadOnlyList<Piece>> texts, ApertiumMode mode, CancellationToken cancellationToken)
    {
        var spoken = Enumerable.Range(0, texts.Count).Where(i => texts[i].Any(IsSpeech)).ToArray();
        var answers = await Pool(mode).ExchangeAsync([.. spoken.Select(i => StreamFormat.Encode(texts[i]))], cancellationToken);
        var results = texts.ToArray();
        foreach (var (i, answer) in spoken.Zip(answers))
        {
            results[i] = StreamFormat.Decode(answer, texts[i]);
        }

        return results;
    }

    private PipelinePool Pool(ApertiumMode mode) =>
        _pools.GetOrAdd(mode.Name, _ => new(() => new PipelinePool(mode, installation.ProgramDirectory, limits, time, logger))).Value;

    [LoggerMessage(Level = LogLevel.Debug, Message = "Apertium {Mode} tore the markup of {Count} texts: translating them piece by piece")]
    private partial void LogTornMarkup(string mode, int count);
}
