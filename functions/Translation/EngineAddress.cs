namespace Newsroom.Translation;

/// <summary>The address of an engine on the network, as settings have it.</summary>
internal static class EngineAddress
{
    /// <exception cref="TranslationException">It is none.</exception>
    public static Uri Read(string setting, string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new TranslationException($"{setting} is \"{value}\": it has to be an address such as https://translate.example.org.");
}
