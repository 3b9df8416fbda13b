namespace Newsroom.Translation;

/// <summary>Reads the address of an engine on the network from a setting.</summary>
internal static class EngineAddress
{
    /// <exception cref="TranslationException">The value is not an HTTP address.</exception>
    public static Uri Read(string setting, string value) => Uri.TryCreate(value, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new TranslationException($"{setting} is \"{value}\": it has to be an address such as https://translate.example.org.");
}
