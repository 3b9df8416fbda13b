namespace Newsroom.Settings;

/// <summary>Reads the settings of webhooks.</summary>
internal static class WebhookSettings
{
    private const string Prefix = "whsec_";
    private const int MinKeyLength = 24;
    private const int MaxKeyLength = 64;

    /// <exception cref="InvalidOperationException">One is no address, or there is no secret.</exception>
    public static IReadOnlyList<Uri> ReadAddresses(IConfigurationSection section)
    {
        var setting = section[nameof(SiteOptions.Webhooks)] ?? "";
        Uri[] hooks =
        [
            .. setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text =>
                Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
                : throw new InvalidOperationException(
                    "Newsroom__Webhooks: one of them is not an address such as https://example.org/hook.")),
        ];
        return hooks.Length > 0 && ReadSecret(section) is null
            ? throw new InvalidOperationException("Newsroom__Webhooks needs Newsroom__WebhookSecret, with which messages are signed.")
            : hooks;
    }

    /// <exception cref="InvalidOperationException">It is not one. The message does not quote it.</exception>
    public static string? ReadSecret(IConfigurationSection section)
    {
        if (section[nameof(SiteOptions.WebhookSecret)] is not { Length: > 0 } secret)
        {
            return null;
        }

        var key = new byte[MaxKeyLength];
        return secret.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(secret[Prefix.Length..], key, out var length) && length >= MinKeyLength
            ? secret
            : throw new InvalidOperationException(
                $"Newsroom__WebhookSecret is not {Prefix} followed by {MinKeyLength} to {MaxKeyLength} bytes in base64.");
    }
}
