using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>The contract of every engine on the network, whatever its service does.</summary>
public abstract class HttpEngineContractTests : EngineContractTests, IAsyncLifetime
{
    private const string Text = "Les voisins du quartier dansent toute la nuit.";

    /// <summary>The usual timeouts, with a short delay before retries.</summary>
    private static readonly EngineLimits Quick =
        new() { RetryDelay = TimeSpan.FromMilliseconds(1), MaxRetries = 2, MaxConcurrentRequests = 3 };

    private readonly Lazy<ITranslator> _engine;

    protected HttpEngineContractTests() => _engine = new(() => Start(Quick, TimeProvider.System));

    protected sealed override ITranslator Engine => _engine.Value;

    protected abstract EngineStandIn StandIn { get; }

    protected abstract string Name { get; }

    protected abstract string Key { get; }

    /// <summary>The max number of characters and of texts in one request.</summary>
    protected abstract (int Characters, int Texts) Max { get; }

    public virtual async ValueTask InitializeAsync() => await StandIn.StartAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(StandIn.Complaints);
        if (_engine.IsValueCreated)
        {
            ((IDisposable)_engine.Value).Dispose();
        }

        await StandIn.DisposeAsync();
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_key_is_an_outage_without_retries_and_the_message_names_the_setting(int status)
    {
        StandIn.Always(EngineStandIn.Status(status, StandIn.Error(status, $"The key {Key} may not translate \"{Text}\".")));
        var failure = await FailureAsync();
        Assert.True(failure.IsOutage);
        Assert.Equal(1, StandIn.Requests);
        Assert.Equal(Refusal(status), failure.Message);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_transient_failure_is_retried_and_is_an_outage_if_it_lasts(int status)
    {
        var fault = EngineStandIn.Status(status, StandIn.Error(status, $"{Key}: {Text}"));
        StandIn.Once(fault);
        await AnswerAsync();
        Assert.Equal(2, StandIn.Requests);

        StandIn.Always(fault);
        var failure = await FailureAsync();
        Assert.Equal((true, null), (failure.IsOutage, failure.RetryAfter));
        Assert.Equal(2 + 1 + Quick.MaxRetries, StandIn.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Retry_After_is_kept_and_nothing_is_retried_before(int status)
    {
        StandIn.Always(EngineStandIn.Status(status, StandIn.Error(status, $"{Key}: {Text}"), ("Retry-After", "90")));
        var failure = await FailureAsync();
        Assert.Equal((true, TimeSpan.FromSeconds(90)), (failure.IsOutage, failure.RetryAfter));
        Assert.EndsWith(": it asks to wait 90 s.", failure.Message, StringComparison.Ordinal);

        var date = DateTimeOffset.UtcNow.AddMinutes(10).ToString("R", CultureInfo.InvariantCulture);
        StandIn.Always(EngineStandIn.Status(status, "", ("Retry-After", date)));
        failure = await FailureAsync();
        Assert.InRange(failure.RetryAfter!.Value.TotalMinutes, 5, 10);

        // One request each.
        Assert.Equal(2, StandIn.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("soon")]
    public async Task Throttling_without_a_valid_Retry_After_is_an_outage_without_retries(string? header)
    {
        StandIn.Always(EngineStandIn.Status(429, StandIn.Error(429, $"{Key}: {Text}"), header is null ? [] : [("Retry-After", header)]));
        var failure = await FailureAsync();
        Assert.Equal((true, null), (failure.IsOutage, failure.RetryAfter));
        Assert.Equal($"{Name} is asked too much; it is tried again later.", failure.Message);
        Assert.Equal(1, StandIn.Requests);
    }

    [Fact]
    public async Task A_bad_request_is_not_an_outage_and_the_message_has_the_reason_unless_it_quotes_a_secret()
    {
        StandIn.Always(EngineStandIn.Status(400, StandIn.Error(400, "The target language is not valid.")));
        var failure = await FailureAsync();
        Assert.Equal((false, $"{Name} refuses the request: The target language is not valid."), (failure.IsOutage, failure.Message));

        foreach (var secret in new[] { Key, Text, Text.ToUpperInvariant() })
        {
            StandIn.Always(EngineStandIn.Status(400, StandIn.Error(400, $"I can't read <{secret}>.")));
            Assert.Equal($"{Name} refuses the request (HTTP 400).", (await FailureAsync()).Message);
        }

        Assert.Equal(4, StandIn.Requests);
    }

    [Theory]
    [InlineData(307)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task A_redirect_is_not_followed(int status)
    {
        StandIn.Always(EngineStandIn.Status(status, "<html>", ("Location", "/elsewhere/translate")));
        var failure = await FailureAsync();
        Assert.StartsWith($"{Name} does not take the request (HTTP {status}): check Newsroom:", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, StandIn.Requests);
    }

    [Fact]
    public async Task A_response_that_breaks_off_is_retried_and_is_an_outage_if_it_lasts()
    {
        StandIn.Once(EngineStandIn.HalfABodyAsync);
        await AnswerAsync();
        StandIn.Always(EngineStandIn.HalfABodyAsync);
        var failure = await FailureAsync();
        Assert.Equal((true, $"{Name} broke off in its answer; it is tried again later."), (failure.IsOutage, failure.Message));
        Assert.Equal(2 + 1 + Quick.MaxRetries, StandIn.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_timeout_is_an_outage(bool hasBegun)
    {
        var clock = new FakeTimeProvider();
        var engine = Start(Quick, clock);
        using var end = (IDisposable)engine;
        StandIn.Always(hasBegun ? EngineStandIn.SlowBytesAsync : EngineStandIn.SilenceAsync);
        var asking = engine.TranslateAsync([Text], "fr", "en", Cancellation);
        for (var attempts = 1; !asking.IsCompleted; attempts++)
        {
            await WhenAsync(() => asking.IsCompleted || StandIn.Requests == attempts);
            while (!asking.IsCompleted && StandIn.Requests == attempts)
            {
                clock.Advance(TimeSpan.FromSeconds(10));
                await Task.Delay(10, Cancellation);
            }
        }

        var failure = await Assert.ThrowsAsync<TranslationException>(() => asking);
        Assert.Equal((true, $"{Name} did not answer in time; it is tried again later."), (failure.IsOutage, failure.Message));
        Assert.True(StandIn.Requests > 1);
    }

    [Theory]
    [InlineData("<html><title>Please sign in</title></html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("{\"translatedText\":5}")]
    public async Task A_response_of_another_shape_is_an_error_and_not_an_outage(string body)
    {
        StandIn.Always(EngineStandIn.Status(200, body));
        var failure = await FailureAsync();
        Assert.False(failure.IsOutage);
        Assert.StartsWith($"{Name} answered something else than a translation: check Newsroom:", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, StandIn.Requests);
    }

    [Fact]
    public async Task A_response_with_another_number_of_translations_than_texts_is_an_error()
    {
        foreach (var answer in new string?[][] { ["One."], ["One.", "Two.", "Three."], ["One.", null], [] })
        {
            StandIn.Always(EngineStandIn.Status(200, StandIn.Answer(answer)));
            var failure = await Assert.ThrowsAsync<TranslationException>(
                () => Engine.TranslateAsync(["Un mot.", "Deux mots."], "fr", "en", Cancellation));
            Assert.StartsWith($"{Name} answered something else", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_response_that_is_too_long_is_not_read_to_its_end()
    {
        StandIn.Always(EngineStandIn.Status(200, new string(' ', 17 * 1024 * 1024)));
        Assert.StartsWith($"{Name} answered something else", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_engine_that_cannot_be_reached_is_an_outage()
    {
        _ = Engine;
        await StandIn.StopAsync();
        var failure = await FailureAsync();
        Assert.Equal((true, $"{Name} cannot be reached; it is tried again later."), (failure.IsOutage, failure.Message));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_before_and_after_the_request_is_sent()
    {
        StandIn.Always(EngineStandIn.SilenceAsync);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asking = Enumerable.Range(0, Quick.MaxConcurrentRequests + 2)
            .Select(_ => Engine.TranslateAsync([Text], "fr", "en", cancellation.Token)).ToList();
        await WhenAsync(() => StandIn.Requests == Quick.MaxConcurrentRequests);
        await cancellation.CancelAsync();
        foreach (var one in asking)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        StandIn.Always(null);
        await AnswerAsync();
    }

    [Fact]
    public async Task The_number_of_concurrent_requests_is_limited_and_they_share_connections()
    {
        var open = new TaskCompletionSource();
        for (var i = 0; i < Quick.MaxConcurrentRequests; i++)
        {
            StandIn.Once(async context =>
            {
                await open.Task.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync(StandIn.Answer(["xText."]), context.RequestAborted);
            });
        }

        var asking = Enumerable.Range(0, 4 * Quick.MaxConcurrentRequests)
            .Select(_ => Engine.TranslateAsync([Text], "fr", "en", Cancellation)).ToList();
        await WhenAsync(() => StandIn.Requests == Quick.MaxConcurrentRequests);
        await Task.Delay(50, Cancellation);
        Assert.Equal(Quick.MaxConcurrentRequests, StandIn.Requests);
        open.SetResult();
        await Task.WhenAll(asking);
        Assert.Equal((4 * Quick.MaxConcurrentRequests, Quick.MaxConcurrentRequests), (StandIn.Requests, StandIn.MaxConcurrentRequests));
        Assert.InRange(StandIn.Connections, 1, Quick.MaxConcurrentRequests);
    }

    [Fact]
    public async Task Blank_texts_are_not_sent_and_equal_texts_are_sent_once()
    {
        var answers = await Engine.TranslateAsync(["", Text, " ", "\n", Text], "fr", "en", Cancellation);
        Assert.Equal([Text], Assert.Single(StandIn.ReceivedTexts));
        Assert.Equal(["", answers[1], " ", "\n", answers[1]], answers);
    }

    [Fact]
    public async Task Texts_beyond_the_limits_become_several_requests_in_order()
    {
        string[] many = [.. Enumerable.Range(0, Max.Texts + 1).Select(i => $"Mot {i}.")];
        await Engine.TranslateAsync(many, "fr", "en", Cancellation);
        Assert.True(StandIn.Requests > 1);
        Assert.Equal(many, StandIn.ReceivedTexts.SelectMany(texts => texts));

        var asked = StandIn.ReceivedTexts.Count;
        await Engine.TranslateAsync(Long(5), "fr", "en", Cancellation);
        Assert.Equal([2, 2, 1], StandIn.ReceivedTexts.Skip(asked).Select(texts => texts.Count));
    }

    [Fact]
    public async Task Translations_from_before_a_failed_request_are_kept_for_the_retry()
    {
        var texts = Long(5);
        StandIn.Once(EngineStandIn.Status(200, StandIn.Answer(["xA.", "xB."])));
        StandIn.Once(EngineStandIn.Status(429));
        await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync(texts, "fr", "en", Cancellation));
        Assert.Empty(StandIn.ReceivedTexts);
        var answers = await Engine.TranslateAsync(texts, "fr", "en", Cancellation);
        Assert.Equal(["xA.", "xB."], answers.Take(2));
        Assert.Equal(texts.Skip(2), StandIn.ReceivedTexts.SelectMany(asked => asked));

        // Only for one retry: later calls send the text again.
        await Engine.TranslateAsync(texts.Take(1).ToList(), "fr", "en", Cancellation);
        Assert.Equal(texts[..1], StandIn.ReceivedTexts.Last());
    }

    private protected abstract ITranslator Start(EngineLimits limits, TimeProvider clock);

    /// <summary>The message for a response of 401 or 403.</summary>
    protected abstract string Refusal(int status);

    /// <summary>Texts so long that two fit into one request.</summary>
    private string[] Long(int number) => [.. Enumerable.Range(0, number).Select(i => $"{i} {new string('m', (Max.Characters / 2) - 10)}.")];

    private async Task AnswerAsync() => Assert.Equal(
        ["xLes xvoisins xdu xquartier xdansent xtoute xla xnuit."], await Engine.TranslateAsync([Text], "fr", "en", Cancellation));

    /// <summary>The failure of a translation. No part of it has the key or the text.</summary>
    private async Task<TranslationException> FailureAsync()
    {
        var failure = await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync([Text], "fr", "en", Cancellation));
        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Text, failure.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(".", failure.Message, StringComparison.Ordinal);
        return failure;
    }

    private static async Task WhenAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5, Cancellation);
        }
    }
}
