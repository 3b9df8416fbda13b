using System.Reflection;
using Azure.Storage.Blobs;
using Newsroom.LocalHost.Invocation;

namespace Newsroom.LocalHost.Blobs;

/// <summary>Parameters of blob functions: the blob as a reference or as content, and the parts of its name.</summary>
internal static class BlobBindings
{
    public static ParameterBinding<BlobDelivery>? Bind(ParameterInfo parameter, ParameterInfo trigger, BlobPathPattern pattern)
    {
        if (parameter != trigger)
        {
            return parameter.ParameterType == typeof(string) && pattern.Names.Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase)
                ? (delivery, _) => new(delivery.Values[parameter.Name!])
                : null;
        }

        var type = parameter.ParameterType;
        return type == typeof(BlobClient) ? (delivery, _) => new(delivery.Blob)
            : type == typeof(Stream) ? async (delivery, context) =>
                (await delivery.Blob.DownloadStreamingAsync(cancellationToken: context.CancellationToken)).Value.Content
            : type == typeof(string) ? async (delivery, context) => (await ContentAsync(delivery, context.CancellationToken)).ToString()
            : type == typeof(byte[]) ? async (delivery, context) => (await ContentAsync(delivery, context.CancellationToken)).ToArray()
            : null;
    }

    private static async Task<BinaryData> ContentAsync(BlobDelivery delivery, CancellationToken cancellationToken) =>
        (await delivery.Blob.DownloadContentAsync(cancellationToken)).Value.Content;
}
