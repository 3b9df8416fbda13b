using Newsroom.Translation.Azure;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>Azure Translator by REST, version 2026-06-06, before a stand-in.</summary>
public sealed class Azure2026ContractTests() : AzureRestContractTests(AzureTranslatorSettings.Version2026, new Azure2026StandIn());
