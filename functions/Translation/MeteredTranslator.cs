using Newsroom.Telemetry;

namespace Newsroom.Translation;

/// <summary>The site's engine as translations use it: it keeps the pause that is on, and its characters are counted.</summary>
public sealed class MeteredTranslator(TranslationEngine engine, EnginePause pause, CharacterBudget budget, NewsroomMetrics measures, TimeProvider clock) : ITranslator
{
    private ITranslator Translator => engine.Translator ?? throw new TranslationException(engine.Absence);

    /// <inheritdoc/>
    public async ValueTask<string> DescribeAsync(string source, string target, CancellationToken cancellationToken)
    {
        await KeepPauseAsync(cancellationToken);
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
    /// <exception cref="TranslationPausedException">The engine is not asked now.</exception>
    public async Task<IReadOnlyList<string>> TranslateAsync(
        IReadOnlyList<string> fragments, string source, string target, CancellationToken cancellationToken)
    {
        await KeepPauseAsync(cancellationToken);
        var characters = fragments.Sum(fragment => (long)fragment.Length);
        var booked = await budget.BookAsync(characters, cancellationToken);
        IReadOnlyList<string> answers;
        try
        {
            answers = await TimedAsync(fragments, characters, source, target, cancellationToken);
        }
        catch (TranslationException outage) when (outage.IsOutage)
        {
            await budget.GiveBackAsync(booked, cancellationToken);
            throw await BeginPauseAsync(outage, cancellationToken);
        }
        catch
        {
            // Also where the host is stopping.
            await budget.GiveBackAsync(booked, CancellationToken.None);
            throw;
        }

        await pause.ForgetAsync(cancellationToken);
        return answers;
    }

    private async Task<IReadOnlyList<string>> TimedAsync(IReadOnlyList<string> fragments, long characters, string source, string target, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        try
        {
            var answers = await Translator.TranslateAsync(fragments, source, target, cancellationToken);
            measures.Translated(clock.GetElapsedTime(started), characters, source, target);
            return answers;
        }
        catch (TranslationException failure)
        {
            measures.FailedToTranslate(clock.GetElapsedTime(started), failure, source, target);
            throw;
        }
    }

    private async Task KeepPauseAsync(CancellationToken cancellationToken)
    {
        if (await pause.FindAsync(cancellationToken) is var (until, reason))
        {
            throw new TranslationPausedException(reason, until);
        }
    }

    private async Task<TranslationPausedException> BeginPauseAsync(TranslationException outage, CancellationToken cancellationToken) =>
        new(outage.Message, await pause.BeginAsync(outage, cancellationToken), outage);
}
