using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Newsroom.Http.Caching;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Http;

/// <summary>Responses are built once for each state of the site, and depend on nothing else.</summary>
public sealed class ResponseCacheTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static readonly byte[] Feed = "a feed"u8.ToArray();

    private readonly string _connection = emulator.NewAccount();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_many_ask_the_answer_is_built_once_for_a_generation()
    {
        using var instance = new Instance(_connection, _clock);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => instance.AskAsync(Feed)));
        await instance.AskAsync(Feed);
        Assert.Equal(1, instance.Built);

        await instance.Generations.AdvanceAsync("en", Cancelled);
        await instance.AskAsync(Feed);
        Assert.Equal(1, instance.Built);

        await instance.Generations.AdvanceAsync("fr", Cancelled);
        await instance.AskAsync(Feed);
        Assert.Equal(2, instance.Built);
    }

    [Fact]
    public async Task A_304_costs_one_read_and_no_building_also_on_an_instance_that_never_built_the_answer()
    {
        using var one = new Instance(_connection, _clock);
        var tag = (await one.AskAsync(Feed)).Headers.ETag.ToString();

        using var other = new Instance(_connection, _clock);
        await other.Generations.ReadAsync("de", Cancelled);
        other.Requests.Clear();
        var answer = await other.AskAsync(Feed, tag);

        Assert.Equal(304, answer.StatusCode);
        Assert.Equal(0, other.Built);
        Assert.Contains("state", Assert.Single(other.Requests), StringComparison.Ordinal);
        Assert.Contains("generation", Assert.Single(other.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_instance_published_is_noticed_within_a_second()
    {
        using var one = new Instance(_connection, _clock);
        using var other = new Instance(_connection, _clock);
        var tag = (await other.AskAsync(Feed)).Headers.ETag.ToString();

        await one.Generations.AdvanceAsync("fr", Cancelled);
        _clock.Advance(TimeSpan.FromMilliseconds(500));
        var answer = await other.AskAsync("another feed"u8.ToArray(), tag);

        Assert.Equal(200, answer.StatusCode);
        Assert.Equal(2, other.Built);
    }

    [Fact]
    public async Task An_answer_about_all_languages_is_built_again_when_any_changes()
    {
        using var instance = new Instance(_connection, _clock);
        await instance.AskAboutAllAsync(Feed);
        await instance.Generations.AdvanceAsync("en", Cancelled);
        await instance.AskAboutAllAsync(Feed);
        Assert.Equal(2, instance.Built);
    }

    [Fact]
    public async Task Tomorrow_the_answer_is_built_again_as_it_may_begin_with_today()
    {
        using var instance = new Instance(_connection, _clock);
        var tag = (await instance.AskAsync(Feed)).Headers.ETag.ToString();
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(304, (await instance.AskAsync(Feed, tag)).StatusCode);
        Assert.Equal(2, instance.Built);
    }

    [Fact]
    public async Task A_copy_made_with_other_settings_is_not_good_unless_it_is_the_same()
    {
        using var one = new Instance(_connection, _clock);
        var tag = (await one.AskAsync(Feed)).Headers.ETag.ToString();

        using var renamed = new Instance(_connection, _clock, new SiteOptions { Fingerprint = "another title" });
        Assert.Equal(200, (await renamed.AskAsync("the feed under its new title"u8.ToArray(), tag)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_waited_for_a_cancelled_build_builds_the_response_itself()
    {
        using var instance = new Instance(_connection, _clock);
        using var leaving = new CancellationTokenSource();
        var building = new TaskCompletionSource();
        var first = instance.RespondAsync(async () =>
        {
            building.SetResult();
            await Task.Delay(Timeout.Infinite, leaving.Token);
            return new CachedResponse(Feed, "text/plain");
        }, leaving.Token);
        await building.Task;
        var second = instance.AskAsync(Feed);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(200, (await second).StatusCode);
    }

    [Fact]
    public async Task A_failure_is_not_cached()
    {
        using var instance = new Instance(_connection, _clock);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => instance.RespondAsync(() => throw new InvalidOperationException(), Cancelled));
        Assert.Equal(200, (await instance.AskAsync(Feed)).StatusCode);
    }

    /// <summary>One of several processes that share an account.</summary>
    private sealed class Instance : IDisposable
    {
        private readonly ResponseCache _responses;

        public Instance(string connection, TimeProvider clock, SiteOptions? site = null)
        {
            var options = new TableClientOptions();
            options.AddPolicy(new Recorder(Requests), HttpPipelinePosition.PerRetry);
            var storage = new StorageAccount(
                new(new BlobServiceClient(connection)),
                new(new QueueServiceClient(connection)),
                new(new TableServiceClient(connection, options)));
            Generations = new Generations(storage, clock);
            _responses = new ResponseCache(Generations, site ?? new SiteOptions(), clock);
        }

        public Generations Generations { get; }

        public List<string> Requests { get; } = [];

        public int Built { get; private set; }

        public Task<HttpResponse> AskAsync(byte[] bytes, string? tag = null) =>
            ExecuteAsync(tag, request => _responses.RespondAsync(request, "fr", () => BuildAsync(bytes), Cancelled));

        public Task<HttpResponse> AskAboutAllAsync(byte[] bytes) =>
            ExecuteAsync(tag: null, request => _responses.RespondFromAllLanguagesAsync(request, "fr", () => BuildAsync(bytes), Cancelled));

        public Task<IResult> RespondAsync(Func<Task<CachedResponse>> build, CancellationToken cancellationToken) =>
            _responses.RespondAsync(Http.Requests.New("/feed").Request, "fr", build, cancellationToken);

        public void Dispose() => _responses.Dispose();

        private static async Task<HttpResponse> ExecuteAsync(string? tag, Func<HttpRequest, Task<IResult>> ask)
        {
            var context = Http.Requests.New("/feed");
            context.Request.Headers.IfNoneMatch = tag;
            await (await ask(context.Request)).ExecuteAsync(context);
            return context.Response;
        }

        private async Task<CachedResponse> BuildAsync(byte[] bytes)
        {
            await Task.Yield();
            Built++;
            return new CachedResponse(bytes, "text/plain");
        }
    }

    private sealed class Recorder(List<string> requests) : Azure.Core.Pipeline.HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => requests.Add(message.Request.Uri.ToString());
    }
}
