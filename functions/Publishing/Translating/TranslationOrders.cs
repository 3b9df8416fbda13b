using System.Text.Json;
using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>An order to translate one version of an article's original into one language.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Version">Of the original.</param>
/// <param name="Language">To translate into.</param>
/// <param name="Renew">Whether to do it again where the glossary has changed what is asked of the engine.</param>
/// <param name="TraceParent">The span that ordered it (W3C Trace Context), so that one trace leads from an upload to its last translation; null where nobody follows.</param>
public sealed record TranslationJob(string Article, string Version, string Language, bool Renew = false, string? TraceParent = null);

/// <summary>What an article lacks: orders that can be carried out, and for the rest, in words, why not.</summary>
public sealed record TranslationPlan(IReadOnlyList<TranslationJob> Jobs, IReadOnlyList<string> Obstacles)
{
    public static TranslationPlan Nothing { get; } = new([], []);

    public bool IsEmpty => Jobs.Count == 0 && Obstacles.Count == 0;

    /// <summary>Why something stays untranslated; null where nothing does.</summary>
    public string? Explanation => Obstacles.Count > 0 ? string.Join(" ", Obstacles) : null;
}

/// <summary>Decides which translations an article lacks, and orders them through the queue <c>translations</c>.</summary>
public sealed class TranslationOrders(StorageAccount storage, TranslationEngine engine, SiteOptions site)
{
    public const string QueueName = "translations";

    /// <summary>Orders that wait at most while a whole site is translated: an engine is busy with them for a while, and an article that is uploaded meanwhile has its turn soon.</summary>
    internal const int MostWaiting = 600;

    /// <summary>One order for each of the site's languages that has neither an upload nor a translation of the present original.</summary>
    public TranslationPlan Plan(Article article)
    {
        if (article.Original is not { } original)
        {
            return TranslationPlan.Nothing;
        }

        var missing = site.Languages.Where(language => IsMissing(article, original, language)).ToLookup(language => CanTranslate(original.Language, language));
        return new TranslationPlan(
            [.. missing[true].Select(language => new TranslationJob(article.Id, original.Version, language))],
            [.. missing[false].Select(language => Obstacle(original.Language, language)), .. article.InReview.Select(Obstacle)]);
    }

    /// <summary>Orders for what the machine has translated, or is to, once more: where the glossary has changed what is asked of the engine.</summary>
    public TranslationPlan PlanToRenew(Article article) => article.Original is not { } original ? TranslationPlan.Nothing : new TranslationPlan(
        [.. site.Languages.Where(language => language != original.Language && article.SourceIn(language) is null && CanTranslate(original.Language, language))
            .Select(language => new TranslationJob(article.Id, original.Version, language, Renew: true))],
        []);

    /// <summary>The same as far as it concerns one upload: only the original is translated.</summary>
    public TranslationPlan PlanFor(Article article, string path) => article.Original?.Path == path ? Plan(article) : TranslationPlan.Nothing;

    /// <summary>The languages of the site in their order: what <see cref="Plan"/> goes by.</summary>
    public string SiteLanguages => string.Join(',', site.Languages);

    /// <summary>Of how many articles more translations can be ordered without the queue growing long.</summary>
    public async Task<int> RoomAsync(CancellationToken cancellationToken)
    {
        var queue = await storage.QueueAsync(QueueName);
        var waiting = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        return Math.Max(0, MostWaiting - waiting) / site.Languages.Count;
    }

    public async Task SendAsync(TranslationPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Jobs.Count == 0)
        {
            return;
        }

        var queue = await storage.QueueAsync(QueueName);
        foreach (var job in plan.Jobs)
        {
            await queue.SendMessageAsync(JsonSerializer.Serialize(job with { TraceParent = Spans.Parent }, PublishingJson.Readable.TranslationJob), cancellationToken);
        }
    }

    private static bool IsMissing(Article article, Edition original, string language) =>
        article.SourceIn(language) is null && article.In(language)?.SourceVersion != original.Version && article.InReview.All(review => review.Language != language);

    private bool CanTranslate(string source, string target) => engine.Translator?.Supports(source, target) == true;

    private static string Obstacle(Review review) =>
        $"The translation into {LanguageCode.EnglishName(review.Language)} waits for review, as {review.Flagged} of its {review.Sentences} sentences are doubtful: "
        + "approve it, or upload a translation.";

    private string Obstacle(string source, string target) => engine.Translator is null
        ? $"Not translated into {LanguageCode.EnglishName(target)}: {engine.Absence}"
        : $"Not translated into {LanguageCode.EnglishName(target)}: the translation engine has no way from {LanguageCode.EnglishName(source)}.";
}
