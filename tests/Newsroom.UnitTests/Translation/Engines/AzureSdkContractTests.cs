using Newsroom.AzureTranslation;
using Newsroom.Translation;
using Newsroom.Translation.Azure;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>
/// Azure Translator with Microsoft's client library, before a stand-in of version 2026-06-06. If the package is missing, a client of the
/// tests replaces the library's (<c>tests/AzureTranslationSurface/README.md</c>).
/// </summary>
public sealed class AzureSdkContractTests : HttpEngineContractTests
{
    protected override EngineStandIn StandIn { get; } = new Azure2026StandIn();

    protected override string Name => "Azure Translator";

    protected override string Description => "^Azure Translator 2026-06-06$";

    protected override string Key => AzureStandIn.Key;

    protected override (int Characters, int Texts) Max => (50_000, 1_000);

    protected override string Refusal(int status) => AzureRestContractTests.RefusalMessage(status);

    private protected override ITranslator Start(EngineLimits limits, TimeProvider clock) =>
        new AzureTranslator(client => new AzureSdkApi(CreateTranslation(client.Http), Key, client), limits, clock);

#if AZURE_TRANSLATOR_SDK
    private TextTranslation CreateTranslation(HttpClient http) => TextTranslation.WithKey(Key, StandIn.Address, AzureStandIn.Region, http);
#else
    private TextTranslation CreateTranslation(HttpClient http) =>
        new(new ReplacedTextTranslationClient(StandIn.Address, Key, AzureStandIn.Region, TextTranslation.CreateOptions(http)));
#endif
}
