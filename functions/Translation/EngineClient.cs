using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Newsroom.Translation;

/// <summary>
/// Asks an engine on the network. What may be well a moment later is tried again; an engine that asks for rest is not, as all instances then keep a pause together
/// (<see cref="EnginePause"/>). Every failure is a <see cref="TranslationException"/>.
/// </summary>
internal sealed class EngineClient : IDisposable
{
    private const long LongestAnswer = 16 * 1024 * 1024;
    private const int LongestReason = 200;

    /// <summary>So many characters in a row that are also in a text or a key are a quotation of it.</summary>
    private const int Quotation = 12;

    private readonly EngineSentences _sentences;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public EngineClient(EngineSentences sentences, EngineLimits limits, TimeProvider clock)
    {
        (_sentences, _clock) = (sentences, clock);

        // Neither keys nor texts follow a redirection to another host.
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _http = new HttpClient(new ResilienceHandler(Patience(limits, clock)) { InnerHandler = new WholeAnswers { InnerHandler = sockets } }) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <param name="request">What is asked.</param>
    /// <param name="shape">What an answer is made of.</param>
    /// <param name="secrets">What no message may repeat, even if the engine does: the key and the texts.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="TranslationException">There is no answer of this shape.</exception>
    public async Task<T> AskAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> shape, IReadOnlyCollection<string> secrets, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(request, cancellationToken);
        var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw Explain(answer, body, secrets);
        }

        try
        {
            return JsonSerializer.Deserialize(body, shape) ?? throw Nonsense();
        }
        catch (JsonException)
        {
            // Its message may quote the text.
            throw Nonsense();
        }
    }

    /// <summary>The answer is none.</summary>
    public TranslationException Nonsense() => new($"{_sentences.Name} answered something else than a translation: check {_sentences.AddressSetting}.");

    public void Dispose() => _http.Dispose();

    private static ResiliencePipeline<HttpResponseMessage> Patience(EngineLimits limits, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddConcurrencyLimiter(limits.AtOnce, int.MaxValue)
            .AddTimeout(limits.Total)
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.Retries,
                Delay = limits.Delay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
                ShouldHandle = attempt => ValueTask.FromResult(IsWorthAnother(attempt.Outcome)),
            })
            .AddTimeout(limits.Attempt)
            .Build();

    private static bool IsWorthAnother(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: not HttpRequestError.ConfigurationLimitExceeded } or TimeoutRejectedException } => true,
        { Result: { Headers.RetryAfter: null } answer } => answer.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
        _ => false,
    };

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw Nonsense();
        }
        catch (HttpRequestException failure)
        {
            throw new TranslationException(
                failure.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse
                    ? $"{_sentences.Name} broke off in its answer; it is tried again later."
                    : $"{_sentences.Name} cannot be reached; it is tried again later.",
                failure)
            { IsOutage = true };
        }
        catch (TimeoutRejectedException failure)
        {
            throw new TranslationException($"{_sentences.Name} did not answer in time; it is tried again later.", failure) { IsOutage = true };
        }
    }

    private TranslationException Explain(HttpResponseMessage answer, byte[] body, IReadOnlyCollection<string> secrets)
    {
        var (name, status) = (_sentences.Name, (int)answer.StatusCode);
        var rest = Rest(answer.Headers.RetryAfter);
        return status switch
        {
            401 => new(_sentences.Unauthorized) { IsOutage = true },
            403 => new(_sentences.Forbidden) { IsOutage = true, RetryAfter = rest },
            408 => new($"{name} did not answer in time; it is tried again later.") { IsOutage = true, RetryAfter = rest },
            429 => new($"{name} is asked too much{Asks(rest)}.") { IsOutage = true, RetryAfter = rest },
            >= 500 => new($"{name} has a problem of its own (HTTP {status}){Asks(rest)}.") { IsOutage = true, RetryAfter = rest },
            400 when Reason(body, secrets) is { } reason => new($"{name} refuses the request: {reason}"),
            400 => new($"{name} refuses the request (HTTP 400)."),
            _ => new($"{name} does not take the request (HTTP {status}): check {_sentences.AddressSetting}."),
        };
    }

    private static string Asks(TimeSpan? rest) => rest is { } asked ? $": it asks to wait {Math.Ceiling(asked.TotalSeconds):0} s" : "; it is tried again later";

    private TimeSpan? Rest(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } seconds } => seconds,
        { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
        _ => null,
    };

    private string? Reason(byte[] body, IReadOnlyCollection<string> secrets)
    {
        try
        {
            return _sentences.ReadError(body)?.Trim() is { Length: > 0 and <= LongestReason } reason
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

    /// <summary>Engines cut off what they quote.</summary>
    private static bool Quotes(string reason, string secret) =>
        reason.Contains(secret, StringComparison.OrdinalIgnoreCase)
        || Enumerable.Range(0, Math.Max(0, reason.Length - Quotation + 1)).Any(at => secret.Contains(reason.AsSpan(at, Quotation), StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads each answer to its end, so that one that breaks off is tried again like one that never came.</summary>
    private sealed class WholeAnswers : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            try
            {
                await answer.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
                return answer;
            }
            catch
            {
                answer.Dispose();
                throw;
            }
        }
    }
}
