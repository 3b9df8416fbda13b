using Microsoft.Extensions.Configuration;

namespace Newsroom.Translation.Azure;

/// <summary>Where Azure Translator is, and who asks it.</summary>
/// <param name="Endpoint">Global, of a part of the world, or the resource's own.</param>
/// <param name="Region">Azure region of the resource; null for a global one.</param>
/// <param name="Key">Null to sign in as the app itself.</param>
/// <param name="ResourceId">The resource that the app signs in to.</param>
internal sealed record AzureTranslatorSettings(Uri Endpoint, string? Region, string? Key, string? ResourceId)
{
    /// <summary>Of the interface.</summary>
    public const string Version = "3.0";

    private static readonly Uri Global = new("https://api.cognitive.microsofttranslator.com");

    private bool IsOwnDomain => Endpoint.Host.Contains(".cognitiveservices.azure.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a request names the resource: the resource's own domain is name enough.</summary>
    public bool NamesResource => !IsOwnDomain;

    /// <returns>Null where neither key nor resource is set.</returns>
    /// <exception cref="TranslationException">The endpoint is no address.</exception>
    public static AzureTranslatorSettings? Read(IConfigurationSection settings)
    {
        var (key, resource, endpoint, region) = (Text("AzureTranslatorKey"), Text("AzureTranslatorResourceId"), Text("AzureTranslatorEndpoint"), Text("AzureTranslatorRegion"));
        return key is null && resource is null
            ? null
            : new AzureTranslatorSettings(
                endpoint is null ? Global : EngineAddress.Read("Newsroom:AzureTranslatorEndpoint", endpoint),
                "global".Equals(region, StringComparison.OrdinalIgnoreCase) ? null : region,
                key,
                resource);

        string? Text(string name) => string.IsNullOrWhiteSpace(settings[name]) ? null : settings[name]!.Trim();
    }

    /// <summary>Where to send texts.</summary>
    public Uri Translate(string source, string target)
    {
        var folder = Endpoint.AbsolutePath.TrimEnd('/');
        var path = folder.Length == 0 && IsOwnDomain ? $"/translator/text/v{Version}" : folder;
        return new Uri(Endpoint, $"{path}/translate?api-version={Version}&from={Code(source)}&to={Code(target)}&textType=html");
    }

    /// <summary>Languages of several scripts are asked for with one.</summary>
    private static string Code(string language) => language switch
    {
        "zh" => "zh-Hans",
        "sr" => "sr-Cyrl",
        "mn" => "mn-Cyrl",
        _ => Uri.EscapeDataString(language),
    };

    /// <summary>Without the key.</summary>
    public override string ToString() => Endpoint.ToString();
}
