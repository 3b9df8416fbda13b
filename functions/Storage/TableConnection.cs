using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Newsroom.Storage;

/// <summary>Where tables are, and how requests to them are authorized.</summary>
/// <param name="Endpoint">Address of the table service; for the emulator with the account's name in its path.</param>
/// <param name="Authorization">Signs each attempt; null if <paramref name="Signature"/> authorizes the requests.</param>
/// <param name="Signature">A shared access signature without its question mark, part of every address; null for none.</param>
public sealed record TableConnection(Uri Endpoint, HttpPipelinePolicy? Authorization, string? Signature = null)
{
    /// <summary>Reads a connection string (https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string).</summary>
    /// <exception cref="FormatException">The text has no account and no endpoint, or neither a key nor a signature.</exception>
    public static TableConnection Parse(string text)
    {
        var parts = Split(text);
        if (string.Equals(parts.GetValueOrDefault("UseDevelopmentStorage"), "true", StringComparison.OrdinalIgnoreCase))
        {
            parts = Split(EmulatorAccount.ConnectionString);
        }

        var account = parts.GetValueOrDefault("AccountName");
        var endpoint = parts.GetValueOrDefault("TableEndpoint") ?? EndpointOf(account, parts);
        return (parts.GetValueOrDefault("SharedAccessSignature"), account, parts.GetValueOrDefault("AccountKey")) switch
        {
            ({ } signature, _, _) => new TableConnection(new Uri(endpoint), null, signature.TrimStart('?')),
            (_, { } name, { } key) => new TableConnection(new Uri(endpoint), new SharedKeyLite(name, Convert.FromBase64String(key))),
            _ => throw new FormatException("The connection string has no SharedAccessSignature, and not both AccountName and AccountKey."),
        };
    }

    /// <summary>Tables that an identity may read: those of a storage account or of Cosmos DB.</summary>
    public static TableConnection Of(Uri endpoint, TokenCredential credential)
    {
        var isCosmos = endpoint.Host.Contains(".table.cosmos.", StringComparison.OrdinalIgnoreCase);
        var audience = isCosmos ? "https://cosmos.azure.com" : "https://storage.azure.com";
        return new TableConnection(endpoint, new BearerTokenAuthenticationPolicy(credential, $"{audience}/.default"));
    }

    private static string EndpointOf(string? account, Dictionary<string, string> parts)
    {
        var protocol = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return account is null
            ? throw new FormatException("The connection string has no TableEndpoint and no AccountName.")
            : $"{protocol}://{account}.table.{suffix}";
    }

    private static Dictionary<string, string> Split(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Keys and signatures contain equals signs, too.
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parts[part[..equals]] = part[(equals + 1)..];
            }
        }

        return parts;
    }

    /// <summary>
    /// Signs the date and the address with the account's key
    /// (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key, Table service).
    /// </summary>
    private sealed class SharedKeyLite(string account, byte[] key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            var date = DateTimeOffset.UtcNow.ToString("R");
            var signed = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{date}\n/{account}{message.Request.Uri.ToUri().AbsolutePath}"));
            message.Request.Headers.SetValue("x-ms-date", date);
            message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{Convert.ToBase64String(signed)}");
        }
    }
}
