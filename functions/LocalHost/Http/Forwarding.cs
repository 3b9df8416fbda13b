using System.Text;
using Microsoft.AspNetCore.Http;

namespace Newsroom.LocalHost.Http;

/// <summary>
/// What the real host can't pass on to the worker: it answers such a request with an empty 500, some only after 15 seconds.
/// </summary>
internal static class Forwarding
{
    /// <summary>Bytes; the real host's limit. (The documentation of Functions says 210,000,000.)</summary>
    public const long MaxBody = 104_857_600;

    /// <summary>By this header the host and the worker find each other.</summary>
    private const string InvocationHeader = "x-ms-invocation-id";

    public static bool CanPass(HttpRequest request) =>
        request.ContentLength is null or <= MaxBody
        && HasReadableHost(request)
        && !request.Headers.ContainsKey(InvocationHeader)
        && request.Headers.All(header => header.Value.All(value => Ascii.IsValid(value)));

    private static bool HasReadableHost(HttpRequest request)
    {
        try
        {
            return Uri.TryCreate($"{request.Scheme}://{request.Host}/", UriKind.Absolute, out _);
        }
        catch (ArgumentException)
        {
            // A name such as xn--a, which stands for no other.
            return false;
        }
    }
}
