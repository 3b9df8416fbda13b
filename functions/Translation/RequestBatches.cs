using System.Collections.Concurrent;
using System.Globalization;

namespace Newsroom.Translation;

/// <summary>
/// Groups fragments into requests that a service accepts, and sends each fragment once. If a request fails, the translations from the
/// requests before it are kept for the retry: they are paid for.
/// </summary>
internal sealed class RequestBatches(RequestLimits limits)
{
    /// <summary>The cache is cleared above this number of fragments, as not every caller tries again.</summary>
    private const int MaxCachedFragments = 10_000;

    private readonly ConcurrentDictionary<(string Pair, string Fragment), string> _cache = new();

    /// <summary>Sends fragments, request by request. A blank fragment is its own translation, as services refuse it.</summary>
    /// <param name="fragments">What to translate.</param>
    /// <param name="pair">The source and the target language: a part of the cache key.</param>
    /// <param name="send">Sends one request and returns one translation for each fragment.</param>
    public async Task<IReadOnlyList<string>> SendAsync(
        IReadOnlyList<string> fragments, string pair, Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> send)
    {
        var translations = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var open = fragments.Distinct(StringComparer.Ordinal).Where(fragment => !TryTakeKnown(fragment, pair, translations));

            // Grouped before anything is sent: nothing is paid for that could not be used.
            foreach (var batch in Group(open, limits).ToList())
            {
                foreach (var (fragment, translation) in batch.Zip(await send(batch)))
                {
                    translations[fragment] = translation;
                }
            }
        }
        catch
        {
            Cache(pair, translations);
            throw;
        }

        return [.. fragments.Select(fragment => translations[fragment])];
    }

    /// <exception cref="TranslationException">A single fragment is longer than the service accepts.</exception>
    public static IEnumerable<IReadOnlyList<string>> Group(IEnumerable<string> fragments, RequestLimits limits)
    {
        var batch = new List<string>();
        var characters = 0;
        foreach (var fragment in fragments)
        {
            if (fragment.Length > limits.MaxFragmentLength)
            {
                throw new TranslationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"A sentence of {fragment.Length:N0} characters is longer than the {limits.MaxFragmentLength:N0} "
                    + $"that one request may have."));
            }

            if (batch.Count > 0 && (batch.Count == limits.MaxFragments || characters + fragment.Length > limits.MaxCharacters))
            {
                yield return batch;
                batch = [];
                characters = 0;
            }

            batch.Add(fragment);
            characters += fragment.Length;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private bool TryTakeKnown(string fragment, string pair, Dictionary<string, string> translations)
    {
        var isCached = _cache.TryRemove((pair, fragment), out var cached);
        return (isCached || string.IsNullOrWhiteSpace(fragment)) && translations.TryAdd(fragment, cached ?? fragment);
    }

    private void Cache(string pair, Dictionary<string, string> translations)
    {
        if (_cache.Count > MaxCachedFragments)
        {
            _cache.Clear();
        }

        foreach (var (fragment, translation) in translations.Where(translation => !string.IsNullOrWhiteSpace(translation.Key)))
        {
            _cache[(pair, fragment)] = translation;
        }
    }
}
