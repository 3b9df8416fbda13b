using Newsroom.Publishing.Translating;
using Newsroom.Settings;
using Newsroom.Translation;

namespace Newsroom.Http.Operations;

/// <summary>Reads how much the translation engine is used, whether it is paused, and whether instances differ in their languages.</summary>
public sealed class TranslationUse(
    TranslationEngine engine, CharacterBudget budget, EnginePause pause, SiteLanguages languages, SiteOptions site)
{
    /// <summary>The engine in words, or how to install one.</summary>
    internal Task<string> DescribeEngineAsync(CancellationToken cancellationToken) => engine.SummaryAsync(site, cancellationToken);

    internal async Task<TranslationUseResource> ReadAsync(CancellationToken cancellationToken)
    {
        var (month, characters, limit) = await budget.ReadAsync(cancellationToken);
        var current = await pause.FindAsync(cancellationToken);
        var other = await languages.FindOtherAsync(cancellationToken);
        return new TranslationUseResource(month, characters, limit, current?.Until, current?.Reason, other);
    }
}
