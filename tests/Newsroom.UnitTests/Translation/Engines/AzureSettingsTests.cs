using Newsroom.Translation.Azure;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

public sealed class AzureSettingsTests
{
    private const string Global = "https://api.cognitive.microsofttranslator.com";
    private const string OwnDomain = "https://newsroom.cognitiveservices.azure.com";
    private const string Languages = "&from=fr&to=en&textType=html";

    [Theory]
    [InlineData("https://api-eur.cognitive.microsofttranslator.com", "https://api-eur.cognitive.microsofttranslator.com/translate", true)]
    [InlineData($"{OwnDomain}/", $"{OwnDomain}/translator/text/v3.0/translate", false)]
    [InlineData(
        $"{OwnDomain}/translator/text/v3.0", $"{OwnDomain}/translator/text/v3.0/translate", false)]
    [InlineData("http://localhost:5000", "http://localhost:5000/translate", true)]
    public void The_own_domain_of_a_resource_has_another_path_and_identifies_the_resource(
        string endpoint, string address, bool namesResource)
    {
        var settings = Settings(endpoint, AzureTranslatorSettings.Version3);
        Assert.Equal(
            ($"{address}?api-version=3.0{Languages}", namesResource),
            (settings.TranslateAddress("fr", "en").AbsoluteUri, settings.NamesResource));
    }

    [Theory]
    [InlineData(Global, $"{Global}/translate?api-version=2026-06-06")]
    [InlineData(OwnDomain, $"{OwnDomain}/translator/text/translate?api-version=2026-06-06")]
    public void Version_2026_has_a_path_without_a_version_and_the_languages_in_the_body(string endpoint, string address) =>
        Assert.Equal(address, Settings(endpoint, AzureTranslatorSettings.Version2026).TranslateAddress("fr", "en").AbsoluteUri);

    [Fact]
    public void Settings_as_text_do_not_have_the_key() =>
        Assert.DoesNotContain("s3cret", Settings(OwnDomain, AzureTranslatorSettings.Version3).ToString(), StringComparison.Ordinal);

    private static AzureTranslatorSettings Settings(string endpoint, string version) =>
        new(new Uri(endpoint), Region: null, Key: "s3cret", ResourceId: null, version);
}
