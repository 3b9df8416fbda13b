using System.Net.Http.Headers;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Newsroom.Content;
using Xunit;

namespace Newsroom.Tests.Articles;

/// <summary>A blob can have a name whose address is that of another blob.</summary>
public sealed class DotSegmentTests(StorageEmulator emulator) : IClassFixture<StorageEmulator>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("x/../y.md")]
    [InlineData("./y.md")]
    [InlineData("x/..")]
    public async Task It_is_rejected_with_a_reason_and_never_read_as_the_other(string path)
    {
        var connection = emulator.NewAccount();
        var site = await Site.CreateAsync(connection, "fr");
        await site.UploadAsync("y.md", ArticleText.First("Autre"));
        await UploadRawAsync(connection, path);

        await using var process = site.Start(later: TimeSpan.FromHours(1));
        await process.ReconcileAsync();
        await process.ReconcileAsync();
        var row = await process.LedgerAsync(path);
        Assert.Equal(LedgerState.Rejected, row!.State);
        Assert.StartsWith("A path must have no part", row.Error, StringComparison.Ordinal);
        Assert.Equal(LedgerState.Complete, (await process.LedgerAsync("y.md"))!.State);
    }

    private static async Task UploadRawAsync(string connection, string path)
    {
        var container = new BlobContainerClient(connection, "articles");
        var address = new UriBuilder(container.GenerateSasUri(BlobContainerSasPermissions.All, DateTimeOffset.UtcNow.AddHours(1)));
        var name = path.Replace("/", "%2F", StringComparison.Ordinal).Replace(".", "%2E", StringComparison.Ordinal);
        var raw = $"{address.Scheme}://{address.Host}:{address.Port}{address.Path}/{name}{address.Query}";
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Put, new Uri(raw, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = new ByteArrayContent("# Un titre"u8.ToArray()),
        };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        request.Headers.Add("x-ms-version", "2024-11-04");
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/markdown");
        using var answer = await http.SendAsync(request, Cancellation);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
