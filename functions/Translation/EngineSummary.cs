using Newsroom.Settings;

namespace Newsroom.Translation;

/// <summary>Describes the engine in one line.</summary>
internal static class EngineSummary
{
    /// <summary>The engine that translates from the site's main language, or what to install if there is none.</summary>
    public static async Task<string> SummaryAsync(
        this TranslationEngine engine, SiteOptions site, CancellationToken cancellationToken)
    {
        if (engine.Translator is not { } translator)
        {
            return engine.Absence;
        }

        var routes = new List<string>();
        foreach (var language in site.Languages.Skip(1))
        {
            routes.Add(translator.Supports(site.Languages[0], language)
                ? await DescribeAsync(translator, site.Languages[0], language, cancellationToken)
                : $"no way from {site.Languages[0]} to {language}");
        }

        return routes.Count == 0 ? "nothing to translate: the site has one language" : string.Join("; ", routes.Distinct());
    }

    private static async Task<string> DescribeAsync(
        ITranslator translator, string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            return await translator.DescribeAsync(source, target, cancellationToken);
        }
        catch (TranslationException failure)
        {
            return failure.Message;
        }
    }
}
