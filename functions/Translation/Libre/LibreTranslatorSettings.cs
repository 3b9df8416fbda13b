using Microsoft.Extensions.Configuration;

namespace Newsroom.Translation.Libre;

/// <summary>The address of LibreTranslate or a compatible server, and the key if it requires one.</summary>
internal sealed record LibreTranslatorSettings(Uri Address, string? Key)
{
    /// <returns>Null if no address is set.</returns>
    /// <exception cref="TranslationException">The address is invalid.</exception>
    public static LibreTranslatorSettings? Read(IConfigurationSection settings)
    {
        var (address, key) = (settings["LibreTranslateUrl"], settings["LibreTranslateKey"]);
        return string.IsNullOrWhiteSpace(address)
            ? null
            : new LibreTranslatorSettings(
                EngineAddress.Read("Newsroom:LibreTranslateUrl", address.Trim()), string.IsNullOrWhiteSpace(key) ? null : key.Trim());
    }

    public Uri AddressOf(string function) => new(Address, $"{Address.AbsolutePath.TrimEnd('/')}/{function}");

    /// <summary>Without the key.</summary>
    public override string ToString() => Address.ToString();
}
