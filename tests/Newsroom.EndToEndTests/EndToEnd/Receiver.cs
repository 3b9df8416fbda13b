using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Newsroom.Tests.EndToEnd;

/// <summary>A message that a <see cref="Receiver"/> got.</summary>
internal sealed record ReceivedMessage(string Id, string Time, string Signature, string Body);

/// <summary>A webhook and a WebSub hub on this machine.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>What it answers.</summary>
    public int Status { get; set; } = StatusCodes.Status204NoContent;

    /// <summary>The messages that it answered with success.</summary>
    public ConcurrentQueue<ReceivedMessage> Messages { get; } = new();

    /// <summary>The requests that it answered with failure.</summary>
    public int Failures { get; private set; }

    /// <summary>The feeds that it was told of.</summary>
    public ConcurrentQueue<string> Feeds { get; } = new();

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.MapPost("/hook", receiver.TakeAsync);
        app.MapPost("/hub", receiver.TakeFeedAsync);
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        if (Status >= 300)
        {
            Failures++;
            return Results.StatusCode(Status);
        }

        var headers = request.Headers;
        Messages.Enqueue(new(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, body));
        return Results.StatusCode(Status);
    }

    private async Task<IResult> TakeFeedAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        Feeds.Enqueue($"{form["hub.mode"]} {form["hub.url"]}");
        return Results.StatusCode(Status);
    }
}
