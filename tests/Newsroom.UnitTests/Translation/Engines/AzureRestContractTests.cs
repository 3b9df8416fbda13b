using Azure.Core;
using Azure.Identity;
using Newsroom.Translation;
using Newsroom.Translation.Azure;
using Xunit;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>Azure Translator by REST, in one of its versions.</summary>
public abstract class AzureRestContractTests(string version, AzureStandIn standIn) : HttpEngineContractTests
{
    protected sealed override EngineStandIn StandIn => standIn;

    protected sealed override string Name => "Azure Translator";

    protected sealed override string Description => $"^Azure Translator {version.Replace(".", "\\.", StringComparison.Ordinal)}$";

    protected sealed override string Key => AzureStandIn.Key;

    protected sealed override (int Characters, int Texts) Max => (50_000, 1_000);

    [Fact]
    public async Task A_sentence_longer_than_a_request_is_refused_before_anything_is_sent()
    {
        string[] texts = ["Un mot.", new string('m', 50_001)];
        var failure = await Assert.ThrowsAsync<TranslationException>(() => Engine.TranslateAsync(texts, "fr", "en", Cancellation));
        Assert.Equal("A sentence of 50,001 characters is longer than the 50,000 that one request may have.", failure.Message);
        Assert.False(failure.IsOutage);
        Assert.Equal(0, StandIn.Requests);
    }

    [Fact]
    public async Task An_app_may_sign_in_with_its_identity()
    {
        using var engine = StartWith(new Identity());
        Assert.Equal(["xUn xmot."], await engine.TranslateAsync(["Un mot."], "fr", "en", Cancellation));

        using var stranger = StartWith(new Identity { IsUnknown = true });
        var failure = await Assert.ThrowsAsync<TranslationException>(() => stranger.TranslateAsync(["Un mot."], "fr", "en", Cancellation));
        Assert.Equal((true, "Azure Translator: the app's identity could not sign in."), (failure.IsOutage, failure.Message));
    }

    [Fact]
    public async Task Chinese_is_asked_for_with_its_script() =>
        Assert.Equal(["xUn xmot."], await Engine.TranslateAsync(["Un mot."], "fr", "zh", Cancellation));

    internal static string RefusalMessage(int status) => status == 401
        ? "Azure Translator refuses the key or the identity: check Newsroom:AzureTranslatorKey and Newsroom:AzureTranslatorRegion."
        : "Azure Translator refuses access: the free quota is used up, or the app's identity lacks the role Cognitive Services User.";

    protected sealed override string Refusal(int status) => RefusalMessage(status);

    private protected sealed override ITranslator Start(EngineLimits limits, TimeProvider clock) =>
        Start(Settings(), identity: null, limits, clock);

    private AzureTranslator StartWith(Identity identity) =>
        Start(Settings() with { Key = null, ResourceId = AzureStandIn.Resource }, identity, new EngineLimits(), TimeProvider.System);

    private static AzureTranslator Start(
        AzureTranslatorSettings settings, TokenCredential? identity, EngineLimits limits, TimeProvider clock) =>
        new(client => new AzureRestApi(settings, identity, client), limits, clock);

    private AzureTranslatorSettings Settings() => new(StandIn.Address, AzureStandIn.Region, Key, ResourceId: null, version);

    private sealed class Identity : TokenCredential
    {
        public bool IsUnknown { get; init; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            IsUnknown ? throw new CredentialUnavailableException("Nobody knows this app.")
            : requestContext.Scopes is ["https://cognitiveservices.azure.com/.default"]
            ? new AccessToken(AzureStandIn.Token, DateTimeOffset.UtcNow.AddHours(1))
            : throw new InvalidOperationException("A token for something else.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
