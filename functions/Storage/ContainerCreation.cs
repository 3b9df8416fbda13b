using Azure;
using Azure.Storage.Blobs;

namespace Newsroom.Storage;

internal static class ContainerCreation
{
    /// <summary>
    /// Makes the container if it is missing and may be made. In Azure the app has roles on the containers that were deployed, and can use
    /// them only: a missing one shows at its first use.
    /// </summary>
    public static async Task CreateIfAllowedAsync(this BlobContainerClient container)
    {
        try
        {
            await container.CreateIfNotExistsAsync();
        }
        catch (RequestFailedException forbidden) when (forbidden.Status == 403)
        {
            // Whether an identity that may not make containers hears that there is one (409) or that it may not (403) is up to Azure.
        }
    }
}
