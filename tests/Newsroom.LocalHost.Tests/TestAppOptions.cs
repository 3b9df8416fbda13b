using Azure.Storage.Queues;

namespace Newsroom.LocalHost.Tests;

internal sealed record TestAppOptions(string? Storage)
{
    public Dictionary<string, string?> Settings { get; init; } = [];

    public Journal Journal { get; init; } = new();

    public QueueMessageEncoding Encoding { get; init; } = QueueMessageEncoding.Base64;

    public string? ContentRoot { get; init; } = AppContext.BaseDirectory;

    public Action<LocalFunctionsBuilder> Configure { get; init; } = _ => { };
}
