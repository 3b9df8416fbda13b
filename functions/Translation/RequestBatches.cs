using System.Collections.Concurrent;
using System.Globalization;

namespace Newsroom.Translation;

/// <summary>
/// Groups fragments into requests that a service accepts, each fragment once. Where a request fails, the answers to those before it are kept for whoever asks again: they are paid for.
/// </summary>
internal sealed class RequestBatches(RequestLimits limits)
{
    /// <summary>Those who asked need not come again.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(string Way, string Fragment), string> _kept = new();

    /// <summary>Sends what is written, request by request. Blank fragments are their own translation: services refuse them.</summary>
    /// <param name="fragments">What to translate.</param>
    /// <param name="way">From which language into which.</param>
    /// <param name="send">Sends a request and gives as many answers.</param>
    public async Task<IReadOnlyList<string>> SendAsync(IReadOnlyList<string> fragments, string way, Func<IReadOnlyList<string>, Task<IReadOnlyList<string>>> send)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var open = fragments.Distinct(StringComparer.Ordinal).Where(fragment => !IsSettled(fragment, way, answers));

            // Grouped before anything is sent: nothing is paid for that could not be used.
            foreach (var batch in Group(open, limits).ToList())
            {
                foreach (var (fragment, answer) in batch.Zip(await send(batch)))
                {
                    answers[fragment] = answer;
                }
            }
        }
        catch
        {
            Keep(way, answers);
            throw;
        }

        return [.. fragments.Select(fragment => answers[fragment])];
    }

    /// <exception cref="TranslationException">A single fragment is longer than a request may be.</exception>
    public static IEnumerable<IReadOnlyList<string>> Group(IEnumerable<string> fragments, RequestLimits limits)
    {
        var batch = new List<string>();
        var characters = 0;
        foreach (var fragment in fragments)
        {
            if (fragment.Length > limits.Longest)
            {
                throw new TranslationException(string.Create(
                    CultureInfo.InvariantCulture, $"A sentence of {fragment.Length:N0} characters is longer than the {limits.Longest:N0} that one request may have."));
            }

            if (batch.Count > 0 && (batch.Count == limits.Fragments || characters + fragment.Length > limits.Characters))
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

    private bool IsSettled(string fragment, string way, Dictionary<string, string> answers)
    {
        var isKept = _kept.TryRemove((way, fragment), out var kept);
        return (isKept || string.IsNullOrWhiteSpace(fragment)) && answers.TryAdd(fragment, kept ?? fragment);
    }

    private void Keep(string way, Dictionary<string, string> answers)
    {
        if (_kept.Count > MostKept)
        {
            _kept.Clear();
        }

        foreach (var (fragment, answer) in answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Key)))
        {
            _kept[(way, fragment)] = answer;
        }
    }
}
