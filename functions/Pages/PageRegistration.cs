using System.Text.Encodings.Web;
using System.Text.Unicode;
using Newsroom.Pages.Assets;
using Newsroom.Pages.Look;
using Newsroom.Pages.Texts;

namespace Newsroom.Pages;

/// <summary>The pages of the site.</summary>
internal static class PageRegistration
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton<PageRenderer>()
        .AddSingleton<SiteAssets>()
        .AddSingleton<SiteLooks>()
        .AddSingleton<SitePages>()
        .AddSingleton<NamedArticles>()
        .AddSingleton<RelatedArticles>()
        .AddSingleton<SiteMapLists>()
        .AddHostedService<MissingTexts>()
        .AddHostedService<ColorContrast>();
}
