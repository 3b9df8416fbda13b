using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newsroom.Translation;
using Newsroom.Translation.Apertium;
using Newsroom.Translation.Azure;
using Newsroom.Translation.Libre;
using Xunit;

namespace Newsroom.Tests.Translation;

public sealed class TranslationRegistrationTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("auto")]
    [InlineData("Apertium")]
    public async Task Apertium_is_found(string? setting)
    {
        using var data = new TemporaryModes(("fra-spa", "cat"));
        await using var services = Services(("Translator", setting), ("ApertiumPath", data.Directory), ("ApertiumData", data.Directory));
        Assert.IsType<ApertiumTranslator>(services.GetRequiredService<TranslationEngine>().Translator);
        Assert.Empty(services.GetRequiredService<TranslationEngine>().Absence);
    }

    [Fact]
    public async Task Without_an_engine_there_is_a_reason_and_no_translator()
    {
        await using var services = Services(("ApertiumPath", "/nowhere"));
        var engine = services.GetRequiredService<TranslationEngine>();
        Assert.Null(engine.Translator);
        Assert.StartsWith("No translation engine: install apertium (", engine.Absence, StringComparison.Ordinal);
        Assert.EndsWith("or set Newsroom__LibreTranslateUrl or Newsroom__AzureTranslatorKey.", engine.Absence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_means_none()
    {
        await using var services = Services(("Translator", "none"));
        Assert.Null(services.GetRequiredService<TranslationEngine>().Translator);
        Assert.Equal("No translation engine: Newsroom:Translator is none.", services.GetRequiredService<TranslationEngine>().Absence);
    }

    [Fact]
    public void Apertium_without_language_pairs_is_an_error()
    {
        using var data = new TemporaryModes();
        Refused(
            $"Newsroom:Translator is apertium, but no language pair is installed in {data.Directory}/modes.",
            ("Translator", "apertium"),
            ("ApertiumPath", data.Directory),
            ("ApertiumData", data.Directory));
    }

    [Fact]
    public void Apertium_that_is_not_there_is_an_error() => Refused(
        "Newsroom:Translator is apertium, but there is no apertium on the PATH: "
            + "install it (Debian: apertium apertium-fr-es apertium-eng-spa).",
        ("Translator", "apertium"),
        ("ApertiumPath", "/nowhere"));

    [Fact]
    public void An_unknown_engine_is_an_error() => Refused(
        "Newsroom:Translator is \"google\": it can be auto, azure, libretranslate, apertium or none.", ("Translator", "google"));

    [Fact]
    public void Azure_without_a_key_is_an_error() => Refused(
        "Newsroom:Translator is azure, but neither Newsroom:AzureTranslatorKey nor Newsroom:AzureTranslatorResourceId is set.",
        ("Translator", "azure"));

    [Fact]
    public void LibreTranslate_without_an_address_is_an_error() => Refused(
        "Newsroom:Translator is libretranslate, but Newsroom:LibreTranslateUrl is not set.", ("Translator", "libretranslate"));

    [Theory]
    [InlineData("LibreTranslateUrl")]
    [InlineData("AzureTranslatorEndpoint")]
    public void An_invalid_address_is_an_error(string setting) => Refused(
        $"Newsroom:{setting} is \"example.org\": it has to be an address such as https://translate.example.org.",
        ("AzureTranslatorKey", setting.StartsWith("Azure", StringComparison.Ordinal) ? "key" : null),
        (setting, "example.org"));

    [Theory]
    [InlineData("3.0")]
    [InlineData("2026-06-06")]
    public async Task Azure_has_the_version_of_the_setting(string version)
    {
        await using var services = Services(("AzureTranslatorKey", "key"), ("AzureTranslatorVersion", version));
        var description = await services.GetRequiredService<ITranslator>().DescribeAsync("fr", "en", TestContext.Current.CancellationToken);
        Assert.Equal($"Azure Translator {version}", description);
    }

    [Fact]
    public async Task Without_the_setting_Azure_has_the_default_version()
    {
        await using var services = Services(("AzureTranslatorKey", "key"));
        Assert.Equal(
            $"Azure Translator {AzureTranslatorSettings.DefaultVersion}",
            await services.GetRequiredService<ITranslator>().DescribeAsync("fr", "en", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_unknown_version_of_Azure_is_an_error() => Refused(
        "Newsroom:AzureTranslatorVersion is \"3.1\": it can be 3.0 or 2026-06-06.",
        ("AzureTranslatorKey", "key"),
        ("AzureTranslatorVersion", "3.1"));

    [Theory]
    [InlineData("azure", "AzureTranslatorKey")]
    [InlineData("auto", "AzureTranslatorKey")]
    [InlineData(null, "AzureTranslatorResourceId")]
    public async Task Azure_is_there_where_it_is_configured(string? translator, string setting)
    {
        await using var services = Services(
            ("Translator", translator), (setting, "something"), ("LibreTranslateUrl", "http://localhost:1"));
        Assert.IsType<AzureTranslator>(services.GetRequiredService<TranslationEngine>().Translator);
    }

    [Theory]
    [InlineData("LibreTranslate")]
    [InlineData("auto")]
    public async Task LibreTranslate_is_there_where_it_is_configured(string translator)
    {
        await using var services = Services(("Translator", translator), ("LibreTranslateUrl", "http://localhost:1"));
        Assert.IsType<LibreTranslator>(services.GetRequiredService<TranslationEngine>().Translator);
    }

    private static void Refused(string message, params (string Key, string? Value)[] settings) =>
        Assert.Equal(message, Assert.Throws<TranslationException>(() => Services(settings)).Message);

    private static ServiceProvider Services(params (string Key, string? Value)[] settings) =>
        new ServiceCollection()
            .AddLogging()
            .AddTranslation(new ConfigurationBuilder()
                .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("Newsroom:" + setting.Key, setting.Value)))
                .Build())
            .BuildServiceProvider();
}
