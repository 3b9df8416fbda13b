using System.Text.Json;
using System.Text.Json.Serialization;
using Newsroom.Content;
using Newsroom.Settings;
using Newsroom.Storage;
using Newsroom.Storage.Stores;
using Newsroom.Telemetry;
using Newsroom.Translation;

namespace Newsroom.Publishing.Translating;

/// <summary>An order to translate one version of an article's original into one language.</summary>
/// <param name="Article">The article's id.</param>
/// <param name="Version">The version of the original.</param>
/// <param name="Language">The target language.</param>
/// <param name="Renew">Whether to translate again if the glossary has changed what is sent to the engine.</param>
/// <param name="TraceParent">
/// The span that ordered it (W3C Trace Context), so that one trace leads from an upload to its last translation; null if no trace is
/// recorded.
/// </param>
public sealed record TranslationJob(
    [property: JsonRequired] string Article,
    [property: JsonRequired] string Version,
    [property: JsonRequired] string Language,
    bool Renew = false,
    string? TraceParent = null);

/// <summary>The missing translations of an article: orders, and for those that cannot be made, the reasons.</summary>
public sealed record TranslationPlan(IReadOnlyList<TranslationJob> Jobs, IReadOnlyList<string> Obstacles)
{
    public static TranslationPlan Nothing { get; } = new([], []);

    public bool IsEmpty => Jobs.Count == 0 && Obstacles.Count == 0;

    /// <summary>Why translations are missing that cannot be made; null if there are none.</summary>
    public string? Explanation => Obstacles.Count > 0 ? string.Join(" ", Obstacles) : null;
}

/// <summary>Works out which translations an article lacks, and orders them through the queue <c>translations</c>.</summary>
public sealed class TranslationOrders(StorageAccount storage, TranslationEngine engine, SiteLanguages languages, SiteOptions site)
{
    public const string QueueName = "translations";

    /// <summary>
    /// Max number of orders that wait in the queue while a whole site is translated: enough to keep an engine busy, and few enough for a
    /// new article to be translated soon.
    /// </summary>
    internal const int MaxQueued = 600;

    /// <summary>One order for each language of the site that has neither an upload nor a translation of the current original.</summary>
    public TranslationPlan Plan(Article article)
    {
        if (article.Original is not { } original)
        {
            return TranslationPlan.Nothing;
        }

        var missing = site.Languages
            .Where(language => IsMissing(article, original, language))
            .ToLookup(language => CanTranslate(original.Language, language));
        return new TranslationPlan(
            [.. missing[true].Select(language => new TranslationJob(article.Id, original.Version, language))],
            [
                .. missing[false].Select(language => Obstacle(original.Language, language)),
                .. article.InReview.Select(Obstacle),
            ]);
    }

    /// <summary>Orders for all machine translations, also those that exist: to translate again what the glossary has changed.</summary>
    public TranslationPlan PlanToRenew(Article article)
    {
        if (article.Original is not { } original)
        {
            return TranslationPlan.Nothing;
        }

        var targets = site.Languages.Where(language => language != original.Language
            && article.SourceIn(language) is null && CanTranslate(original.Language, language));
        return new TranslationPlan(
            [.. targets.Select(language => new TranslationJob(article.Id, original.Version, language, Renew: true))], []);
    }

    /// <summary>The <see cref="Plan"/> of an upload: only the original is translated.</summary>
    public TranslationPlan PlanFor(Article article, string path) =>
        article.Original?.Path == path ? Plan(article) : TranslationPlan.Nothing;

    /// <summary>The languages of the site in their order: <see cref="Plan"/> depends on them.</summary>
    public string SiteLanguages => string.Join(',', site.Languages);

    /// <summary>
    /// The number of articles whose translations can be ordered before the queue is full; 0 if another instance says which are missing.
    /// </summary>
    public async Task<int> CapacityAsync(CancellationToken cancellationToken)
    {
        if (languages.IsOverruled)
        {
            return 0;
        }

        var queue = await storage.QueueAsync(QueueName);
        var waiting = (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        return Math.Max(0, MaxQueued - waiting) / site.Languages.Count;
    }

    /// <summary>
    /// Sends the orders, unless an instance with other languages was started later: that one finds what is missing in the ledger.
    /// </summary>
    public async Task SendAsync(TranslationPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Jobs.Count == 0 || languages.IsOverruled)
        {
            return;
        }

        var queue = await storage.QueueAsync(QueueName);
        foreach (var job in plan.Jobs)
        {
            var order = job with { TraceParent = Spans.Parent };
            await queue.SendMessageAsync(
                JsonSerializer.Serialize(order, PublishingJson.Readable.TranslationJob), cancellationToken);
        }
    }

    private static bool IsMissing(Article article, Edition original, string language) =>
        article.SourceIn(language) is null
        && article.In(language)?.SourceVersion != original.Version
        && article.InReview.All(review => review.Language != language);

    private bool CanTranslate(string source, string target) => engine.Translator?.Supports(source, target) == true;

    private static string Obstacle(Review review) =>
        $"The translation into {LanguageCode.EnglishName(review.Language)} waits for review, "
        + $"as {review.Flagged} of its {review.Sentences} sentences are doubtful: approve it, or upload a translation.";

    private string Obstacle(string source, string target) =>
        $"Not translated into {LanguageCode.EnglishName(target)}: " + (engine.Translator is null
            ? engine.Absence
            : $"the translation engine has no way from {LanguageCode.EnglishName(source)}.");
}
