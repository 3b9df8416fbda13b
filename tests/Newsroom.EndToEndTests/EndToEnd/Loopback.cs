using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// A server on this machine. It receives telemetry (OTLP, http/protobuf), and has the API of LibreTranslate. It refuses texts with the
/// word <see cref="RefusedWord"/>, with a message that quotes text and key.
/// </summary>
internal sealed class Loopback : IAsyncDisposable
{
    public const string RefusedWord = "grognon";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();

    private Loopback(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public static async Task<Loopback> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var loopback = new Loopback(app);
        app.MapPost("/v1/{signal}", loopback.TakeAsync);
        app.MapGet("/spec", () => """{"info":{"version":"1"}}""");
        app.MapGet("/languages", () => """[{"code":"fr","targets":["fr","en","es"]}]""");
        app.MapPost("/translate", TranslateAsync);
        await app.StartAsync();
        return loopback;
    }

    /// <summary>
    /// All data of one kind received so far: <c>traces</c>, <c>metrics</c> or <c>logs</c>. Texts are not encoded in it.
    /// </summary>
    public string Received(string signal) =>
        string.Join(
            '\n', _received.Where(request => request.Path == $"/v1/{signal}").Select(request => Encoding.UTF8.GetString(request.Body)));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        _received.Enqueue((request.Path.Value!, body.ToArray()));
        return Results.Bytes([], "application/x-protobuf");
    }

    private static async Task<IResult> TranslateAsync(HttpRequest request)
    {
        using var question = await JsonDocument.ParseAsync(request.Body);
        var (texts, target) = (question.RootElement.Texts("q"), question.RootElement.Text("target"));
        return texts.Where(text => text.Contains(RefusedWord, StringComparison.Ordinal)).MaxBy(text => text.Length) is { } text
            ? Results.Json(
                new { error = $"Not with {question.RootElement.Text("api_key")?[..12]}: {text[..Math.Min(60, text.Length)]}" },
                statusCode: 400)
            : Results.Json(new { translatedText = texts.Select(text => $"{target} {text}") });
    }
}
