using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Newsroom.Translation.Apertium;

namespace Newsroom.Translation;

/// <summary>Chooses the translation engine by the settings.</summary>
public static partial class TranslationRegistration
{
    private const string BuiltWithoutAzure = "this app was built without Azure Translator: build with -p:AzureTranslator=true";

    /// <summary>
    /// Registers a <see cref="TranslationEngine"/>. <c>Newsroom:Translator</c> is <c>auto</c> (the default: Azure if it is configured,
    /// then Apertium if it is installed, then none), <c>azure</c>, <c>apertium</c> or <c>none</c>. Looks at files; starts nothing.
    /// Azure: <c>Newsroom:AzureTranslatorKey</c>, or <c>Newsroom:AzureTranslatorResourceId</c> to sign in as the app itself, with
    /// <c>Newsroom:AzureTranslatorRegion</c> and perhaps <c>Newsroom:AzureTranslatorEndpoint</c>. Apertium: <c>Newsroom:ApertiumPath</c>
    /// in place of <c>PATH</c>, <c>Newsroom:ApertiumData</c> in place of its own data directory.
    /// </summary>
    /// <exception cref="TranslationException">The settings name an engine that is not there; the message is one line.</exception>
    public static IServiceCollection AddTranslation(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Newsroom");
        var translator = (settings["Translator"] ?? string.Empty).Trim();
        Action<IServiceCollection>? add = translator.ToUpperInvariant() switch
        {
            "" or "AUTO" => Azure(settings) ?? Apertium(settings),
            "AZURE" => Azure(settings) ?? throw AzureAbsent(settings),
            "APERTIUM" => Apertium(settings) ?? throw ApertiumAbsent(settings),
            "NONE" => null,
            _ => throw new TranslationException($"Newsroom:Translator is \"{translator}\": it can be auto, azure, apertium or none."),
        };

        add?.Invoke(services);
        services.TryAddSingleton(provider => provider.GetService<ITranslator>() is { } engine
            ? TranslationEngine.Of(engine)
            : TranslationEngine.None(Absence(translator, settings)));
        return services;
    }

    // Implemented in Translation/Azure; calls to it vanish from builds without the SDK.
    static partial void FindAzure(IConfigurationSection settings, ref Action<IServiceCollection>? add);

    private static Action<IServiceCollection>? Azure(IConfigurationSection settings)
    {
        Action<IServiceCollection>? add = null;
        if (IsAzureConfigured(settings))
        {
            FindAzure(settings, ref add);
        }

        return add;
    }

    private static Action<IServiceCollection>? Apertium(IConfigurationSection settings) =>
        FindApertium(settings) is { HasLanguages: true } installation
            ? services => services.AddSingleton<ITranslator>(provider => new ApertiumTranslator(
                installation,
                new ApertiumLimits(),
                provider.GetService<TimeProvider>() ?? TimeProvider.System,
                provider.GetRequiredService<ILogger<ApertiumTranslator>>()))
            : null;

    private static ApertiumInstallation? FindApertium(IConfigurationSection settings) =>
        ApertiumInstallation.Find(settings["ApertiumData"], settings["ApertiumPath"] ?? Environment.GetEnvironmentVariable("PATH"));

    private static bool IsAzureConfigured(IConfigurationSection settings) =>
        !string.IsNullOrWhiteSpace(settings["AzureTranslatorKey"]) || !string.IsNullOrWhiteSpace(settings["AzureTranslatorResourceId"]);

    private static string Absence(string translator, IConfigurationSection settings) => translator.ToUpperInvariant() switch
    {
        "NONE" => "No translation engine: Newsroom:Translator is none.",
        _ when IsAzureConfigured(settings) => $"No translation engine: {BuiltWithoutAzure}.",
        _ => "No translation engine: install apertium (Debian: apertium apertium-fr-es apertium-eng-spa) or set Newsroom__AzureTranslatorKey.",
    };

    private static TranslationException AzureAbsent(IConfigurationSection settings) => new(
        IsAzureConfigured(settings)
            ? $"Newsroom:Translator is azure, but {BuiltWithoutAzure}."
            : "Newsroom:Translator is azure, but neither Newsroom:AzureTranslatorKey nor Newsroom:AzureTranslatorResourceId is set.");

    private static TranslationException ApertiumAbsent(IConfigurationSection settings) => new(
        FindApertium(settings) is { } installation
            ? $"Newsroom:Translator is apertium, but no language pair is installed in {installation.ModesDirectory}."
            : "Newsroom:Translator is apertium, but there is no apertium on the PATH: install it (Debian: apertium apertium-fr-es apertium-eng-spa).");
}
