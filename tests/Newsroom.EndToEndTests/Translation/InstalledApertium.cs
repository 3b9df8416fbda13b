using Microsoft.Extensions.Logging.Abstractions;
using Newsroom.Translation.Apertium;
using Xunit;

[assembly: AssemblyFixture(typeof(Newsroom.Tests.Translation.InstalledApertium))]

namespace Newsroom.Tests.Translation;

/// <summary>The Apertium of this machine: one translator for all tests that do not change it.</summary>
public sealed class InstalledApertium : IAsyncDisposable
{
    private readonly Lazy<ApertiumTranslator> _translator = new(() => Start(new ApertiumLimits(), TimeProvider.System));

    public ApertiumTranslator Translator => _translator.Value;

    /// <summary>The installation. Skips the test if there is none.</summary>
    public static ApertiumInstallation Installation
    {
        get
        {
            var found = ApertiumInstallation.Find(null, Environment.GetEnvironmentVariable("PATH"));
            Assert.SkipWhen(found is null, "There is no Apertium here: infra/install apertium");
            return found;
        }
    }

    public static ApertiumTranslator Start(ApertiumLimits limits, TimeProvider time) =>
        new(Installation, limits, time, NullLogger<ApertiumTranslator>.Instance);

    public async ValueTask DisposeAsync()
    {
        if (_translator.IsValueCreated)
        {
            await _translator.Value.DisposeAsync();
        }
    }
}
