using System.Net;
using Azure.Storage.Queues;
using Xunit;

namespace Newsroom.Tests.EndToEnd;

/// <summary>
/// An event of Event Grid removes an article at once. <c>Reconcile</c> does not run on this site, so nothing else removes it. Azurite
/// sends no events: the tests put them on the queue.
/// </summary>
public sealed class RemovalTests(RemovalSite site) : IClassFixture<RemovalSite>
{
    private const string Text = "Les voisins vivent dans la ville et parlent de leurs projets.";

    [Theory]
    [InlineData("adieu.md", false)]
    [InlineData("adieu.md", true)]
    [InlineData("été à 100% #1 + ça?.md", false)]
    [InlineData("100%25 l’été&{0}.md", true)]
    public async Task An_event_withdraws_what_was_deleted(string name, bool isCloudEvent)
    {
        var folder = await site.NewFolderAsync();
        await folder.PublishAsync(name, $"{Text} Voici {folder.Word()}.");
        await folder.Site.DeleteAsync(folder.Path(name));
        await AssertAsync(folder, name, HttpStatusCode.OK);
        Assert.Equal([folder.Id(name)], await folder.FoundAsync("fr", folder.Word()));

        await site.TellAsync(folder.Path(name), isCloudEvent);
        await folder.Site.OverAsync(folder.Path(name), row => row.Text("state") == "withdrawn");
        await AssertAsync(folder, name, HttpStatusCode.Gone);
        Assert.Empty(await folder.FoundAsync("fr", folder.Word()));
    }

    [Fact]
    public async Task An_event_that_comes_after_the_next_upload_withdraws_nothing()
    {
        var folder = await site.NewFolderAsync();
        await folder.PublishAsync("retour.md", Text);
        await folder.Site.DeleteAsync(folder.Path("retour.md"));
        await folder.PublishAsync("retour.md", $"{Text} Les familles aussi.");

        await site.TellAsync(folder.Path("retour.md"), isCloudEvent: false);
        await site.AllHandledAsync();
        Assert.Equal("complete", (await folder.Site.StatusAsync(folder.Path("retour.md"))).Text("state"));
        Assert.Contains("Les familles aussi.", (await folder.ArticleAsync("retour.md", "fr")).Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_comes_twice_or_of_an_unknown_file_does_no_harm()
    {
        var folder = await site.NewFolderAsync();
        await folder.PublishAsync("deux.md", Text);
        await folder.Site.DeleteAsync(folder.Path("deux.md"));
        await site.TellAsync(folder.Path("deux.md"), isCloudEvent: false);
        await site.TellAsync(folder.Path("deux.md"), isCloudEvent: false);
        await site.TellAsync(folder.Path("inconnu.md"), isCloudEvent: false);

        await site.AllHandledAsync();
        await AssertAsync(folder, "deux.md", HttpStatusCode.Gone);
        Assert.DoesNotContain(await site.PoisonAsync(), message => message.Contains(folder.Tag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_event_of_a_deletion_is_said_to_be_none_and_set_aside()
    {
        await site.NewFolderAsync();
        await site.SendAsync(
            "{\"eventType\":\"Microsoft.Storage.BlobCreated\",\"subject\":\"/blobServices/default/containers/articles/blobs/x.md\"}");
        var poison = await site.Site.EventuallyAsync(site.PoisonAsync, messages => messages.Count > 0);
        Assert.Contains("BlobCreated", Assert.Single(poison), StringComparison.Ordinal);
        Assert.Contains(
            site.Site.Errors,
            error => error.Contains(
                "deletions is not the event of a deleted file: its type is 'Microsoft.Storage.BlobCreated'", StringComparison.Ordinal));
    }

    private static async Task AssertAsync(SiteFolder folder, string name, HttpStatusCode status)
    {
        using var answer = await folder.Site.GetAsync($"api/articles/{folder.Id(name)}");
        Assert.Equal(status, answer.StatusCode);
    }
}

/// <summary>A site that learns of deletions only from events.</summary>
public sealed class RemovalSite(RunningSite sites) : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private NewsroomSite? _site;

    public NewsroomSite Site => _site!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task<SiteFolder> NewFolderAsync()
    {
        await _starting.WaitAsync();
        try
        {
            _site ??= await sites.StartOwnAsync(new SiteSettings
            {
                Languages = "fr",
                Others = new()
                {
                    ["NewsroomReconcileSchedule"] = "0 0 0 29 2 *",
                    ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00.100",
                },
            });
            return new SiteFolder(_site);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Puts an event on the queue, as Event Grid does.</summary>
    public Task TellAsync(string path, bool isCloudEvent)
    {
        var subject = System.Text.Json.JsonEncodedText.Encode($"/blobServices/default/containers/articles/blobs/{path}");
        var address =
            $"https://stnewsroom.blob.core.windows.net/articles/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
        var data =
            $$$"""{"api":"DeleteBlob","requestId":"r","eTag":"0x8D","contentType":"text/plain","contentLength":9,"blobType":"BlockBlob","url":"{{{address}}}","sequencer":"00","storageDiagnostics":{"batchId":"b"}}""";
        return SendAsync(
            isCloudEvent
                ? $$$"""{"specversion":"1.0","source":"/subscriptions/s/storageAccounts/stnewsroom","id":"1","time":"2026-01-01T00:00:00Z","type":"Microsoft.Storage.BlobDeleted","subject":"{{{subject}}}","data":{{{data}}}}"""
                : $$$"""{"topic":"/subscriptions/s/storageAccounts/stnewsroom","id":"1","eventTime":"2026-01-01T00:00:00Z","eventType":"Microsoft.Storage.BlobDeleted","subject":"{{{subject}}}","dataVersion":"","metadataVersion":"1","data":{{{data}}}}"""
        );
    }

    public Task SendAsync(string message) => Queue("deletions").SendMessageAsync(message, Cancelled);

    /// <summary>Waits until the queue is empty.</summary>
    public Task AllHandledAsync() =>
        Site.EventuallyAsync(
            async () => (await Queue("deletions").GetPropertiesAsync(Cancelled)).Value.ApproximateMessagesCount, count => count == 0);

    /// <summary>Messages in the poison queue.</summary>
    public async Task<IReadOnlyList<string>> PoisonAsync() => await Queue("deletions-poison").ExistsAsync(Cancelled)
        ? [.. (await Queue("deletions-poison").PeekMessagesAsync(32, Cancelled)).Value.Select(message => message.Body.ToString())] : [];

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        _starting.Dispose();
    }

    private QueueClient Queue(string name) =>
        new(
            Site.Storage,
            name,
            new QueueClientOptions(QueueClientOptions.ServiceVersion.V2024_11_04) { MessageEncoding = QueueMessageEncoding.Base64 });
}
