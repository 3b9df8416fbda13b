using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Newsroom.LocalHost.Tests;

internal sealed record TestAppOptions(string? Storage)
{
    public Dictionary<string, string?> Settings { get; init; } = [];

    public Journal Journal { get; init; } = new();

    public QueueMessageEncoding Encoding { get; init; } = QueueMessageEncoding.Base64;

    public string? ContentRoot { get; init; } = AppContext.BaseDirectory;

    public Action<FunctionsApplicationBuilder> Configure { get; init; } = _ => { };
}
