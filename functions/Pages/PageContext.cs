using System.Globalization;
using Newsroom.Content;
using Newsroom.Pages.Assets;
using Newsroom.Pages.Look;
using Newsroom.Pages.Texts;
using Newsroom.Settings;

namespace Newsroom.Pages;

/// <summary>What every page knows of the site and of its reader.</summary>
/// <param name="Address">
/// The address of the site as its readers know it, without a slash at its end. Links inside the site are relative; those with another
/// scheme, and those for machines, cannot be.
/// </param>
/// <param name="Language">The language of the page: ISO 639-1.</param>
public sealed record PageContext(SiteOptions Site, SiteAssets Assets, string Address, string Language)
{
    /// <summary>Logo, footer and pages of the organisation.</summary>
    internal ShownLook Look { get; init; } = ShownLook.Empty;

    internal UiStrings Strings => UiStrings.For(Language);

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language == LanguageCode.Undetermined ? "" : Language);

    /// <summary>The language whose home page, topics and events the page links to: that of the page if the site has it.</summary>
    public string SiteLanguage => Site.Languages.Contains(Language) ? Language : Site.Languages[0];

    /// <summary>The page in every language of the site.</summary>
    /// <param name="path">The page in a language.</param>
    public IReadOnlyList<Alternate> InAllLanguages(Func<string, string> path) =>
        [.. Site.Languages.Select(language => new Alternate(language, path(language)))];

    /// <summary>The page in some languages, in the order of the site's: the links are where they are on other pages.</summary>
    /// <param name="languages">Those that are not the site's come last.</param>
    /// <param name="path">The page in a language.</param>
    public IReadOnlyList<Alternate> In(IReadOnlyCollection<string> languages, Func<string, string> path) =>
    [
        .. Site.Languages.Intersect(languages).Union(languages.Order(StringComparer.Ordinal))
            .Select(language => new Alternate(language, path(language))),
    ];

    /// <summary>An address for machines. That of a picture can be of another site.</summary>
    /// <param name="path">Inside the site, or a whole address.</param>
    public string Absolute(string path) => path.StartsWith('/') ? Address + path : path;

    /// <summary>The direction of a text: <c>rtl</c> or <c>ltr</c>.</summary>
    public static string Direction(string language) =>
        language != LanguageCode.Undetermined && CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft ? "rtl" : "ltr";
}
