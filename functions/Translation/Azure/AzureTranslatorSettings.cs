using Microsoft.Extensions.Configuration;

namespace Newsroom.Translation.Azure;

/// <summary>Address, version and credentials of Azure Translator.</summary>
/// <param name="Endpoint">The global endpoint, that of a geography, or the resource's own.</param>
/// <param name="Region">The Azure region of the resource; null for a global one.</param>
/// <param name="Key">The resource's key; null to sign in with the app's identity.</param>
/// <param name="ResourceId">The resource that the app's identity signs in to.</param>
/// <param name="Version">The service version: <see cref="Version3"/> or <see cref="Version2026"/>.</param>
internal sealed record AzureTranslatorSettings(Uri Endpoint, string? Region, string? Key, string? ResourceId, string Version)
{
    public const string Version3 = "3.0";
    public const string Version2026 = "2026-06-06";

#if AZURE_TRANSLATOR_SDK
    /// <summary>The only version of the client library that this build has.</summary>
    public const string DefaultVersion = Version2026;
#else
    public const string DefaultVersion = Version3;
#endif

    private static readonly Uri GlobalEndpoint = new("https://api.cognitive.microsofttranslator.com");

    private bool HasOwnDomain => Endpoint.Host.Contains(".cognitiveservices.azure.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a request by the app's identity must name the resource: the resource's own domain identifies it.</summary>
    public bool NamesResource => !HasOwnDomain;

    /// <returns>Null where neither key nor resource is set.</returns>
    /// <exception cref="TranslationException">The endpoint is not an address, or the version is unknown.</exception>
    public static AzureTranslatorSettings? Read(IConfigurationSection settings)
    {
        var (key, resource, endpoint, region) =
            (Text("AzureTranslatorKey"), Text("AzureTranslatorResourceId"), Text("AzureTranslatorEndpoint"), Text("AzureTranslatorRegion"));
        return key is null && resource is null
            ? null
            : new AzureTranslatorSettings(
                endpoint is null ? GlobalEndpoint : EngineAddress.Read("Newsroom:AzureTranslatorEndpoint", endpoint),
                "global".Equals(region, StringComparison.OrdinalIgnoreCase) ? null : region,
                key,
                resource,
                KnownVersion(Text("AzureTranslatorVersion") ?? DefaultVersion));

        string? Text(string name) => string.IsNullOrWhiteSpace(settings[name]) ? null : settings[name]!.Trim();
    }

    /// <summary>The address of a translation request.</summary>
    /// <param name="source">A language code of Azure Translator.</param>
    /// <param name="target">Likewise.</param>
    public Uri TranslateAddress(string source, string target)
    {
        var folder = Endpoint.AbsolutePath.TrimEnd('/');
        if (folder.Length == 0 && HasOwnDomain)
        {
            folder = Version == Version3 ? $"/translator/text/v{Version3}" : "/translator/text";
        }

        // Since 2026-06-06 the languages are in the body.
        var languages = Version == Version3 ? $"&from={Uri.EscapeDataString(source)}&to={Uri.EscapeDataString(target)}&textType=html" : "";
        return new Uri(Endpoint, $"{folder}/translate?api-version={Version}{languages}");
    }

    /// <summary>Without the key.</summary>
    public override string ToString() => Endpoint.ToString();

    private static string KnownVersion(string version) => version is Version3 or Version2026
        ? version
        : throw new TranslationException($"Newsroom:AzureTranslatorVersion is \"{version}\": it can be {Version3} or {Version2026}.");
}
