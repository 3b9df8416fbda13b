using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Newsroom.Storage;
using Xunit;

namespace Newsroom.Tests.Storage;

/// <summary>The app has roles on single containers, and may make none.</summary>
public sealed class ContainerRightsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_container_that_may_be_used_and_not_made_is_used()
    {
        using var service = new Service { Deployed = "pictures" };

        var container = await service.Account.ContainerAsync("pictures");
        await container.GetBlobClient("a").UploadAsync(new BinaryData("a"), Cancelled);
        Assert.NotEmpty(await SiteId.CreateAsync(container));
    }

    [Fact]
    public async Task Where_nothing_is_allowed_the_first_use_says_so()
    {
        using var service = new Service { Deployed = "others" };

        var container = await service.Account.ContainerAsync("pictures");
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() =>
            container.GetBlobClient("a").UploadAsync(new BinaryData("a"), Cancelled));
        Assert.Equal(403, refused.Status);
    }

    /// <summary>A storage service that lets the app write into one container.</summary>
    private sealed class Service : HttpMessageHandler
    {
        public required string Deployed { get; init; }

        public StorageAccount Account => new(new(() => Client), null!, null!);

        private BlobServiceClient Client => new(
            new Uri("https://account.blob.example"), new BlobClientOptions { Transport = new HttpClientTransport(this) });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isAllowed = request.RequestUri!.AbsolutePath.StartsWith($"/{Deployed}/", StringComparison.Ordinal);
            var status = isAllowed ? HttpStatusCode.Created : HttpStatusCode.Forbidden;
            var response = new HttpResponseMessage(status) { Content = new StringContent("") };
            response.Headers.TryAddWithoutValidation("ETag", "\"1\"");
            response.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
            return Task.FromResult(response);
        }
    }
}
