using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace Newsroom.Tests.Hosting.Worker;

/// <summary>Starts a published app as the Functions host does, and speaks the host's side of the worker protocol with it.</summary>
internal sealed class StandInHost : IAsyncDisposable
{
    private const int MaxMessageLength = 128 * 1024 * 1024;

    private readonly string _folder;
    private readonly WorkerConnection _connection;
    private readonly Process _worker;
    private readonly StringBuilder _output = new();

    private StandInHost(string folder, WorkerConnection connection, Process worker) =>
        (_folder, _connection, _worker) = (folder, connection, worker);

    /// <summary>The capabilities that the worker names when it is initialized.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    /// <summary>The messages that the worker has sent for the host's log, with level, category and text.</summary>
    public IReadOnlyList<string> Logs => [.. _connection.Logs.Select(log => $"{log["level"]} {log["category"]}: {log["message"]}")];

    /// <param name="folder">The published app.</param>
    /// <param name="settings">The app settings.</param>
    /// <param name="cancellationToken">Ends the wait for the worker.</param>
    public static async Task<StandInHost> StartAsync(
        string folder, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var connection = await WorkerConnection.OpenAsync(cancellationToken);
        var host = new StandInHost(folder, connection, Process.Start(WorkerStart(folder, settings, connection.Address))!);
        try
        {
            host.ReadOutput();
            await host.InitializeAsync(cancellationToken);
            return host;
        }
        catch (Exception failure)
        {
            await host.DisposeAsync();
            throw new InvalidOperationException($"The worker was not initialized. Its output: {host._output}", failure);
        }
    }

    /// <summary>The functions of the worker.</summary>
    public async Task<IReadOnlyList<JsonObject>> IndexAsync(CancellationToken cancellationToken)
    {
        var answer = await _connection.AskAsync(
            Message(
                "functionsMetadataRequest", new() { ["functionAppDirectory"] = _folder }), "functionMetadataResponse", cancellationToken);
        Succeeded(answer);
        return [.. answer["functionMetadataResults"]!.AsArray().Select(function => function!.AsObject())];
    }

    /// <summary>Makes the worker load a function.</summary>
    public async Task LoadAsync(JsonObject function, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["functionId"] = function["functionId"]!.GetValue<string>(), ["metadata"] = function.DeepClone() };
        Succeeded(await _connection.AskAsync(Message("functionLoadRequest", request), "functionLoadResponse", cancellationToken));
    }

    /// <summary>Sends a GET request to a loaded function: the request by HTTP, its invocation by gRPC, as the host does.</summary>
    public async Task<HttpResponseMessage> GetAsync(JsonObject function, string path, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var trigger = Bindings(function)[0];
        await _connection.SendAsync(
            Message("invocationRequest", new()
            {
                ["invocationId"] = id,
                ["functionId"] = function["functionId"]!.GetValue<string>(),
                ["inputData"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = trigger["name"]!.GetValue<string>(),
                        ["data"] = new JsonObject { ["http"] = new JsonObject() },
                    }),
                ["traceContext"] = new JsonObject(),
                ["retryContext"] = new JsonObject(),
            }),
            cancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(Capabilities["HttpUri"]) };
        http.DefaultRequestHeaders.Add("x-ms-invocation-id", id);
        var response = await http.GetAsync(path, cancellationToken);
        Succeeded(await _connection.ReceiveAsync("invocationResponse", cancellationToken));
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_worker.HasExited)
        {
            _worker.Kill(entireProcessTree: true);
            await _worker.WaitForExitAsync(CancellationToken.None);
        }

        _worker.Dispose();
        await _connection.DisposeAsync();
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        var started = _connection.ReceiveAsync("startStream", cancellationToken);
        await await Task.WhenAny(started, FailIfItEndsAsync(cancellationToken));
        var request = new JsonObject { ["hostVersion"] = "4.1037.0", ["functionAppDirectory"] = _folder, ["workerDirectory"] = _folder };
        var answer = await _connection.AskAsync(Message("workerInitRequest", request), "workerInitResponse", cancellationToken);
        Succeeded(answer);
        Capabilities = answer["capabilities"]!
            .AsObject()
            .ToDictionary(capability => capability.Key, capability => capability.Value!.GetValue<string>());
    }

    private async Task FailIfItEndsAsync(CancellationToken cancellationToken)
    {
        await _worker.WaitForExitAsync(cancellationToken);
        throw new InvalidOperationException($"The worker ended with exit code {_worker.ExitCode}.");
    }

    private void ReadOutput()
    {
        _worker.OutputDataReceived += (_, line) => Append(line.Data);
        _worker.ErrorDataReceived += (_, line) => Append(line.Data);
        _worker.BeginOutputReadLine();
        _worker.BeginErrorReadLine();

        void Append(string? line)
        {
            lock (_output)
            {
                _output.AppendLine(line);
            }
        }
    }

    private static ProcessStartInfo WorkerStart(string folder, IReadOnlyDictionary<string, string> settings, Uri address)
    {
        var id = Guid.NewGuid().ToString();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            ArgumentList =
            {
                Path.Combine(folder, "Newsroom.dll"),
                "--functions-uri", address.ToString(),
                "--functions-worker-id", id,
                "--functions-request-id", Guid.NewGuid().ToString(),
                "--functions-grpc-max-message-length", $"{MaxMessageLength}",
            },
            Environment = { ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated", ["FUNCTIONS_APPLICATION_DIRECTORY"] = folder },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>The bindings of a function, the trigger first.</summary>
    private static IReadOnlyList<JsonObject> Bindings(JsonObject function) =>
        [.. function["rawBindings"]!.AsArray().Select(binding => JsonNode.Parse(binding!.GetValue<string>())!.AsObject())];

    private static JsonObject Message(string name, JsonObject content) =>
        new() { ["requestId"] = Guid.NewGuid().ToString(), [name] = content };

    private static void Succeeded(JsonObject answer)
    {
        if (answer["result"]?["status"]?.GetValue<string>() != "Success")
        {
            throw new InvalidOperationException($"The worker reports: {answer.ToJsonString()}");
        }
    }
}
