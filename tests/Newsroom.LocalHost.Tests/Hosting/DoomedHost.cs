using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Newsroom.LocalHost.Tests.Hosting;

/// <summary>A host in a process of its own, to be killed while its function runs.</summary>
internal static class DoomedHost
{
    public const string Command = "doomed-host";
    public const string Begun = "begun";

    public static TestAppOptions Options(string folder) =>
        new(Storage: null) { Settings = { ["LocalHost:DataFolder"] = folder } };

    public static async Task<int> RunAsync(string folder)
    {
        var options = Options(folder);
        options.Journal.CloseGate("held");
        await using var host = TestApp.Build(options, typeof(Held));
        await host.StartAsync();
        await new BlobClient(host.StorageConnectionString, "uploads", "a").UploadAsync(BinaryData.FromString("1"));
        while (options.Journal.Entries.Count == 0)
        {
            await Task.Delay(20);
        }

        Console.WriteLine(Begun);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public sealed class Held(Journal journal)
    {
        [Function("Held")]
        public async Task RunAsync([BlobTrigger("uploads/{name}")] BlobClient blob, string name, CancellationToken cancellationToken)
        {
            journal.Write($"begin {name}");
            await journal.PassAsync("held", cancellationToken);
            journal.Write($"end {name}");
        }
    }
}
