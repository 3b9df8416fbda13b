using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace Newsroom.Translation;

/// <summary>
/// HTTP client of an engine on the network. Transient failures are retried. If an engine asks to wait, nothing is retried, because all
/// instances then keep one pause (<see cref="EnginePause"/>). Every failure is a <see cref="TranslationException"/>.
/// </summary>
internal sealed class EngineClient : IDisposable
{
    private const long MaxResponseBytes = 16 * 1024 * 1024;

    public EngineClient(EngineMessages messages, EngineLimits limits, TimeProvider clock)
    {
        Failures = new EngineFailures(messages, clock);

        // Neither keys nor texts follow a redirect to another host.
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        var buffering = new BufferingHandler { InnerHandler = sockets };
        Http = new HttpClient(new ResilienceHandler(CreateRetryPipeline(limits, clock)) { InnerHandler = buffering })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public EngineFailures Failures { get; }

    /// <summary>The client with the limits and retries, for an SDK that sends its own requests.</summary>
    public HttpClient Http { get; }

    /// <param name="request">The request.</param>
    /// <param name="responseType">The type of the response.</param>
    /// <param name="secrets">The key and the texts, which no message may repeat.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="TranslationException">There is no response of this type.</exception>
    public async Task<T> SendAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> responseType, IReadOnlyCollection<string> secrets, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw Failures.FromStatus((int)response.StatusCode, response.Headers.RetryAfter, body, secrets);
        }

        try
        {
            return JsonSerializer.Deserialize(body, responseType) ?? throw Failures.InvalidResponse();
        }
        catch (JsonException)
        {
            // The message of this exception may quote the text.
            throw Failures.InvalidResponse();
        }
    }

    public void Dispose() => Http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await Http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException failure)
        {
            throw Failures.FromNetwork(failure);
        }
        catch (TimeoutRejectedException failure)
        {
            throw Failures.FromTimeout(failure);
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> CreateRetryPipeline(EngineLimits limits, TimeProvider clock) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddConcurrencyLimiter(limits.MaxConcurrentRequests, int.MaxValue)
            .AddTimeout(limits.TotalTimeout)
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.MaxRetries,
                Delay = limits.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
                ShouldHandle = attempt => ValueTask.FromResult(IsTransient(attempt.Outcome)),
            })
            .AddTimeout(limits.AttemptTimeout)
            .Build();

    private static bool IsTransient(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { HttpRequestError: not HttpRequestError.ConfigurationLimitExceeded } } => true,
        { Exception: TimeoutRejectedException } => true,
        { Result: { Headers.RetryAfter: null } response } =>
            response.StatusCode is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError,
        _ => false,
    };

    /// <summary>Reads each response to its end, so that one that breaks off is retried as well.</summary>
    private sealed class BufferingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            try
            {
                await response.Content.LoadIntoBufferAsync(MaxResponseBytes, cancellationToken);
                return response;
            }
            catch
            {
                response.Dispose();
                throw;
            }
        }
    }
}
