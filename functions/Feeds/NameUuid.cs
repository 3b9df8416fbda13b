using System.Security.Cryptography;
using System.Text;

namespace Newsroom.Feeds;

/// <summary>UUIDs from names (RFC 9562, version 5), for formats whose ids must be URIs.</summary>
internal static class NameUuid
{
    private static readonly byte[] Newsroom = new Guid("0b5f8d3e-6c1a-4f57-9e42-7d1c2a90b6e4").ToByteArray(bigEndian: true);

    public static Guid Of(string name)
    {
#pragma warning disable CA5350 // The RFC requires SHA-1; it is not used for security here.
        var hash = SHA1.HashData([.. Newsroom, .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    public static string Urn(string name) => $"urn:uuid:{Of(name)}";
}
