namespace Newsroom.Translation;

/// <summary>The engine in one line.</summary>
internal static class EngineSummary
{
    /// <summary>What translates from the site's main language, or what to install so that something does.</summary>
    public static string Summary(this TranslationEngine engine, SiteOptions site) => engine.Translator is not { } translator
        ? engine.Absence
        : string.Join("; ", site.Languages.Skip(1)
            .Select(language => translator.Supports(site.Languages[0], language)
                ? translator.Describe(site.Languages[0], language)
                : $"no way from {site.Languages[0]} to {language}")
            .DefaultIfEmpty("nothing to translate: the site has one language")
            .Distinct());
}
