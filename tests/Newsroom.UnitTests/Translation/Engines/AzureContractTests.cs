using Newsroom.Translation.Azure;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>Azure Translator by REST, version 3.0, before a stand-in.</summary>
public sealed class AzureContractTests() : AzureRestContractTests(AzureTranslatorSettings.Version3, new AzureStandIn());
