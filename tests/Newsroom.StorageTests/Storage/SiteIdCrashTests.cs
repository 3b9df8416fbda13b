using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Newsroom.Storage;
using Newsroom.Tests.Articles;
using Xunit;

namespace Newsroom.Tests.Storage;

/// <summary>
/// A process ends at any request while it makes the id of the site, in the container and in the tables. Whatever id a process gives out,
/// every later one gives out the same.
/// </summary>
public sealed class SiteIdCrashTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_id_that_a_process_gave_out_stays_wherever_another_one_ended_before()
    {
        for (var (k, died) = (1 + Sampling.Part, true); died; k += Sampling.Step)
        {
            died = await TestAsync(EndsAt(k, after: false));
            await TestAsync(EndsAt(k, after: true));
        }
    }

    [Fact]
    public async Task Processes_that_begin_at_once_give_out_one_id_wherever_one_of_them_is_slow()
    {
        for (var (k, isStopped) = (1 + Sampling.Part, true); isStopped; k += Sampling.Step)
        {
            var connection = emulator.NewAccount();
            var (stopped, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
            var slow = IdAsync(connection, new Network(async (number, send) =>
            {
                if (number == k)
                {
                    stopped.TrySetResult();
                    await goOn.Task;
                }

                await send();
            }, createsAll: true));
            await Task.WhenAny(stopped.Task, slow);
            isStopped = stopped.Task.IsCompleted;
            var fast = await IdAsync(connection);
            goOn.SetResult();
            Assert.Equal(fast, await slow);
            await AssertStaysAsync(connection, fast);
        }
    }

    private async Task<bool> TestAsync(Network network)
    {
        var connection = emulator.NewAccount();
        var died = await Record.ExceptionAsync(() => IdAsync(connection, network)) is not null;
        var left = await BlobAsync(connection);
        var id = await IdAsync(connection);
        Assert.Matches("^[a-z2-7]{10}$", id);
        Assert.Equal(left ?? id, id);
        await AssertStaysAsync(connection, id);
        return died;
    }

    /// <summary>Also if one of the two places is lost.</summary>
    private static async Task AssertStaysAsync(string connection, string id)
    {
        Assert.Equal(id, await BlobAsync(connection));
        Assert.Equal(id, await IdAsync(connection));
        await new TableClient(connection, Schema.Table).DeleteAsync(Cancelled);
        Assert.Equal(id, await IdAsync(connection));
        await Container(connection).DeleteAsync(cancellationToken: Cancelled);
        Assert.Equal(id, await IdAsync(connection));
    }

    private static Network EndsAt(int k, bool after) => new(async (number, send) =>
    {
        if (number < k || (number == k && after))
        {
            await send();
        }

        if (number >= k)
        {
            throw new CrashException();
        }
    }, createsAll: true);

    private static async Task<string> IdAsync(string connection, Network? network = null)
    {
        network ??= new Network(createsAll: true);
        return await new StorageAccount(
            new(new BlobServiceClient(connection, On(network, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2024_11_04)))),
            new(new QueueServiceClient(connection, On(network, new QueueClientOptions(QueueClientOptions.ServiceVersion.V2024_11_04)))),
            new(new TableServiceClient(connection, On(network, new TableClientOptions())))).SiteIdAsync();
    }

    private static T On<T>(Network network, T options)
        where T : ClientOptions
    {
        options.Transport = network;
        options.Retry.MaxRetries = 0;
        return options;
    }

    private static BlobContainerClient Container(string connection) => new(connection, "editions");

    private static async Task<string?> BlobAsync(string connection)
    {
        var blob = Container(connection).GetBlobClient(SiteId.Blob);
        return await blob.ExistsAsync(Cancelled) ? (await blob.DownloadContentAsync(Cancelled)).Value.Content.ToString() : null;
    }
}
