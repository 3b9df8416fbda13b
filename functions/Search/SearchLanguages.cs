using Newsroom.Settings;
using Newsroom.Storage.Stores;

namespace Newsroom.Search;

/// <summary>The languages that can be searched.</summary>
public sealed class SearchLanguages(Generations generations, SiteOptions site)
{
    /// <summary>A caller can ask for any language: unknown ones must not become new series of a metric.</summary>
    private const string OtherLanguage = "other";

    /// <summary>The site's languages in their order, then other languages that have publications.</summary>
    public async Task<IReadOnlyList<string>> AllAsync(CancellationToken cancellationToken)
    {
        var known = await generations.LanguagesAsync(cancellationToken);
        return [.. site.Languages.Intersect(known), .. known.Except(site.Languages)];
    }

    /// <summary>The language as a metric reports it.</summary>
    public string? MetricTag(string? language) => language is null || site.Languages.Contains(language) ? language : OtherLanguage;
}
