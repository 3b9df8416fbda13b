using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Newsroom.Translation.Apertium;

/// <summary>
/// Rule-based translation on this machine with the installed Apertium language pairs; by way of other languages if no pair is direct.
/// The stages of each pair are started at their first use and kept running. Safe for concurrent use.
/// </summary>
public sealed partial class ApertiumTranslator(
    ApertiumInstallation installation, ApertiumLimits limits, TimeProvider time, ILogger<ApertiumTranslator> logger)
    : ITranslator, IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<PipelinePool>> _pools = new(StringComparer.Ordinal);

    /// <summary>The idle shells; their child processes are the stages.</summary>
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

    // A fragment without words is returned as it is.
    private static IReadOnlyList<Piece>[] Read(string fragment, string source)
    {
        var pieces = InlineHtml.Parse(fragment);
        return pieces.Any(HasWords)
            ? [.. Passages.Cut(source == "fr" ? [.. pieces.Select(FrenchSpelling.Adapt)] : pieces)]
            : [];
    }

    private static bool HasWords(Piece piece) => piece is Words { HasLetters: true };

    private IReadOnlyList<ApertiumMode> Route(string source, string target) =>
        installation.Modes.Route(source, target) is { Count: > 0 } route
            ? route
            : throw new TranslationException(
                $"Apertium has no way from \"{source}\" to \"{target}\" with the language pairs in {installation.ModesDirectory}.");

    private async Task<IReadOnlyList<IReadOnlyList<Piece>>> TranslateAsync(
        IReadOnlyList<IReadOnlyList<Piece>> texts, ApertiumMode mode, CancellationToken cancellationToken)
    {
        var results = await SendAsync(texts, mode, cancellationToken);
        var broken = Enumerable.Range(0, texts.Count).Where(i => !MarkupFidelity.IsKept(texts[i], results[i])).ToArray();
        if (broken.Length == 0)
        {
            return results;
        }

        LogBrokenMarkup(mode.Name, broken.Length);
        var repaired = results.ToArray();
        var alone = await SendAsync([.. broken.SelectMany(i => texts[i]).Select(piece => new[] { piece })], mode, cancellationToken);
        var next = 0;
        foreach (var i in broken)
        {
            repaired[i] = [.. alone.Skip(next).Take(texts[i].Count).SelectMany(piece => piece)];
            next += texts[i].Count;
        }

        return repaired;
    }

    private async Task<IReadOnlyList<IReadOnlyList<Piece>>> SendAsync(
        IReadOnlyList<IReadOnlyList<Piece>> texts, ApertiumMode mode, CancellationToken cancellationToken)
    {
        var withWords = Enumerable.Range(0, texts.Count).Where(i => texts[i].Any(HasWords)).ToArray();
        var answers = await Pool(mode).ExchangeAsync([.. withWords.Select(i => StreamFormat.Encode(texts[i]))], cancellationToken);
        var results = texts.ToArray();
        foreach (var (i, answer) in withWords.Zip(answers))
        {
            results[i] = StreamFormat.Decode(answer, texts[i]);
        }

        return results;
    }

    private PipelinePool Pool(ApertiumMode mode) =>
        _pools.GetOrAdd(mode.Name, _ => new(() => new PipelinePool(mode, installation.ProgramDirectory, limits, time, logger))).Value;

    [LoggerMessage(Level = LogLevel.Debug, Message = "Apertium {Mode} broke the markup of {Count} texts: translating them piece by piece")]
    private partial void LogBrokenMarkup(string mode, int count);
}
