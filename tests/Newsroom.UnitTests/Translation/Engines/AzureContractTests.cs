using Azure.Core;
using Azure.Identity;
using Newsroom.Translation;
using Newsroom.Translation.Azure;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>Azure Translator, before a stand-in.</summary>
public sealed class AzureContractTests : HttpEngineContractTests
{
    protected override EngineStandIn StandIn { get; } = new AzureStandIn();

    protected override string Name => "Azure Translator";

    protected override string Description => "^Azure Translator 3\\.0$";

    protected override string Key => AzureStandIn.Key;

    protected override (int Characters, int Texts) Most => (50_000, 1_000);

    [Fact]
    public async Task A_sentence_longer_than_a_request_is_refused_before_anything_is_sent()
    {
        var failure = await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync(["Un mot.", new string('m', 50_001)], "fr", "en", Cancellation));
        Assert.Equal("A sentence of 50,001 characters is longer than the 50,000 that one request may have.", failure.Message);
        Assert.False(failure.IsOutage);
        Assert.Equal(0, StandIn.Requests);
    }

    [Fact]
    public async Task An_app_may_sign_in_as_itself()
    {
        using var engine = new AzureTranslator(Settings() with { Key = null, ResourceId = AzureStandIn.Resource }, new Identity(), new EngineLimits(), TimeProvider.System);
        Assert.Equal(["xUn xmot."], await engine.TranslateAsync(["Un mot."], "fr", "en", Cancellation));

        using var stranger = new AzureTranslator(Settings() with { Key = null, ResourceId = AzureStandIn.Resource }, new Identity { IsUnknown = true }, new EngineLimits(), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<TranslationException>(() => stranger.TranslateAsync(["Un mot."], "fr", "en", Cancellation));
        Assert.Equal((true, "Azure Translator: the app's identity could not sign in."), (failure.IsOutage, failure.Message));
    }

    [Fact]
    public async Task Chinese_is_asked_for_with_its_script() =>
        Assert.Equal(["xUn xmot."], await Engine.TranslateAsync(["Un mot."], "fr", "zh", Cancellation));

    [Theory]
    [InlineData("https://api-eur.cognitive.microsofttranslator.com", "https://api-eur.cognitive.microsofttranslator.com/translate?api-version=3.0&from=fr&to=en&textType=html", true)]
    [InlineData("https://newsroom.cognitiveservices.azure.com/", "https://newsroom.cognitiveservices.azure.com/translator/text/v3.0/translate?api-version=3.0&from=fr&to=en&textType=html", false)]
    [InlineData("https://newsroom.cognitiveservices.azure.com/translator/text/v3.0", "https://newsroom.cognitiveservices.azure.com/translator/text/v3.0/translate?api-version=3.0&from=fr&to=en&textType=html", false)]
    [InlineData("http://localhost:5000", "http://localhost:5000/translate?api-version=3.0&from=fr&to=en&textType=html", true)]
    public void A_resource_of_its_own_domain_has_another_path_and_needs_no_name(string endpoint, string address, bool namesResource)
    {
        var settings = new AzureTranslatorSettings(new Uri(endpoint), Region: null, Key: "k", ResourceId: null);
        Assert.Equal((address, namesResource), (settings.Translate("fr", "en").AbsoluteUri, settings.NamesResource));
        Assert.DoesNotContain("Key", settings.ToString(), StringComparison.Ordinal);
    }

    protected override string Refusal(int status) => status == 401
        ? "Azure Translator refuses the key or the identity: check Newsroom:AzureTranslatorKey and Newsroom:AzureTranslatorRegion."
        : "Azure Translator refuses access: the free quota is used up, or the app's identity lacks the role Cognitive Services User.";

    private protected override ITranslator Start(EngineLimits limits, TimeProvider clock) => new AzureTranslator(Settings(), identity: null, limits, clock);

    private AzureTranslatorSettings Settings() => new(StandIn.Address, AzureStandIn.Region, Key, ResourceId: null);

    private sealed class Identity : TokenCredential
    {
        public bool IsUnknown { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            IsUnknown ? throw new CredentialUnavailableException("Nobody knows this app.")
            : requestContext.Scopes is ["https://cognitiveservices.azure.com/.default"] ? new AccessToken(AzureStandIn.Token, DateTimeOffset.UtcNow.AddHours(1))
            : throw new InvalidOperationException("A token for something else.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
