using System.Net.Http.Headers;
using System.Text.Json;
using Polly.Timeout;

namespace Newsroom.Translation;

/// <summary>
/// Turns failures of requests to an engine into a <see cref="TranslationException"/>. No message repeats a text or a key, even if the
/// engine quotes it.
/// </summary>
internal sealed class EngineFailures(EngineMessages messages, TimeProvider clock)
{
    private const int MaxReasonLength = 200;

    /// <summary>The min number of characters in a row, shared with a text or a key, that count as a quotation.</summary>
    private const int MinQuotationLength = 12;

    /// <summary>The response is not a translation.</summary>
    public TranslationException InvalidResponse() =>
        new($"{messages.Name} answered something else than a translation: check {messages.AddressSetting}.");

    public TranslationException FromTimeout(TimeoutRejectedException failure) =>
        new($"{messages.Name} did not answer in time; it is tried again later.", failure) { IsOutage = true };

    public TranslationException FromNetwork(HttpRequestException failure) => failure.HttpRequestError switch
    {
        // The response is longer than the buffer.
        HttpRequestError.ConfigurationLimitExceeded => InvalidResponse(),
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError =>
            new($"{messages.Name} cannot be reached; it is tried again later.", failure) { IsOutage = true },
        _ => new($"{messages.Name} broke off in its answer; it is tried again later.", failure) { IsOutage = true },
    };

    /// <param name="status">The status of the response: not 200.</param>
    /// <param name="retryAfter">Its header <c>Retry-After</c>.</param>
    /// <param name="body">Its body.</param>
    /// <param name="secrets">The key and the texts of the request.</param>
    public TranslationException FromStatus(
        int status, RetryConditionHeaderValue? retryAfter, byte[] body, IReadOnlyCollection<string> secrets)
    {
        var name = messages.Name;
        var delay = ReadDelay(retryAfter);
        return status switch
        {
            401 => new(messages.Unauthorized) { IsOutage = true },
            403 => new(messages.Forbidden) { IsOutage = true, RetryAfter = delay },
            408 => new($"{name} did not answer in time; it is tried again later.") { IsOutage = true, RetryAfter = delay },
            429 => new($"{name} is asked too much{DescribeDelay(delay)}.") { IsOutage = true, RetryAfter = delay },
            >= 500 => new($"{name} has a problem of its own (HTTP {status}){DescribeDelay(delay)}.")
            {
                IsOutage = true,
                RetryAfter = delay,
            },
            400 when ReadReason(body, secrets) is { } reason => new($"{name} refuses the request: {reason}"),
            400 => new($"{name} refuses the request (HTTP 400)."),
            _ => new($"{name} does not take the request (HTTP {status}): check {messages.AddressSetting}."),
        };
    }

    private static string DescribeDelay(TimeSpan? delay) =>
        delay is { } known ? $": it asks to wait {Math.Ceiling(known.TotalSeconds):0} s" : "; it is tried again later";

    private TimeSpan? ReadDelay(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delay } => delay,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    private string? ReadReason(byte[] body, IReadOnlyCollection<string> secrets)
    {
        try
        {
            return messages.ReadError(body)?.Trim() is { Length: > 0 and <= MaxReasonLength } reason
                && !reason.Any(char.IsControl)
                && !secrets.Any(secret => Quotes(reason, secret.Trim()))
                    ? reason
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Engines shorten what they quote, so a part of a secret counts too.</summary>
    private static bool Quotes(string reason, string secret) =>
        reason.Contains(secret, StringComparison.OrdinalIgnoreCase)
        || Enumerable.Range(0, Math.Max(0, reason.Length - MinQuotationLength + 1))
            .Any(start => secret.Contains(reason.AsSpan(start, MinQuotationLength), StringComparison.OrdinalIgnoreCase));
}
