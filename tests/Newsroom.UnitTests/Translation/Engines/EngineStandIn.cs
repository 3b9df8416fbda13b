using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>
/// Stands in for a translation service on the network. It checks each request as the service's documentation describes it, translates by
/// putting an x before each word, and fails on demand.
/// </summary>
public abstract partial class EngineStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _once = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<IReadOnlyList<string>> _receivedTexts = new();
    private readonly ConcurrentDictionary<string, bool> _connections = new();
    private readonly Lock _count = new();
    private Func<HttpContext, Task>? _always;
    private int _concurrentRequests;

    protected EngineStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>The address, once it is started.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>What was wrong with the requests.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The texts of each request that was answered with translations.</summary>
    public IReadOnlyCollection<IReadOnlyList<string>> ReceivedTexts => _receivedTexts;

    /// <summary>The number of requests for translations, answered or not.</summary>
    public int Requests { get; private set; }

    /// <summary>The max number of requests at the same time.</summary>
    public int MaxConcurrentRequests { get; private set; }

    /// <summary>The number of connections of these requests.</summary>
    public int Connections => _connections.Count;

    public Task StartAsync() => _app.StartAsync();

    public Task StopAsync() => _app.StopAsync();

    /// <summary>Fails the next request for translations.</summary>
    public void Once(Func<HttpContext, Task> failure) => _once.Enqueue(failure);

    /// <summary>Fails all requests for translations; null to end that.</summary>
    public void Always(Func<HttpContext, Task>? failure) => _always = failure;

    public static Func<HttpContext, Task> Status(
        int status, string body = "", params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    /// <summary>A response that breaks off.</summary>
    public static async Task HalfABodyAsync(HttpContext context)
    {
        context.Response.ContentLength = 100;
        await context.Response.WriteAsync("[{\"translat", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    /// <summary>A response that never ends.</summary>
    public static async Task SlowBytesAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync(" ", CancellationToken.None);
            await context.Response.Body.FlushAsync(CancellationToken.None);
            await Task.Delay(20, CancellationToken.None);
        }
    }

    /// <summary>No response at all.</summary>
    public static async Task SilenceAsync(HttpContext context)
    {
        var over = new TaskCompletionSource();
        await using var aborted = context.RequestAborted.Register(over.SetResult);
        await over.Task;
    }

    /// <summary>The body of an error of this service.</summary>
    public abstract string Error(int status, string message);

    /// <summary>The body of a response of this service.</summary>
    public abstract string Answer(IReadOnlyList<string?> translations);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _app.DisposeAsync();
    }

    /// <summary>Reads a request for translations.</summary>
    /// <returns>The texts, or what is wrong with the request.</returns>
    protected abstract (IReadOnlyList<string>? Texts, int Status, string? Complaint) Read(HttpRequest request, string body);

    /// <summary>Answers any other request.</summary>
    protected abstract Task AnswerOtherAsync(HttpContext context);

    /// <summary>A translation: all words but those in protected elements and in tags.</summary>
    protected virtual string Translate(string html) =>
        Untouched().Replace(html, part => part.Groups["word"].Success ? $"x{part.Value}" : part.Value);

    private async Task HandleAsync(HttpContext context)
    {
        if (!context.Request.Path.Value!.EndsWith("/translate", StringComparison.Ordinal))
        {
            await AnswerOtherAsync(context);
            return;
        }

        Count(context);
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            await (_once.TryDequeue(out var failure) ? failure(context) : _always?.Invoke(context) ?? AnswerAsync(context, body));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client no longer waits for the response.
        }
        finally
        {
            lock (_count)
            {
                _concurrentRequests--;
            }
        }
    }

    private void Count(HttpContext context)
    {
        _connections.TryAdd(context.Connection.Id, true);
        lock (_count)
        {
            Requests++;
            MaxConcurrentRequests = Math.Max(MaxConcurrentRequests, ++_concurrentRequests);
        }
    }

    private async Task AnswerAsync(HttpContext context, string body)
    {
        var (texts, status, complaint) = Read(context.Request, body);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        if (texts is null)
        {
            _complaints.Enqueue(complaint!);
            await context.Response.WriteAsync(Error(status, complaint!), context.RequestAborted);
            return;
        }

        _receivedTexts.Enqueue(texts);
        await context.Response.WriteAsync(Answer([.. texts.Select(Translate)]), context.RequestAborted);
    }

    [GeneratedRegex("""<span\b[^>]*class="notranslate"[^>]*>[^<]*</span>|<[^>]*>|&#?\w+;|(?<word>\p{L}+)""")]
    private static partial Regex Untouched();
}
