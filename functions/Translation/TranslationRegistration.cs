using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Newsroom.Content;
using Newsroom.Markup;
using Newsroom.Translation.Apertium;
using Newsroom.Translation.Azure;
using Newsroom.Translation.Libre;
using Newsroom.Translation.Xliff;

namespace Newsroom.Translation;

/// <summary>Chooses the translation engine according to the settings.</summary>
internal static class TranslationRegistration
{
    /// <summary>
    /// Registers a <see cref="TranslationEngine"/>. <c>Newsroom:Translator</c> is <c>auto</c> (the default: Azure if it is configured, then
    /// LibreTranslate if its address is set, then Apertium if it is installed, then none), <c>azure</c>, <c>libretranslate</c>,
    /// <c>apertium</c> or <c>none</c>. It reads directories and starts no process.
    /// Azure: <c>Newsroom:AzureTranslatorKey</c>, or <c>Newsroom:AzureTranslatorResourceId</c> to sign in as the app itself, with
    /// <c>Newsroom:AzureTranslatorRegion</c> and optionally <c>Newsroom:AzureTranslatorEndpoint</c> and
    /// <c>Newsroom:AzureTranslatorVersion</c>.
    /// LibreTranslate: <c>Newsroom:LibreTranslateUrl</c> and optionally <c>Newsroom:LibreTranslateKey</c>.
    /// Apertium: <c>Newsroom:ApertiumPath</c> instead of <c>PATH</c>, <c>Newsroom:ApertiumData</c> instead of its own data directory.
    /// </summary>
    /// <exception cref="TranslationException">The settings name an engine that does not exist. The message is one line.</exception>
    public static IServiceCollection AddTranslation(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("Newsroom");
        var translator = (settings["Translator"] ?? string.Empty).Trim();
        Action<IServiceCollection>? add = translator.ToUpperInvariant() switch
        {
            "" or "AUTO" => Azure(settings) ?? Libre(settings) ?? Apertium(settings),
            "AZURE" => Azure(settings) ?? throw new TranslationException(
                "Newsroom:Translator is azure, but neither Newsroom:AzureTranslatorKey nor Newsroom:AzureTranslatorResourceId is set."),
            "LIBRETRANSLATE" => Libre(settings) ?? throw new TranslationException(
                "Newsroom:Translator is libretranslate, but Newsroom:LibreTranslateUrl is not set."),
            "APERTIUM" => Apertium(settings) ?? throw ApertiumAbsent(settings),
            "NONE" => null,
            _ => throw new TranslationException(
                $"Newsroom:Translator is \"{translator}\": it can be auto, azure, libretranslate, apertium or none."),
        };

        add?.Invoke(services);
        services.TryAddSingleton(provider => provider.GetService<ITranslator>() is { } engine
            ? TranslationEngine.Of(engine)
            : TranslationEngine.None(Absence(translator)));
        return services
            .AddSingleton<EnginePause>()
            .AddSingleton<CharacterBudget>()
            .AddSingleton<MeteredTranslator>()
            .AddSingleton(provider => new EditionTranslator(
                provider.GetRequiredService<MeteredTranslator>(), provider.GetRequiredService<HtmlCleaner>()))
            .AddSingleton<XliffWriter>()
            .AddSingleton<IEditionFormat, XliffFormat>();
    }

    private static Action<IServiceCollection>? Azure(IConfigurationSection settings) =>
        AzureTranslatorSettings.Read(settings) is { } azure
            ? services => services.AddSingleton<ITranslator>(provider => AzureTranslator.Create(
                azure,
                azure.Key is null ? new DefaultAzureCredential() : null,
                new EngineLimits(),
                Clock(provider)))
            : null;

    private static Action<IServiceCollection>? Libre(IConfigurationSection settings) =>
        LibreTranslatorSettings.Read(settings) is { } libre
            ? services => services.AddSingleton<ITranslator>(provider => new LibreTranslator(
                libre,
                new EngineLimits(),
                Clock(provider),
                provider.GetRequiredService<ILogger<LibreTranslator>>()))
            : null;

    private static Action<IServiceCollection>? Apertium(IConfigurationSection settings) =>
        FindApertium(settings) is { HasLanguages: true } installation
            ? services => services.AddSingleton<ITranslator>(provider => new ApertiumTranslator(
                installation,
                new ApertiumLimits(),
                Clock(provider),
                provider.GetRequiredService<ILogger<ApertiumTranslator>>()))
            : null;

    private static ApertiumInstallation? FindApertium(IConfigurationSection settings) =>
        ApertiumInstallation.Find(settings["ApertiumData"], settings["ApertiumPath"] ?? Environment.GetEnvironmentVariable("PATH"));

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;

    private static string Absence(string translator) => translator.Equals("none", StringComparison.OrdinalIgnoreCase)
        ? "No translation engine: Newsroom:Translator is none."
        : "No translation engine: install apertium (Debian: apertium apertium-fr-es apertium-eng-spa), "
        + "or set Newsroom__LibreTranslateUrl or Newsroom__AzureTranslatorKey.";

    private static TranslationException ApertiumAbsent(IConfigurationSection settings) => new(
        FindApertium(settings) is { } installation
            ? $"Newsroom:Translator is apertium, but no language pair is installed in {installation.ModesDirectory}."
            : "Newsroom:Translator is apertium, but there is no apertium on the PATH: "
            + "install it (Debian: apertium apertium-fr-es apertium-eng-spa).");
}
