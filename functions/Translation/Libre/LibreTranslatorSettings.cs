using Microsoft.Extensions.Configuration;

namespace Newsroom.Translation.Libre;

/// <summary>Where LibreTranslate is, or what is compatible with it, and the key if it wants one.</summary>
internal sealed record LibreTranslatorSettings(Uri Address, string? Key)
{
    /// <returns>Null where no address is set.</returns>
    /// <exception cref="TranslationException">The address is none.</exception>
    public static LibreTranslatorSettings? Read(IConfigurationSection settings)
    {
        var (address, key) = (settings["LibreTranslateUrl"], settings["LibreTranslateKey"]);
        return string.IsNullOrWhiteSpace(address)
            ? null
            : new LibreTranslatorSettings(EngineAddress.Read("Newsroom:LibreTranslateUrl", address.Trim()), string.IsNullOrWhiteSpace(key) ? null : key.Trim());
    }

    /// <summary>The address of a function.</summary>
    public Uri Of(string function) => new(Address, $"{Address.AbsolutePath.TrimEnd('/')}/{function}");

    /// <summary>Without the key.</summary>
    public override string ToString() => Address.ToString();
}
