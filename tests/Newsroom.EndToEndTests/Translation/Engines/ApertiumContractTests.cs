using Newsroom.Translation;

namespace Newsroom.Tests.Translation.Engines;

/// <summary>The Apertium of this machine.</summary>
public sealed class ApertiumContractTests(InstalledApertium apertium) : EngineContractTests
{
    protected override ITranslator Engine => apertium.Translator;

    protected override string Description => @"^Apertium \d+\.\d+";
}
