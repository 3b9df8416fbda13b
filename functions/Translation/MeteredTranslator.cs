using Newsroom.Telemetry;

namespace Newsroom.Translation;

/// <summary>The site's engine with the pause and the character budget that all instances share.</summary>
public sealed class MeteredTranslator(
    TranslationEngine engine, EnginePause pause, CharacterBudget budget, NewsroomMetrics metrics, TimeProvider clock) : ITranslator
{
    private ITranslator Translator => engine.Translator ?? throw new TranslationException(engine.Absence);

    /// <inheritdoc/>
    public async ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken)
    {
        await CheckPauseAsync(cancellationToken);
        try
        {
            return await Translator.DescribeAsync(source, target, cancellationToken);
        }
        catch (TranslationException outage) when (outage.IsOutage)
        {
            throw await BeginPauseAsync(outage, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public bool Supports(string source, string target) => engine.Translator?.Supports(source, target) == true;

    /// <inheritdoc/>
    /// <exception cref="TranslationPausedException">The engine is paused, or the budget is used up.</exception>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        await CheckPauseAsync(cancellationToken);
        var characters = fragments.Sum(fragment => (long)fragment.Length);
        var reserved = await budget.ReserveAsync(characters, cancellationToken);
        IReadOnlyList<string> translations;
        try
        {
            translations = await MeasureAsync(fragments, characters, source, target, cancellationToken);
        }
        catch (TranslationException outage) when (outage.IsOutage)
        {
            await budget.ReleaseAsync(reserved, cancellationToken);
            throw await BeginPauseAsync(outage, cancellationToken);
        }
        catch
        {
            // Also if the host is stopping.
            await budget.ReleaseAsync(reserved, CancellationToken.None);
            throw;
        }

        await pause.ResetAsync(cancellationToken);
        return translations;
    }

    private async Task<IReadOnlyList<string>> MeasureAsync(
        IReadOnlyList<string> fragments, long characters, string source, string target, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var translations = await Translator.TranslateAsync(fragments, source, target, cancellationToken);
            metrics.Translated(clock.GetElapsedTime(started), characters, source, target);
            return translations;
        }
        catch (TranslationException failure)
        {
            metrics.FailedToTranslate(clock.GetElapsedTime(started), failure, source, target);
            throw;
        }
    }

    private async Task CheckPauseAsync(CancellationToken cancellationToken)
    {
        if (await pause.FindAsync(cancellationToken) is var (until, reason))
        {
            throw new TranslationPausedException(reason, until);
        }
    }

    private async Task<TranslationPausedException> BeginPauseAsync(TranslationException outage, CancellationToken cancellationToken) =>
        new(outage.Message, await pause.BeginAsync(outage, cancellationToken), outage);
}
