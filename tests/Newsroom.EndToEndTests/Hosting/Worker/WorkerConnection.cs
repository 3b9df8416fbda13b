using System.IO.Pipelines;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.Tests.Hosting.Worker;

/// <summary>The gRPC server that a worker connects to: one stream of messages in each direction.</summary>
internal sealed class WorkerConnection : IAsyncDisposable
{
    private readonly TaskCompletionSource<(PipeReader Input, PipeWriter Output)> _streams = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<JsonObject> _logs = [];
    private readonly WebApplication _server;

    private WorkerConnection(WebApplication server) => _server = server;

    /// <summary>The log messages that the worker has sent before anything that was waited for.</summary>
    public IReadOnlyList<JsonObject> Logs => _logs;

    public Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public static async Task<WorkerConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            // The stream is idle most of the time.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        var connection = new WorkerConnection(builder.Build());
        connection._server.Run(connection.ServeAsync);
        await connection._server.StartAsync(cancellationToken);
        return connection;
    }

    /// <summary>Sends a message and waits for the answer; log messages that come first are kept, others ignored.</summary>
    /// <returns>The content of the answer.</returns>
    public async Task<JsonObject> AskAsync(JsonObject question, string answer, CancellationToken cancellationToken)
    {
        await SendAsync(question, cancellationToken);
        return await ReceiveAsync(answer, cancellationToken);
    }

    public async Task SendAsync(JsonObject message, CancellationToken cancellationToken)
    {
        var (_, output) = await _streams.Task.WaitAsync(cancellationToken);
        await WorkerProtocol.WriteAsync(output, message, cancellationToken);
    }

    public async Task<JsonObject> ReceiveAsync(string name, CancellationToken cancellationToken)
    {
        var (input, _) = await _streams.Task.WaitAsync(cancellationToken);
        while (await WorkerProtocol.ReadAsync(input, cancellationToken) is { } message)
        {
            if (message["rpcLog"] is JsonObject log)
            {
                _logs.Add(log);
            }

            if (message[name] is JsonObject content)
            {
                return content;
            }
        }

        throw new InvalidOperationException($"The worker closed its stream and did not send '{name}'.");
    }

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await _server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Path != WorkerProtocol.Path)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "application/grpc";
        await http.Response.StartAsync(http.RequestAborted);
        _streams.TrySetResult((http.Request.BodyReader, http.Response.BodyWriter));
        await _end.Task;
    }
}
