using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Newsroom.LocalHost.Hosting;

/// <summary>
/// The app's own storage clients: it decides on their policies, so this host makes none. The queue client's message encoding
/// must be what <c>host.json</c> says (<c>extensions.queues.messageEncoding</c>, base64 unless set), or the real host could not read
/// the app's messages.
/// </summary>
internal sealed class StorageClients(IServiceProvider services)
{
    public BlobServiceClient Blobs => Get<BlobServiceClient>();

    public QueueServiceClient Queues => Get<QueueServiceClient>();

    public TableServiceClient Tables => Get<TableServiceClient>();

    private T Get<T>()
        where T : class =>
        services.GetService<T>()
        ?? throw new FunctionConfigurationException(
            $"The functions need a {typeof(T).Name}: register one with builder.Services.AddSingleton(…), made from the setting "
                + "AzureWebJobsStorage when it is first asked for.");
}
