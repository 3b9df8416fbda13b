using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Translation;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>What every engine on the network keeps to besides, whatever its service does.</summary>
public abstract class HttpEngineContractTests : EngineContractTests, IAsyncLifetime
{
    private const string Text = "Les voisins du quartier dansent toute la nuit.";

    /// <summary>As patient as usual, and quick to try again.</summary>
    private static readonly EngineLimits Quick = new() { Delay = TimeSpan.FromMilliseconds(1), Retries = 2, AtOnce = 3 };

    private readonly Lazy<ITranslator> _engine;

    protected HttpEngineContractTests() => _engine = new(() => Start(Quick, TimeProvider.System));

    protected sealed override ITranslator Engine => _engine.Value;

    protected abstract EngineStandIn StandIn { get; }

    protected abstract string Name { get; }

    protected abstract string Key { get; }

    /// <summary>Characters of several texts that one request may have, and texts.</summary>
    protected abstract (int Characters, int Texts) Most { get; }

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
    public async Task Who_is_refused_does_not_insist_and_says_what_to_look_at(int status)
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
    public async Task What_may_be_well_a_moment_later_is_tried_again_and_an_outage_if_it_lasts(int status)
    {
        var fault = EngineStandIn.Status(status, StandIn.Error(status, $"{Key}: {Text}"));
        StandIn.Once(fault);
        await AnswerAsync();
        Assert.Equal(2, StandIn.Requests);

        StandIn.Always(fault);
        var failure = await FailureAsync();
        Assert.Equal((true, null), (failure.IsOutage, failure.RetryAfter));
        Assert.Equal(2 + 1 + Quick.Retries, StandIn.Requests);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Who_asks_for_rest_is_left_alone_for_as_long_as_that(int status)
    {
        StandIn.Always(EngineStandIn.Status(status, StandIn.Error(status, $"{Key}: {Text}"), ("Retry-After", "90")));
        var failure = await FailureAsync();
        Assert.Equal((true, TimeSpan.FromSeconds(90)), (failure.IsOutage, failure.RetryAfter));
        Assert.EndsWith(": it asks to wait 90 s.", failure.Message, StringComparison.Ordinal);

        StandIn.Always(EngineStandIn.Status(status, "", ("Retry-After", DateTimeOffset.UtcNow.AddMinutes(10).ToString("R", CultureInfo.InvariantCulture))));
        failure = await FailureAsync();
        Assert.InRange(failure.RetryAfter!.Value.TotalMinutes, 5, 10);

        // Each was asked once.
        Assert.Equal(2, StandIn.Requests);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Wed, 21 Oct 2015 07:28:00 GMT")]
    [InlineData("soon")]
    public async Task Who_is_asked_too_much_and_does_not_say_for_how_long_is_left_alone_too(string? header)
    {
        StandIn.Always(EngineStandIn.Status(429, StandIn.Error(429, $"{Key}: {Text}"), header is null ? [] : [("Retry-After", header)]));
        var failure = await FailureAsync();
        Assert.Equal((true, null), (failure.IsOutage, failure.RetryAfter));
        Assert.Equal($"{Name} is asked too much; it is tried again later.", failure.Message);
        Assert.Equal(1, StandIn.Requests);
    }

    [Fact]
    public async Task A_request_that_is_refused_is_no_outage_and_the_reason_is_told()
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
    public async Task Another_address_is_not_gone_after(int status)
    {
        StandIn.Always(EngineStandIn.Status(status, "<html>", ("Location", "/elsewhere/translate")));
        var failure = await FailureAsync();
        Assert.StartsWith($"{Name} does not take the request (HTTP {status}): check Newsroom:", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, StandIn.Requests);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again_and_an_outage_if_all_do()
    {
        StandIn.Once(EngineStandIn.HalfABodyAsync);
        await AnswerAsync();
        StandIn.Always(EngineStandIn.HalfABodyAsync);
        var failure = await FailureAsync();
        Assert.Equal((true, $"{Name} broke off in its answer; it is tried again later."), (failure.IsOutage, failure.Message));
        Assert.Equal(2 + 1 + Quick.Retries, StandIn.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_does_not_come_in_time_is_an_outage(bool hasBegun)
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
    public async Task What_is_no_translation_is_taken_for_none(string body)
    {
        StandIn.Always(EngineStandIn.Status(200, body));
        var failure = await FailureAsync();
        Assert.False(failure.IsOutage);
        Assert.StartsWith($"{Name} answered something else than a translation: check Newsroom:", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, StandIn.Requests);
    }

    [Fact]
    public async Task Another_number_of_translations_than_of_texts_is_none()
    {
        foreach (var answer in new string?[][] { ["One."], ["One.", "Two.", "Three."], ["One.", null], [] })
        {
            StandIn.Always(EngineStandIn.Status(200, StandIn.Answer(answer)));
            var failure = await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync(["Un mot.", "Deux mots."], "fr", "en", Cancellation));
            Assert.StartsWith($"{Name} answered something else", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        StandIn.Always(EngineStandIn.Status(200, new string(' ', 17 * 1024 * 1024)));
        Assert.StartsWith($"{Name} answered something else", (await FailureAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_not_there_is_an_outage()
    {
        _ = Engine;
        await StandIn.StopAsync();
        var failure = await FailureAsync();
        Assert.Equal((true, $"{Name} cannot be reached; it is tried again later."), (failure.IsOutage, failure.Message));
    }

    [Fact]
    public async Task Who_gives_up_need_not_wait_whether_his_turn_has_come_or_not()
    {
        StandIn.Always(EngineStandIn.SilenceAsync);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var asking = Enumerable.Range(0, Quick.AtOnce + 2).Select(_ => Engine.TranslateAsync([Text], "fr", "en", patience.Token)).ToList();
        await WhenAsync(() => StandIn.Requests == Quick.AtOnce);
        await patience.CancelAsync();
        foreach (var one in asking)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        StandIn.Always(null);
        await AnswerAsync();
    }

    [Fact]
    public async Task No_more_requests_are_there_at_once_than_are_allowed_and_they_share_connections()
    {
        var open = new TaskCompletionSource();
        for (var i = 0; i < Quick.AtOnce; i++)
        {
            StandIn.Once(async context =>
            {
                await open.Task.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync(StandIn.Answer(["xText."]), context.RequestAborted);
            });
        }

        var asking = Enumerable.Range(0, 4 * Quick.AtOnce).Select(_ => Engine.TranslateAsync([Text], "fr", "en", Cancellation)).ToList();
        await WhenAsync(() => StandIn.Requests == Quick.AtOnce);
        await Task.Delay(50, Cancellation);
        Assert.Equal(Quick.AtOnce, StandIn.Requests);
        open.SetResult();
        await Task.WhenAll(asking);
        Assert.Equal((4 * Quick.AtOnce, Quick.AtOnce), (StandIn.Requests, StandIn.MostAtOnce));
        Assert.InRange(StandIn.Connections, 1, Quick.AtOnce);
    }

    [Fact]
    public async Task Blanks_are_not_sent_and_the_same_text_is_sent_once()
    {
        var answers = await Engine.TranslateAsync(["", Text, " ", "\n", Text], "fr", "en", Cancellation);
        Assert.Equal([Text], Assert.Single(StandIn.Asked));
        Assert.Equal(["", answers[1], " ", "\n", answers[1]], answers);
    }

    [Fact]
    public async Task More_than_one_request_takes_becomes_several_in_order()
    {
        string[] many = [.. Enumerable.Range(0, Most.Texts + 1).Select(i => $"Mot {i}.")];
        await Engine.TranslateAsync(many, "fr", "en", Cancellation);
        Assert.True(StandIn.Requests > 1);
        Assert.Equal(many, StandIn.Asked.SelectMany(texts => texts));

        var asked = StandIn.Asked.Count;
        await Engine.TranslateAsync(Long(5), "fr", "en", Cancellation);
        Assert.Equal([2, 2, 1], StandIn.Asked.Skip(asked).Select(texts => texts.Count));
    }

    [Fact]
    public async Task What_was_answered_before_a_request_failed_is_not_sent_again()
    {
        var texts = Long(5);
        StandIn.Once(EngineStandIn.Status(200, StandIn.Answer(["xA.", "xB."])));
        StandIn.Once(EngineStandIn.Status(429));
        await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync(texts, "fr", "en", Cancellation));
        Assert.Empty(StandIn.Asked);
        var answers = await Engine.TranslateAsync(texts, "fr", "en", Cancellation);
        Assert.Equal(["xA.", "xB."], answers.Take(2));
        Assert.Equal(texts.Skip(2), StandIn.Asked.SelectMany(asked => asked));

        // For once: who asks later asks anew.
        await Engine.TranslateAsync(texts.Take(1).ToList(), "fr", "en", Cancellation);
        Assert.Equal(texts[..1], StandIn.Asked.Last());
    }

    private protected abstract ITranslator Start(EngineLimits limits, TimeProvider clock);

    /// <summary>What is said where the service answers 401 or 403.</summary>
    protected abstract string Refusal(int status);

    /// <summary>Texts of which two fit into one request.</summary>
    private string[] Long(int number) => [.. Enumerable.Range(0, number).Select(i => $"{i} {new string('m', (Most.Characters / 2) - 10)}.")];

    private async Task AnswerAsync() => Assert.Equal(
        ["xLes xvoisins xdu xquartier xdansent xtoute xla xnuit."], await Engine.TranslateAsync([Text], "fr", "en", Cancellation));

    /// <summary>The failure of a question; nothing of it has the key or the text.</summary>
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
