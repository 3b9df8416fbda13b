using System.Text.Json;
using Newsroom.Storage;
using Newsroom.Translation;

namespace Newsroom.Articles;

/// <summary>An order to translate one version of an article's original into one language.</summary>
public sealed record TranslationJob(string Article, string Version, string Language);

/// <summary>What an article lacks: orders that can be carried out, and for the rest, in words, why not.</summary>
public sealed record TranslationPlan(IReadOnlyList<TranslationJob> Jobs, IReadOnlyList<string> Obstacles)
{
    public static TranslationPlan Nothing { get; } = new([], []);

    public bool IsEmpty => Jobs.Count == 0 && Obstacles.Count == 0;
}

/// <summary>Decides which translations an article lacks, and orders them through the queue <c>translations</c>.</summary>
public sealed class TranslationOrders(StorageAccount storage, TranslationEngine engine, SiteOptions site)
{
    public const string QueueName = "translations";

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
            [.. missing[false].Select(language => Obstacle(original.Language, language))]);
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
            await queue.SendMessageAsync(JsonSerializer.Serialize(job, ArticleJson.Readable.TranslationJob), cancellationToken);
        }
    }

    private static bool IsMissing(Article article, Edition original, string language) =>
        article.SourceIn(language) is null && article.In(language)?.Version != original.Version;

    private bool CanTranslate(string source, string target) => engine.Translator?.Supports(source, target) == true;

    private string Obstacle(string source, string target) => engine.Translator is null
        ? $"Not translated into {LanguageCode.EnglishName(target)}: {engine.Absence}"
        : $"Not translated into {LanguageCode.EnglishName(target)}: {engine.Translator.Describe(source, target)} has no way from {LanguageCode.EnglishName(source)}.";
}
