using Newsroom.Translation;

namespace Newsroom.Http.Operations;

/// <summary>Reads how much the translation engine is used, and whether it is paused.</summary>
public sealed class TranslationUse(CharacterBudget budget, EnginePause pause)
{
    internal async Task<TranslationUseResource> ReadAsync(CancellationToken cancellationToken)
    {
        var (month, characters, limit) = await budget.ReadAsync(cancellationToken);
        var current = await pause.FindAsync(cancellationToken);
        return new TranslationUseResource(month, characters, limit, current?.Until, current?.Reason);
    }
}
