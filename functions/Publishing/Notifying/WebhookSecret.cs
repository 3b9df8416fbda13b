using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Publishing.Notifying;

/// <summary>Signatures as Standard Webhooks has them (https://www.standardwebhooks.com, version 1 with a shared secret).</summary>
internal static class WebhookSecret
{
    private const string Prefix = "whsec_";

    /// <summary>A new secret.</summary>
    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>The value of the header <c>webhook-signature</c>.</summary>
    /// <param name="secret"><c>whsec_</c> and the key in base64.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="time">The header <c>webhook-timestamp</c>, in seconds.</param>
    /// <param name="content">The body as it is sent.</param>
    public static string Sign(string secret, string id, long time, ReadOnlySpan<byte> content)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{time}.")), .. content];
        var digest = HMACSHA256.HashData(Convert.FromBase64String(secret[Prefix.Length..]), signed);
        return $"v1,{Convert.ToBase64String(digest)}";
    }
}
